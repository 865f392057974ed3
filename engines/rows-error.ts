/**
 * Rows that cannot be had: a server that is not there, a file that cannot be read. Told as a fault of the data, so that
 * the cohort stops and nothing is written. The message names no value of a row: a server's own words might.
 */
export class RowsError extends Error {
  readonly faults: readonly {
    readonly file: string
    /** Where the line alone is at fault; it says nothing of a row's values. */
    readonly line?: number
    readonly field?: string
    readonly expected: string
    readonly found: string
    readonly remedy?: string | undefined
  }[]
  constructor(...faults: RowsError['faults']) {
    super(
      faults.map(({ file, expected, found }) => `${file}: expected ${expected}, found ${found}`).join('\n'),
    )
    this.name = 'DataError'
    this.faults = faults
  }
}
