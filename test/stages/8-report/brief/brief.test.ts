import { describe, expect, test } from 'vitest'
import { brief } from '../../../../stages/8-report/brief/brief.ts'
import { findings } from '../../../../stages/8-report/findings/findings.ts'
import { limits } from '../../../../stages/8-report/limits/limits.ts'
import { filesOf } from '../../../support/cohort/six.ts'
import {
  COHORTS,
  contextFrom,
  contextOfCohort,
  documentOf,
  wordsOf,
} from '../../../support/report/report-of.ts'

/** The cohorts that report numbers that are not reproduced, and what their most important finding has to say. */
describe('the finding that matters most', () => {
  test('of niigata-ebs: the 10-year overall survival of 27.1% is the cause-specific one, by computed rows alone', async () => {
    const context = await contextOfCohort('niigata-ebs')
    const sentence = documentOf(brief(context)).querySelector('.matters')!
    const words = sentence.textContent.replace(/\s+/g, ' ')
    expect(words).toContain('Overall survival at 10 years is reported as 27.1% (Abstract and Results)')
    expect(words).toContain('from the tables it is 20.3%')
    expect(words).toContain('The reported number equals cause-specific survival at 10 years (27.1%)')
    expect(words).toContain('No difference changes a conclusion')
    expect(
      [...sentence.querySelectorAll('data')].map((number) => number.getAttribute('data-result')),
    ).toEqual(['overall-survival/survival@120', 'cause-specific-survival/survival@120'])
  })

  test('is not that sentence without the explanation', async () => {
    const context = await contextOfCohort('niigata-ebs')
    const unexplained = { ...context, input: { ...context.input, explanations: [] } }
    expect(wordsOf(brief(unexplained))).not.toContain('cause-specific survival at 10 years (')
    expect(wordsOf(brief(unexplained))).toContain('Overall survival at 10 years is reported as 27.1%')
  })

  test('is missing where all numbers agree', async () => {
    const context = await contextOfCohort('freireich-1963')
    expect(documentOf(brief(context)).querySelector('.matters')).toBeNull()
    expect(wordsOf(brief(context))).toMatch(/Remission by treatment: χ² 16\.79 on 1 df; P\s<0\.001/)
    expect(wordsOf(findings(context))).toContain('Every number that can be checked agrees with the tables')
  })
})

describe.each(COHORTS)('%s', async (cohort) => {
  const context = await contextOfCohort(cohort)
  test('has at most six limits', () => {
    expect(documentOf(limits(context)).querySelectorAll('li').length).toBeLessThanOrEqual(6)
  })

  test('has every sentence of its plan among its limits', () => {
    const words = wordsOf(limits(context))
    expect(context.input.study.limits.filter((limit) => !words.includes(limit))).toEqual([])
  })

  test('has a row of outcomes for each estimate', () => {
    const rows = documentOf(brief(context)).querySelectorAll('#t-brief tbody tr:not(.sub)')
    expect(rows).toHaveLength(Object.keys(context.input.estimates).length)
  })
})

test('a cohort without claims has no findings; one without estimates no table of outcomes', async () => {
  const context = contextFrom(
    await filesOf('models:\n  cox: { method: cox, endpoint: progression, covariates: [arm] }\n'),
  )
  expect(findings(context)).toBeNull()
  expect(documentOf(brief(context)).querySelector('table')).toBeNull()
  expect(wordsOf(brief(context))).toContain('6 patients, recomputed from the tables')
})
