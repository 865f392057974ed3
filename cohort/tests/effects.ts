import type { Test } from '../plan/test.ts'
import type { Effect } from './group-test.ts'
import { GROUP_TESTS } from './group-tests.ts'

/** The effects of each test, in the order in which they are reported; none where the test has p alone. */
export const EFFECTS = Object.fromEntries(
  Object.entries(GROUP_TESTS).map(([method, { effects }]) => [method, effects]),
) as Readonly<Record<Test['method'], readonly Effect[]>>

/** The p of a test that stand for the test as a whole: its own, and those of effects that have another. */
export const mainPs = (method: Test['method']): readonly string[] => [
  ...new Set([...EFFECTS[method].map(({ p }) => p), 'p']),
]
