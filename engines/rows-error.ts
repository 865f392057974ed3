/**
 * Rows that cannot be read: an unreachable server, an unreadable file. Reported as a fault of the data, so that the
 * cohort stops and nothing is written. The message contains no value of a row, which a server's own message might.
 */
export class RowsError extends Error {
  readonly faults: readonly {
    readonly file: string
    /** Only where the line itself is at fault; reveals no values of a row. */
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
