import { expect, test } from 'vitest'
import { effects } from '../../../../stages/8-report/results/effects.ts'
import { excludedWords, methodWords } from '../../../../stages/8-report/results/method-words.ts'
import { contextOfCohort, wordsOf } from '../../../support/report/report-of.ts'

const context = await contextOfCohort('made-up-dates')

test('footnotes and declared patients have the titles of variables and categories, not their names', () => {
  const words = wordsOf(effects(context))
  expect(words).toContain('interaction of Treatment with Centre of 1000 beds or more')
  expect(words).toContain('Treatment: new, Age: 60, Sex: female')
  expect(words).not.toContain('large_centre')
  expect(words).not.toMatch(/\bsex f\b/)
})

test('so have excluded patients, and the parts of a test of heterogeneity', () => {
  expect(excludedWords('subjects excluded from the model: arm or large_centre missing', context)).toBe(
    'subjects excluded from the model: Treatment or Centre of 1000 beds or more missing',
  )
  const across = { method: 'heterogeneity', endpoint: 'overall-survival', across: 'large_centre' }
  expect(methodWords('ratio, pooled over large_centre with fixed weights', across, context)).toBe(
    'ratio, pooled over Centre of 1000 beds or more with fixed weights',
  )
})
