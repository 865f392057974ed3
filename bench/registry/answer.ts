import { readFileSync } from 'node:fs'

/** What each process of the benchmark says at its end, as one line of JSON. */
export interface Said {
  /** Chi-square of the log-rank test, or for SQL by hand the rows of its answer. */
  readonly value: number
  /** The greatest memory that the process held. */
  readonly megabytes: number
  /** What was asked, from columns in memory. */
  readonly milliseconds?: number
  /** The statistics alone, once the event tables are there. */
  readonly statistics?: number
}

export const say = (said: Omit<Said, 'megabytes'>): void => {
  const status = readFileSync('/proc/self/status', 'utf8')
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])
  console.log(JSON.stringify({ ...said, megabytes: kilobytes / 1024 }))
}
