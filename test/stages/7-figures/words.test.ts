import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Figure } from '../../../cohort/descriptors/plan/figure.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import type { FigureSources } from '../../../stages/7-figures/kinds.ts'
import { orphans, parsed } from '../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'

const sources = sourcesOf(six)
const drawn = (figure: object, of: FigureSources = sources) => {
  const { figures } = Plan.parse({ ...parse(JSON.stringify(plan())), figures: { one: figure } })
  const { svgs, index, specs } = drawFigures(figures as Record<string, Figure>, of)
  return { document: parsed(svgs.one!), entry: index[0]!, spec: JSON.stringify(specs.one) }
}
const textsOf = (document: Document) =>
  [...document.querySelectorAll('text')].map(({ textContent }) => textContent)

const CURVE = { kind: 'kaplan-meier', title: 'Six', estimate: 'relapse', by: 'arm' }

const withNoun = (survival: string): FigureSources => ({
  ...sources,
  endpoints: { ...sources.endpoints, relapse: { ...sources.endpoints['relapse']!, survival } },
})

test('the height of a survival curve is the noun of the plan, else "free of" the event', () => {
  const declared = drawn(CURVE, withNoun('relapse-free survival'))
  expect(textsOf(declared.document)).toContain('Relapse-free survival (%)')
  expect(declared.entry.alt).toContain('; relapse-free survival: 66.7% at 2 years')
  expect(declared.spec).toContain('"Relapse-free survival (%)"')
  const { document, entry } = drawn(CURVE)
  expect(textsOf(document)).toContain('Free of relapse (%)')
  expect(entry.alt).toContain('; free of relapse: 66.7% at 2 years')
})

test('the height of a rising curve is the event', () => {
  const { document, entry } = drawn({ ...CURVE, direction: 'up' }, withNoun('relapse-free survival'))
  expect(textsOf(document)).toContain('With relapse (%)')
  expect(entry.alt).not.toContain('relapse-free')
})

test.each([
  [{}, 'Log-rank P = '],
  [{ weight: 'gehan' }, 'Gehan-Breslow P = '],
  [{ weight: 'tarone-ware', strata: ['note'] }, 'Stratified Tarone-Ware P = '],
  [{ weight: 'modified-peto-peto' }, 'Modified Peto-Peto P = '],
  [{ weight: { rho: 1, gamma: 0.5 } }, 'Fleming-Harrington (rho 1, gamma 0.5) P = '],
])('the test in the corner has its weight and strata: %j', (options, words) => {
  const { tests } = Plan.parse({
    ...parse(JSON.stringify(plan())),
    tests: { 'relapse-by-arm': { method: 'log-rank', endpoint: 'relapse', by: 'arm', ...options } },
  })
  const { document, entry } = drawn({ ...CURVE, test: 'relapse-by-arm' }, { ...sources, tests })
  expect(textsOf(document).filter((text) => text.startsWith(words))).toHaveLength(1)
  expect(entry.alt.toLowerCase()).toContain(words.replace(' P =', ': P =').toLowerCase())
  expect(orphans(document)).toEqual([])
})

test('the band of a cumulative incidence is named by the rule that it follows', () => {
  const figure = { kind: 'cumulative-incidence', title: 'Six', estimate: 'relapse' }
  const plain = { ...sources, rules: { ...sources.rules, incidenceBand: 'plain' as const } }
  expect(drawn(figure).entry.caption).toContain('Shaded: pointwise 95% interval, log-log.')
  expect(drawn(figure, plain).entry.caption).toContain('Shaded: pointwise 95% interval, plain.')
  const logit = { ...sources, rules: { ...sources.rules, band: 'logit' as const } }
  expect(drawn({ ...figure, estimate: 'any' }, logit).entry.caption).toContain(
    'Shaded: pointwise 95% interval, logit.',
  )
})

test('a median beyond the end of the axis has no line, and none is described', () => {
  expect(drawn(CURVE).entry.caption).toContain('Dashed line: median.')
  expect(drawn({ ...CURVE, end: 2 }).entry.caption).not.toContain('Dashed line')
})

test('what a declared range leaves out is neither drawn nor described, in picture and specification', () => {
  const narrowed = drawn({ ...CURVE, estimate: 'any', end: 'last', landmarks: true, range: [0.6, 1] })
  const whole = drawn({ ...CURVE, estimate: 'any', end: 'last', landmarks: true })
  // by hand: the medians are at 50%; at 3 years the arms are at 33.3% and 50%
  expect(whole.entry.caption).toContain('Dashed line: median.')
  expect(whole.document.querySelectorAll('circle')).toHaveLength(2)
  expect(narrowed.entry.caption).not.toContain('Dashed line')
  expect(narrowed.entry.caption).toContain('The vertical axis shows 60 to 100% only.')
  expect(narrowed.document.querySelectorAll('circle')).toHaveLength(0)
  expect(narrowed.document.querySelectorAll('g[stroke-dasharray="3 3"]')).toHaveLength(0)
  expect(JSON.parse(narrowed.spec)).toMatchObject({ datasets: { median: [] } })
  expect(narrowed.spec).toContain('"clip":true')
  expect(whole.spec).not.toContain('"clip"')
})

test('titles of the axes are those of the plan, in picture and specification', () => {
  const axes = { time: 'Years since the operation', height: 'Alive and well' }
  for (const figure of [CURVE, { kind: 'cumulative-hazard', title: 'Six', estimate: 'relapse' }]) {
    const { document, spec } = drawn({ ...figure, axes })
    expect(textsOf(document)).toEqual(expect.arrayContaining([axes.time, axes.height]))
    expect(spec).toContain(`"title":"${axes.time}"`)
    expect(spec).toContain(`"title":"${axes.height}"`)
  }
})
