import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { resultId } from '../../../cohort/results/result.ts'
import { currentGroup, currentId } from '../../../cohort/values/current-id.ts'
import { levelGroup, pairLevel } from '../../../cohort/values/group.ts'
import { group, key, variable, word } from '../../support/hostile-ids.ts'

/** How ids were made until 2026-11-30, as git has it: `cohort/values/group.ts` and `cohort/results/result.ts` of 297aeb27. */
const earlierPart = (text: string): string =>
  text.replace(
    /[/@=;%\u0000-\u001f]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
const earlierGroup = (name: string, value: string): string => `${earlierPart(name)}=${earlierPart(value)}`

/** What an earlier id cannot tell from a present one. */
const isTold = (text: string): boolean => !/~[0-9A-F]{1,6}~/.test(text)
const told = word.filter(isTold)
const toldVariable = variable.filter(isTold)

describe('an id as it was written earlier', () => {
  test('of a group and a level is the present one', () => {
    fc.assert(
      fc.property(toldVariable, told, told, (name, value, level) => {
        const earlier = ['os', earlierGroup(name, value), earlierPart(level), 'survival@24'].filter(
          (p) => p !== '',
        )
        expect(currentId(earlier.join('/'))).toBe(
          resultId({
            analysis: 'os',
            group: levelGroup({ name }, value),
            level,
            statistic: 'survival',
            at: 24,
          }),
        )
        expect(currentGroup(earlierGroup(name, value))).toBe(levelGroup({ name }, value))
      }),
      { numRuns: 3000, examples: [['病期', 'II/III', '50%']] },
    )
  })

  test('of a pair, whose groups were encoded twice, is the present one', () => {
    fc.assert(
      fc.property(toldVariable, told, told, (name, first, second) => {
        const level = earlierPart(`${earlierGroup(name, first)} against ${earlierGroup(name, second)}`)
        const [reference, versus] = [levelGroup({ name }, first), levelGroup({ name }, second)]
        expect(currentId(`os/${level}/p`)).toBe(
          resultId({
            analysis: 'os',
            level: pairLevel(reference, versus),
            statistic: 'p',
            reference,
            versus,
          }),
        )
      }),
      { numRuns: 3000 },
    )
  })

  test('and one that is written now is unchanged', () => {
    fc.assert(
      fc.property(key, group, (one, name) => {
        expect(currentId(resultId(one))).toBe(resultId(one))
        expect(currentGroup(name)).toBe(name)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    [
      'survival-by-thickness/thickness_group%3Dunder 2 mm against thickness_group%3D5 mm and more/p',
      'survival-by-thickness/thickness_group=under 2 mm against thickness_group=5 mm and more/p',
    ],
    ['t/stage%3DII%252FIII against stage%3D>%253D4/p', 't/stage=II~2F~III against stage=>~3D~4/p'],
    ['os/site=Breast, ductal/median', 'os/site=Breast~2C~ ductal/median'],
    ['site/50% or more/count', 'site/50~25~ or more/count'],
    ['os/median', 'os/median'],
    ['median', 'median'],
    ['', ''],
  ])('%s is %s', (earlier, present) => {
    expect(currentId(earlier)).toBe(present)
  })
})
