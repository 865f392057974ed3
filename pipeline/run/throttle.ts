import { performance } from 'node:perf_hooks'
import type { ReportProgress } from '../contracts.ts'

const MILLISECONDS_BETWEEN = 250

/** Throttles progress callbacks to one every 250 ms. */
export const throttled = (tell: ReportProgress): ReportProgress => {
  let last = performance.now()
  return (done, total, what) => {
    if (performance.now() - last < MILLISECONDS_BETWEEN) return
    last = performance.now()
    tell(done, total, what)
  }
}
