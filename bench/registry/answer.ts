import { readFileSync } from 'node:fs'

/** The output of each process of the benchmark, as one line of JSON. */
export interface Said {
  /** Chi-square of the log-rank test; for SQL by hand the number of rows. */
  readonly value: number
  /** Peak memory of the process. */
  readonly megabytes: number
  /** Time of the analysis, from columns in memory. */
  readonly milliseconds?: number
  /** Time of the statistics alone, from the event tables. */
  readonly statistics?: number
}

export const say = (said: Omit<Said, 'megabytes'>): void => {
  const status = readFileSync('/proc/self/status', 'utf8')
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])
  console.log(JSON.stringify({ ...said, megabytes: kilobytes / 1024 }))
}
