import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sizesOf, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const { flow } = plan().figures
const sizes = sizesOf(6, { 'operated late': 2, 'never so': 0, 'seen elsewhere': 1 })
const { svgs, narrowSvgs, specs, index } = drawFigures({ flow: flow! }, { ...sourcesOf(six), sizes })

test.each([
  ['180 mm', svgs['flow']!],
  ['85 mm', narrowSvgs['flow']!],
])('the flow for %s has those excluded with each reason, and the sum is those recorded', (_, svg) => {
  const document = parsed(svg)
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent!)
  const count = (after: string): number => Number(/n = (\d+)/.exec(texts[texts.indexOf(after) + 1]!)![1])
  expect([count('Recorded'), count('Included')]).toEqual([9, 6])
  const excluded = texts.indexOf('Excluded')
  expect(texts.slice(excluded, excluded + 5).join(' ')).toMatch(/^Excluded 2operated late 1seen elsewhere /)
  expect(orphans(document)).toEqual([])
  expect(index[0]!.alt).toContain(
    'Flow of 9 recorded subjects. Excluded: 2 (operated late). Excluded: 1 (seen elsewhere). Included: 6.',
  )
})

test('a population of an estimate excludes subjects beside the line to those analysed, in both layouts', () => {
  const sources = sourcesOf(six)
  const late = { ...sources.endpoints['any']!, among: 'late' }
  const drawn = drawFigures(
    { flow: flow! },
    { ...sources, endpoints: { ...sources.endpoints, any: late }, sizes: sizesOf(8) },
  )
  for (const svg of [drawn.svgs['flow']!, drawn.narrowSvgs['flow']!]) {
    const document = parsed(svg)
    const boxes = [...document.querySelectorAll('rect[stroke-dasharray="4 3"]')]
    const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent!)
    // by hand: 8 analysed in the cohort, 6 in each estimate
    expect(boxes).toHaveLength(2)
    expect(texts.join(' ')).toContain('2not subjects seen late')
    expect(orphans(document)).toEqual([])
  }
})

test('its specification has the same counts', async () => {
  const { data, warnings } = await viewed(specs['flow']!)
  const recorded = data('subjects').filter(({ estimate }) => estimate === 'recorded')
  expect(recorded.map(({ outcome, count }) => [outcome, count])).toEqual([
    ['included', 6],
    ['excluded: operated late', 2],
    ['excluded: seen elsewhere', 1],
  ])
  expect(warnings).toEqual([])
})
