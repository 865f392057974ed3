import type { Test } from '../../descriptors/plan/test.ts'

/** Tests of survival times: their size can be simulated. */
export type TestOfTimes = Extract<
  Test,
  { method: 'log-rank' | 'gray' | 'landmark-difference' | 'restricted-mean' }
>

export const isOfTimes = (test: Test): test is TestOfTimes =>
  test.method === 'log-rank' ||
  test.method === 'gray' ||
  test.method === 'landmark-difference' ||
  test.method === 'restricted-mean'
