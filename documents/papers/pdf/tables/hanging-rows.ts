import type { BodyRow } from './body-rows.ts'

/** Rows whose label is indented more than those around it, and that have few cells, may be the second lines of the rows above. */
export const withHanging = (rows: readonly BodyRow[]): readonly BodyRow[] => {
  const leftOf = (row: BodyRow | undefined): number =>
    row?.texts.find(({ first }) => first === 0)?.fragment.left ?? Number.POSITIVE_INFINITY
  const isHanging = (i: number): boolean => {
    const [before, row, after] = [rows[i - 1], rows[i], rows[i + 1]]
    if (before === undefined || row === undefined) return false
    const step = 0.4 * row.texts[0]!.fragment.size
    return (
      leftOf(row) > leftOf(before) + step &&
      (after === undefined || leftOf(row) > leftOf(after) + step) &&
      row.texts.length <= before.texts.length / 2
    )
  }
  return rows.map((row, i) =>
    isHanging(i) || isHanging(i + 1) ? { ...row, doubt: row.doubt || 'lines that may be rows' } : row,
  )
}
