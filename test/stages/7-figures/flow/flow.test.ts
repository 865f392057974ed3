import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sizesOf, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { viewed } from '../../../support/figures/viewed.ts'

const { flow } = plan().figures
const sizes = sizesOf(6, { 'operated late': 2, 'never so': 0, 'seen elsewhere': 1 })
const { svgs, specs, index } = drawFigures({ flow: flow! }, { ...sourcesOf(six), sizes })

test('the flow has those excluded with each reason, and the sum is those recorded', () => {
  const document = parsed(svgs['flow']!)
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent!)
  const count = (after: string): number => Number(/n = (\d+)/.exec(texts[texts.indexOf(after) + 1]!)![1])
  expect([count('Recorded'), count('Included')]).toEqual([9, 6])
  expect(texts.slice(texts.indexOf('n = 2'), texts.indexOf('n = 2') + 7).join(' ')).toMatch(
    /^n = 2 excluded: operated late n = 1 excluded: seen elsewhere/,
  )
  expect(orphans(document)).toEqual([])
  expect(index[0]!.alt).toContain(
    'Flow of 9 recorded subjects. Excluded: 2 (operated late). Excluded: 1 (seen elsewhere). Included: 6.',
  )
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
