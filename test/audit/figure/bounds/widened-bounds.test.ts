import { describe, expect, it } from 'vitest'
import type { CountedSet, Proof } from '../../../../audit/figure/bounds/bounds.ts'
import { widened } from '../../../../audit/figure/bounds/widened-bounds.ts'
import type { Analysis } from '../../../../audit/recompute/analysis.ts'
import type { Result } from '../../../../cohort/results/result.ts'

const COUNTED: CountedSet = {
  set: [{ name: 'a', entered: 10, moments: [], timePrecision: 0.5 }],
  possible: [null],
}
const boundsOf = (statistic: string, at: number | null, boundsAt: (at: number | null) => Proof): Proof =>
  widened(
    { statistic, at, group: '', level: '' } as unknown as Result,
    { section: 'estimates' } as unknown as Analysis,
    COUNTED,
    0.5,
    boundsAt,
  )
const exactly = (value: number) => (): Proof => ({ low: value, high: value })

describe('bounds where each time can be half a unit from the one that is written', () => {
  it('are as wide for a median, ten times as wide for the sum of ten times, and not for a count', () => {
    expect(boundsOf('median', null, exactly(5))).toEqual({
      low: expect.closeTo(4.5, 6),
      high: expect.closeTo(5.5, 6),
    })
    expect(boundsOf('person-time', null, exactly(50))).toEqual({
      low: expect.closeTo(45, 6),
      high: expect.closeTo(55, 6),
    })
    expect(boundsOf('events', null, exactly(3))).toEqual({ low: 3, high: 3 })
  })

  it('are those of a curve at both ends', () => {
    const falling = (at: number | null): Proof => ({
      low: at! < 2.2 ? 0.8 : 0.6,
      high: at! < 2.2 ? 0.8 : 0.6,
    })
    expect(boundsOf('survival', 2, falling)).toEqual({ low: 0.6, high: 0.8 })
  })

  it('are not given for what depends on which time is first', () => {
    expect(boundsOf('chi-square', null, exactly(4))).toHaveProperty('why')
    expect(boundsOf('follow-up', null, exactly(4))).toHaveProperty('why')
  })
})
