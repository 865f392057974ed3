import { GROUP_TESTS } from '../../../../../cohort/descriptors/group-tests/index.ts'
import type { Test } from '../../../../../cohort/descriptors/plan/test.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { type Answered, blockOf, type Confirmation } from '../block.ts'
import type { FrameNames } from '../data/follow-up-code.ts'
import type { ConfirmedStudy } from '../study.ts'
import { timeTestCode } from './time-test-code.ts'
import { valueTestCode } from './value-test-code.ts'

/** The block of a test of the plan. */
export const testBlock = (
  analysis: string,
  results: readonly Result[],
  study: ConfirmedStudy,
  names: FrameNames,
): Confirmation => {
  const test: Test = study.tests[analysis]!
  const { shared, answer } =
    'endpoint' in test ? timeTestCode(test, study, names, results) : valueTestCode(test, study, names)
  const groups = [...new Set(results.map(({ group }) => group).filter((group) => group !== ''))]
  const levels = [...new Set(results.map(({ level }) => level).filter((level) => level !== ''))]
  const { name } = (GROUP_TESTS[test.method].name as (of: Test) => { readonly name: string })(test)
  return blockOf(
    `${test.title ?? analysis}: ${name}`,
    shared,
    results.map((result): readonly [string, Answered] => [
      result.id,
      answer(result, 1 + (result.group === '' ? levels.indexOf(result.level) : groups.indexOf(result.group))),
    ]),
  )
}
