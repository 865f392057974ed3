import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { centres } from '../../../support/figures/centres.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { drawnPanels } from '../../../support/figures/forest-panels.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const sources = { ...sourcesOf(six), ...centres({ ratio: 1.5, lower: 0.75, upper: 3 }) }
const ofBoth = { kind: 'forest', title: 'T', of: ['across', 'relapse-cox', 'relapsed-by-arm'] } as const
const { svgs, narrowSvgs, specs, index } = drawFigures({ ratios: ofBoth as never }, sources)
const drawn = [svgs['ratios']!, narrowSvgs['ratios']!].map((svg) => parsed(svg))

test.each(drawn)('the area of a square is proportional to the weight of its part', (document) => {
  const [small, large] = drawnPanels(document)[0]!.squares
  // by hand: weights of 1/5 and 4/5
  expect(large!.area / small!.area).toBeCloseTo(4, 0)
  expect(Math.abs(large!.area / small!.area - 4)).toBeLessThan(0.05)
})

test.each(drawn)('squares without a weight have one size', (document) => {
  const areas = drawnPanels(document)
    .slice(1)
    .flatMap(({ squares }) => squares.map(({ area }) => area))
  expect(areas).toHaveLength(2)
  expect(new Set(areas).size).toBe(1)
})

test('the specification has the same areas', async () => {
  const { data } = await viewed(specs['ratios']!)
  const [small, large, pooled] = data('ratios').map(({ area }) => area as number | null)
  expect(large! / small!).toBeCloseTo(4, 10)
  expect(pooled).toBeNull()
})

test('the caption says what the size of a square means', () => {
  const [{ caption }] = index as [(typeof index)[number]]
  expect(caption).toContain(
    'In the panel of a pooled ratio, the area of a square is proportional to its weight, the inverse of the variance of the log ratio.',
  )
  expect(caption).toContain('In the other panels, squares have one size')
})

test.each(drawn)('the weights, Q, I² and P values have their results', (document) => {
  expect(orphans(document)).toEqual([])
  const shown = (id: string): string => document.querySelector(`[data-result="${id}"]`)!.textContent
  expect(shown('across/note=y/weight')).toBe('80.0%')
  expect(shown('across/q')).toBe('2.50')
  expect(shown('across/i-squared')).toBe('60.0%')
  expect(document.documentElement.textContent).toContain('Heterogeneity: Q = 2.50 on 1 degree of freedom')
})
