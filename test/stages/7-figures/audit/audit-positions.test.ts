import { describe, expect, test } from 'vitest'
import { auditData, symlog } from '../../../../stages/7-figures/audit/data.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { figures, NEAR, symbolsOf } from '../../../support/figures/random-figures.ts'
import { numberOf, scaleOf, translation } from '../../../support/figures/read-back.ts'

const printed = figures['printed']!
const sources = sourcesOf(six)
const near = sources.claims.find(({ id }) => id === 'near')!
const nearRow = sources.verdicts.find(({ id }) => id === 'near')!

/** Four further numbers that agree, at 0.1 to 0.4 units of the last digit. */
const further = {
  ...sources,
  claims: [...sources.claims, ...[1, 2, 3, 4].map((i) => ({ ...near, id: `near-${i}` }))],
  verdicts: [
    ...sources.verdicts,
    ...[1, 2, 3, 4].map((i) => ({ ...nearRow, id: `near-${i}`, computed: 0.33 + i / 1000 })),
  ],
}
const drawnOf = (input: typeof sources) => {
  const { svgs, narrowSvgs } = drawFigures({ printed }, input)
  return [
    ['180 mm', parsed(svgs['printed']!)],
    ['85 mm', parsed(narrowSvgs['printed']!)],
  ] as const
}
const textsOf = (document: Document): readonly string[] =>
  [...document.querySelectorAll('text')].map(({ textContent }) => textContent)

describe.each(drawnOf(further))('the audit figure for %s', (_, document) => {
  const data = auditData(printed as never, further)

  test('has every reported number at the distance of the recomputed one', () => {
    const x = scaleOf(document, 'x', symlog)
    const dots = [...document.querySelectorAll('circle')].map((dot) => numberOf(dot, 'cx'))
    expect(data.reproduced).toEqual([0, 0.1, 0.2, 0.3, 0.3, 0.4])
    expect(dots.length).toBe(data.reproduced.length)
    dots.forEach((place, i) => {
      expect(Math.abs(place - x(data.reproduced[i]!))).toBeLessThan(NEAR)
    })
    const symbols = symbolsOf(document).map((symbol) => translation(symbol)[0])
    expect(symbols.length).toBe(data.rows.length)
    data.rows.forEach(({ distance }, i) => {
      expect(Math.abs(symbols[i]! - x(distance))).toBeLessThan(NEAR)
    })
  })

  test('has a bar whose parts are as wide as the verdicts are frequent', () => {
    const width = numberOf(document.documentElement, 'width')
    const parts = [...document.querySelectorAll('rect[height="14"]')].map((part) => numberOf(part, 'x'))
    // by hand: 6 reproduced, 1 within rounding, 1 other convention, 2 not reproduced, 1 not derivable
    const ends = [...parts.slice(1), width].map((end, i) => (end - parts[i]!) / width)
    expect(ends.map((part) => Math.round(part * 11 * 100) / 100)).toEqual([6, 1, 1, 2, 1])
    expect(textsOf(document).join(' ')).toContain(
      '6 of the 10 reported numbers that can be checked agree with the tables',
    )
  })
})

test('the audit figure says in how many places a number is reported, however long its label is', () => {
  const label =
    'a number with a label of so many words that no figure has the room to write them all '.repeat(3)
  const claims = sources.claims.map((claim) => (claim.id.startsWith('far') ? { ...claim, label } : claim))
  for (const [, document] of drawnOf({ ...sources, claims }))
    expect(textsOf(document).filter((text) => text.endsWith('… (2 places)'))).toHaveLength(1)
})

test('numbers that are equal are counted where their dots cannot be told apart', () => {
  const same = sources.claims.find(({ id }) => id === 'same')!
  const row = sources.verdicts.find(({ id }) => id === 'same')!
  const names = Array.from({ length: 60 }, (_, i) => `same-${i}`)
  const claims = [...sources.claims, ...names.map((id) => ({ ...same, id }))]
  const verdicts = [...sources.verdicts, ...names.map((id) => ({ ...row, id }))]
  for (const [, document] of drawnOf({ ...sources, claims, verdicts }))
    expect(textsOf(document)).toContain('61 exactly equal')
  for (const [, document] of drawnOf(sources))
    expect(textsOf(document).join(' ')).not.toContain('exactly equal')
})

test('none can be checked: the figure says so', () => {
  const verdicts = sources.verdicts.map((row) => ({
    ...row,
    computed: null,
    verdict: 'not derivable' as const,
  }))
  for (const [, document] of drawnOf({ ...sources, verdicts }))
    expect(textsOf(document).join(' ')).toContain('None of the reported numbers can be checked')
})
