import { performance } from 'node:perf_hooks'
import type { Tell } from './contracts.ts'

const MILLISECONDS_BETWEEN = 250

/** Passes on what is told once in a while: a stage tells as often as it likes, and nobody reads faster than this. */
export const seldom = (tell: Tell): Tell => {
  let last = performance.now()
  return (done, total, what) => {
    if (performance.now() - last < MILLISECONDS_BETWEEN) return
    last = performance.now()
    tell(done, total, what)
  }
}
