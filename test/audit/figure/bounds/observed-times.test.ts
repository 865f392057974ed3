import { describe, expect, it } from 'vitest'
import { CUT } from '../../../../audit/figure/bounds/bounds.ts'
import { observedBounds } from '../../../../audit/figure/bounds/observed-times.ts'
import type { FigureSetGroup } from '../../../../audit/figure/figure-set.ts'
import { possibleCounts } from '../../../../audit/figure/possible-counts.ts'

/** Events at 1 and 2 of so many patients; the others are followed at least until 3, where the axis is cut. */
const cutAfterTwo = (entered: number): FigureSetGroup => ({
  ...{ name: 'a', entered },
  moments: [
    { kind: 'event', time: 1, survival: (entered - 1) / entered, precision: 1e-6, unmarked: null },
    { kind: 'event', time: 2, survival: (entered - 2) / entered, precision: 1e-6, unmarked: null },
    { kind: 'end', time: 3, isCut: true, unmarked: null },
  ],
})

describe('quantiles of observed times where the axis is cut', () => {
  const median = (entered: number) => {
    const group = cutAfterTwo(entered)
    return observedBounds('median', [{ group, possible: possibleCounts(group)! }], 7)
  }

  it('are known as long as no time beyond the axis has a weight', () => {
    expect(median(3)).toEqual({ low: 2, high: 2 })
  })

  it('are not known where one has', () => {
    expect(median(4)).toEqual(CUT)
    expect(median(5)).toEqual(CUT)
  })
})
