import { groupTestOf, type MethodWith } from '../../descriptors/group-tests/index.ts'
import type { Test, TestOf } from '../../descriptors/plan/test.ts'

/** Tests of survival times: their size can be simulated. */
export type SimulatedMethod = MethodWith<{ isSimulated: true }>
export type TestOfTimes = TestOf<SimulatedMethod>

export const isOfTimes = (test: Test): test is TestOfTimes => groupTestOf(test.method).isSimulated === true
