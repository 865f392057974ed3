import { describe, expect, it } from 'vitest'
import { pooledSizes } from '../../../../stages/2-validate/pool/pool-sizes.ts'
import type { PooledMember } from '../../../../stages/2-validate/pool/read-member.ts'
import { membersOf } from '../../../../stages/8-report/methods/members.ts'

type Open = NonNullable<PooledMember['member']['shared']['open']>

const member = (subjects: number, open?: Open): PooledMember =>
  ({ member: { name: 'n', title: 'N', shared: { subjects, excluded: [], open } } }) as unknown as PooledMember

const old = (subjects: number): Open[number] => ({
  ...{ of: 'exclusion', name: 'too old', title: 'too old', reason: 'Age not recorded', subjects },
})

describe('a pooled cohort', () => {
  it('adds up for how many a missing value leaves a condition open, by what is missing', () => {
    const ill: Open[number] = { ...old(4), of: 'population', name: 'ill', title: 'ill' }
    const rows = pooledSizes([member(10, [old(2), ill]), member(20, [old(3)]), member(5)])
    expect(
      rows.map(({ size, exclusion, population, reason, count }) => [
        size,
        exclusion,
        population,
        reason,
        count,
      ]),
    ).toEqual([
      ['recorded', '', '', '', 35],
      ['analysed', '', '', '', 35],
      ['open', 'too old', '', 'Age not recorded', 5],
      ['open', '', 'ill', 'Age not recorded', 4],
    ])
  })

  it('says that it is unknown if the package of a centre does not give it', () => {
    const centre = { name: 'n', title: 'N', subjects: 5, excluded: [], agreement: 'A', plan: 'one' }
    const words = (isOpenKnown: boolean): string => membersOf([{ ...centre, isOpenKnown }]).markup
    expect(words(false)).toContain('The package does not say for how many patients a missing value left open')
    expect(words(true)).not.toContain('does not say')
  })
})
