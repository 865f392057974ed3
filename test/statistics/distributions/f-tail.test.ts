import { describe, expect, it } from 'vitest'
import { fUpperTail } from '../../../statistics/distributions/f-tail.ts'
import { tTwoSided } from '../../../statistics/distributions/student-t.ts'

/** R 4: pf(x, d1, d2, lower.tail = FALSE). */
const F = [
  [3.2, 2, 45, 0.050189328199918],
  [0.1, 1, 7, 0.761050537242554],
  [50, 3, 1000, 4.11058233916633e-30],
  [4.2, 1.6, 57.3, 0.0273764034905614],
] as const

/** R 4: 2 * pt(-|t|, df). */
const T = [
  [2.1, 34, 0.0432233769638333],
  [-0.5, 3.7, 0.645335633319932],
  [40, 12, 3.85122958077204e-14],
] as const

describe('tail of F and of t', () => {
  it.each(F)('of F = %d on %d and %d degrees of freedom is that of R', (x, d1, d2, p) => {
    expect(fUpperTail(x, d1, d2) / p).toBeCloseTo(1, 10)
  })

  it.each(T)('of t = %d on %d degrees of freedom is that of R', (t, df, p) => {
    expect(tTwoSided(t, df) / p).toBeCloseTo(1, 10)
  })

  it('is 1 at 0, and refuses what is no F', () => {
    expect(fUpperTail(0, 2, 3)).toBe(1)
    expect(() => fUpperTail(-1, 2, 3)).toThrow('expected f >= 0')
    expect(() => fUpperTail(1, 0, 3)).toThrow('df above 0')
  })
})
