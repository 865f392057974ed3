import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { resultId } from '../../../cohort/results/result.ts'
import { isGroupName, levelGroup, pairLevel } from '../../../cohort/values/group.ts'
import { idPart } from '../../../cohort/values/id-part.ts'
import { key } from '../../support/hostile-ids.ts'

/** The key again from its id alone. */
const readId = (id: string): readonly unknown[] => {
  const parts = id.split('/')
  const [analysisPart, last] = [parts.shift(), parts.pop()!.split('@')]
  const groupPart = parts.find(isGroupName) ?? ''
  const level = parts.find((part) => !isGroupName(part)) ?? ''
  return [analysisPart, groupPart, level, ...last]
}

describe('an id', () => {
  test('is read again as its parts: of groups with hostile names, levels and pairs', () => {
    fc.assert(
      fc.property(key, (one) => {
        const { group: groupPart = '', level = '', reference = '', at: time } = one
        const levelPart = reference === '' ? idPart(level) : level
        expect(readId(resultId(one))).toEqual([
          one.analysis,
          groupPart,
          levelPart,
          one.statistic,
          ...(time === undefined ? [] : [String(time)]),
        ])
      }),
      { numRuns: 5000 },
    )
  })

  test('of two different pairs is different, also where values contain the word against', () => {
    const pair = (name: string, first: string, second: string): string =>
      pairLevel(levelGroup({ name }, first), levelGroup({ name }, second))
    const near = fc.tuple(
      fc.constantFrom('a', 'b', 'a against b'),
      fc.constantFrom('x', 'x against a', 'x against b', 'against'),
      fc.constantFrom('y', 'a against y', 'against', ''),
    )
    fc.assert(
      fc.property(near, near, (one, other) => {
        expect(pair(...one) === pair(...other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
      { numRuns: 2000 },
    )
  })

  it('of a pair names both groups as they are', () => {
    const [reference, versus] = ['thickness=under 2 mm', 'thickness=2 to under 5 mm']
    expect(
      resultId({ analysis: 'os', level: pairLevel(reference, versus), statistic: 'p', reference, versus }),
    ).toBe('os/thickness=under 2 mm against thickness=2 to under 5 mm/p')
  })

  it('of a category that is worded as a pair is another', () => {
    expect(resultId({ analysis: 'x', level: 'a=1 against a=2', statistic: 'count' })).toBe(
      'x/a~3D~1 against a~3D~2/count',
    )
  })
})
