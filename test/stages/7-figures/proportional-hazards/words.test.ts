import { expect, test } from 'vitest'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { MOST_DOTS } from '../../../../stages/7-figures/proportional-hazards/data.ts'
import { orphans, parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { freireich } from '../../../support/figures/freireich.ts'

const { assumptions, 'no-residuals': penalised } = plan().figures
const drawn = (figure: typeof assumptions, sources: ReturnType<typeof sourcesOf>) => {
  const { svgs, index } = drawFigures({ figure: figure! }, sources)
  const document = parsed(svgs['figure']!)
  expect(orphans(document)).toEqual([])
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent)
  return { document, texts, entry: index[0]! }
}

test('the log hazard ratio and the p value of the test are the results of the model', () => {
  const sources = sourcesOf(freireich)
  const { document, entry } = drawn(assumptions, sources)
  const shown = new Map(
    [...document.querySelectorAll('[data-result]')].map((run) => [
      run.getAttribute('data-result')!,
      run.textContent,
    ]),
  )
  // R survival 3.5-3: coxph(Surv(time, status) ~ arm + note, ties = "breslow") and cox.zph of it
  expect(shown).toEqual(
    new Map([
      ['any-cox/arm b/coefficient', '1.51'],
      ['any-cox/arm/zph-p', '0.80'],
      ['any-cox/note y/coefficient', '0.05'],
      ['any-cox/note/zph-p', '0.60'],
    ]),
  )
  expect(entry.alt).toContain('Arm, second versus first: log hazard ratio')
  for (const text of shown.values()) expect(entry.alt).toContain(text)
})

test('no sentence says that hazards are proportional', () => {
  const { entry, texts } = drawn(assumptions, sourcesOf(freireich))
  const words = [entry.caption, entry.alt, ...texts].join(' ')
  expect(words).toContain('A high P value does not show that hazards are proportional.')
  expect(words.replace('does not show that hazards are proportional', '')).not.toMatch(
    /hazards? (is|are) proportional/,
  )
})

test('a penalised model has curves, and a reason in place of residuals', () => {
  const { texts, entry, document } = drawn(penalised, sourcesOf(freireich))
  expect(texts.join(' ')).toContain(
    'Not drawn: scaled Schoenfeld residuals are not defined for a penalised likelihood.',
  )
  expect(document.querySelectorAll('circle')).toHaveLength(0)
  expect(document.querySelectorAll('path[stroke-dasharray]:not([stroke-width="2"][d^="M0,0"])')).toHaveLength(
    2,
  )
  expect(entry.caption).not.toContain('Schoenfeld')
  expect(entry.alt).toContain('not drawn, scaled Schoenfeld residuals are not defined')
})

test('a model without a maximum has the reason of its test, with its id', () => {
  const monotone = freireich.map((subject) => (subject.arm === 'a' ? { ...subject, status: 'N' } : subject))
  const { document, texts } = drawn(assumptions, sourcesOf(monotone))
  const reasons = [...document.querySelectorAll('text[data-result]')]
  expect(reasons.map((text) => text.getAttribute('data-result'))).toContain('any-cox/arm/zph-p')
  expect(reasons.map(({ textContent }) => textContent)).toContain('Not drawn: the likelihood has no maximum.')
  expect(texts).toContain('first (no curve)')
})

test('a model without any term has the reason of its test in place of all panels', () => {
  const alike = freireich.map((subject) => ({ ...subject, arm: 'a', note: 'x' }))
  const { document, entry } = drawn(assumptions, sourcesOf(alike))
  expect(
    [...document.querySelectorAll('[data-result]')].map((run) => run.getAttribute('data-result')),
  ).toContain('any-cox/score-p')
  expect(entry.alt).toContain('no covariate has more than one value among these subjects')
})

test('with one event time there are no residuals, and with fewer than four no spline', () => {
  const withEvents = (times: readonly number[]) =>
    freireich.map((subject) => ({
      ...subject,
      status: times.includes(subject.time as number) ? 'R' : 'N',
    }))
  const one = drawn(assumptions, sourcesOf(withEvents([6])))
  expect(one.document.querySelectorAll('circle')).toHaveLength(0)
  const few = drawn(assumptions, sourcesOf(six))
  expect(few.document.querySelectorAll('circle').length).toBeGreaterThan(3)
  expect(few.entry.caption).not.toContain('spline with')
  expect(few.entry.caption).toContain('Without a spline where there are fewer than 4 event times')
})

test('more dots than can be told apart are not drawn, and the caption says so', () => {
  const sources = sourcesOf(freireich)
  const many = sources.checks['any-cox']!.flatMap((point) =>
    point.curve === 'residual' ? Array.from({ length: MOST_DOTS / 10 }, () => point) : [point],
  )
  const { document, entry } = drawn(assumptions, {
    ...sources,
    checks: { ...sources.checks, 'any-cox': many },
  })
  expect(document.querySelectorAll('circle')).toHaveLength(0)
  expect(entry.caption).toContain(`without dots where there are more than ${MOST_DOTS}`)
})
