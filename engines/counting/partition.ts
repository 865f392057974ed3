/** Rows by part: those of part p are `rows[starts[p]]` up to `rows[starts[p + 1]]`, in the order in which they came. */
export interface Partition {
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/**
 * @param partOf the part of each row; negative: in none
 * @param order the order of the rows to be kept; null: the given order
 */
export const partition = (partOf: Int32Array, parts: number, order: Uint32Array | null): Partition => {
  const starts = new Uint32Array(parts + 1)
  for (let i = 0; i < partOf.length; i++) if (partOf[i]! >= 0) starts[partOf[i]! + 1]!++
  for (let p = 0; p < parts; p++) starts[p + 1]! += starts[p]!
  const rows = new Uint32Array(starts[parts]!)
  const next = starts.slice()
  for (let k = 0; k < partOf.length; k++) {
    const i = order === null ? k : order[k]!
    const part = partOf[i]!
    if (part >= 0) rows[next[part]!++] = i
  }
  return { starts, rows }
}

/** The indices of a column in ascending order of value, stable. */
export const orderOf = (column: Float64Array): Uint32Array =>
  Uint32Array.from(column, (_, i) => i).sort((a, b) => column[a]! - column[b]! || a - b)
