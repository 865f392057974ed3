import type { Figure, FigureCurve } from '../../../documents/papers/figures/curves/read-figure.ts'
import type { FigureGroup } from '../../../documents/papers/figures/patients/patients-of-figure.ts'

type Row = Figure['atRisk'][number]

/**
 * What the numbers at risk below a figure say against its curves, in sentences; none where they agree.
 *
 * Of R patients at risk at a time, at most R S(u)/S(t) are at risk at a later time u, because S falls by 1 - d/n where d of n
 * have the event, and n falls at least as much. A row contradicts a curve if a number is larger than that, whether its program
 * counts patients at their own time or not, with room for the precision of the drawing. A row that contradicts every curve is
 * a finding of its own: whatever the patients were, figure and numbers do not belong together; but where there are more rows than
 * curves, it may be that of a curve that was not read. Rows that contradict no curve in this
 * way, but with which no whole numbers of patients were found, are said to be unused.
 */
export const atRiskFindings = (
  figure: Pick<Figure, 'atRisk' | 'curves' | 'precision'>,
  groups: readonly Pick<FigureGroup, 'hasAtRisk'>[],
): readonly string[] => {
  const { atRisk: rows, curves } = figure
  const isOfOther = rows.length > curves.length
  const contradictions = rows.flatMap((row, i) => {
    if (isOfOther) return []
    const words = curves.map((curve) => contradictionOf(row, curve, figure.precision))
    if (words.includes(null) || words.length === 0) return []
    const own = curves.findIndex(({ name, colour }) => name === row.name || colour === row.colour)
    return [
      `FINDING: row ${i + 1} of the numbers at risk${row.name === '' ? '' : ` ("${row.name}")`} contradicts ${curves.length === 1 ? 'the curve' : 'every curve'}: ${words[Math.max(0, own)]}.`,
    ]
  })
  if (contradictions.length > 0 || rows.length === 0 || groups.every(({ hasAtRisk }) => hasAtRisk))
    return contradictions
  return [
    `Numbers at risk were read in ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} and not used: they were not found to belong to the curves, or no whole numbers of patients give both. Compare them with the overlay.`,
  ]
}

/** The first number at risk that is larger than the curve allows, in words. */
const contradictionOf = (
  { cells }: Row,
  { steps }: FigureCurve,
  precision: Figure['precision'],
): string | null => {
  const last = (isBefore: (time: number) => boolean): number =>
    steps.findLast(({ time }) => isBefore(time))?.survival ?? 1
  for (const [i, { time, number }] of cells.entries()) {
    const before = cells[i - 1]
    if (before === undefined) continue
    const from = Math.max(1e-9, last((at) => at <= before.time + 2 * precision.time) - precision.survival)
    const until = last((at) => at < time - 2 * precision.time) + precision.survival
    const most = Math.floor(before.number * Math.min(1, until / from) + 1e-6)
    if (number > most)
      return `${number} at ${time}, of ${before.number} at ${before.time} at most ${most} can be left, as the curve falls`
  }
  return null
}
