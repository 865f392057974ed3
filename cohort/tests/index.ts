import type { Rules } from '../conventions.ts'
import type { Test } from '../plan/test.ts'
import type { Result } from '../result.ts'
import { groupTestOf } from './group-tests.ts'
import { leftOutResult } from './left-out.ts'
import type { TestData } from './test-data.ts'

/** The results of every test: the statistic, its p, the effect with its interval, and how many it could not look at. */
export const testResults = (
  tests: Readonly<Record<string, Test>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(tests).flatMap(([analysis, test]) => [
    ...groupTestOf(test).results(analysis, test, data, rules),
    leftOutResult(analysis, test, data),
  ])
