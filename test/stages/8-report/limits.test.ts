import { describe, expect, test } from 'vitest'
import { percent } from '../../../cohort/values/percent.ts'
import { coverage } from '../../../stages/8-report/appendix/coverage/coverage.ts'
import { guide } from '../../../stages/8-report/appendix/coverage/guide.ts'
import { brief } from '../../../stages/8-report/brief/brief.ts'
import type { Html } from '../../../stages/8-report/html/html.ts'
import { limits } from '../../../stages/8-report/limits/limits.ts'
import { paste } from '../../../stages/8-report/manuscript/paste.ts'
import { methods } from '../../../stages/8-report/methods/methods.ts'
import { effects } from '../../../stages/8-report/results/effects.ts'
import { outcomes } from '../../../stages/8-report/results/outcomes.ts'
import { filesOf, PLAN } from '../../support/cohort/six.ts'
import {
  alone,
  COHORTS,
  contextFrom,
  contextOfCohort,
  documentOf,
  wordsOf,
} from '../../support/report/report-of.ts'

const NOT_ADJUSTED = 'P values are not adjusted for multiple testing'

const six = async (plan: string, profile: 'spss' | 'r' = 'spss') =>
  contextFrom(await filesOf(plan, { profile }))
const only = (name: string): string => alone(PLAN).find(([own]) => own === name)![1]

describe.each(COHORTS)('of %s', async (cohort) => {
  const context = await contextOfCohort(cohort)

  test('Limitations has no number that is neither of the plan nor a result of this cohort', () => {
    const { alpha, confidence } = context.input.rules
    const known = [String(alpha), percent(alpha), percent(confidence), '95%']
    const strange = [...documentOf(limits(context)).querySelectorAll('[data-rule]')].flatMap(
      ({ textContent }) =>
        (textContent.match(/\d[\d.]*\d%?|\d%?/g) ?? []).filter((number) => !known.includes(number)),
    )
    expect(strange).toEqual([])
  })

  test('p-values are called not adjusted exactly where none is', () => {
    const isAdjusted = context.all.some(
      ({ statistic, method, value }) =>
        statistic === 'adjusted-p' && value !== null && !method.includes('adjusted by none'),
    )
    for (const section of [limits, effects, methods, paste])
      expect(wordsOf(section(context)).includes(NOT_ADJUSTED), section.name).toBe(!isAdjusted)
  })

  test('one of a thing is not called by its plural', () => {
    const text = [brief, methods, outcomes, effects, limits, guide, paste]
      .map((section) => wordsOf(section(context)))
      .join(' ')
    expect(
      text.match(/(?<![\d.,@-])1 (patients|subjects|numbers|checks|variables|tables|events|centres)\b/g),
    ).toBeNull()
  })

  test('verdicts that no number got are not mentioned', () => {
    expect(wordsOf(brief(context))).not.toMatch(/\b0 (do|agree|come|under)/)
  })
})

test('niigata-ebs: the interval of the median covers what was simulated for it, and no other number is said of it', async () => {
  const context = await contextOfCohort('niigata-ebs')
  const text = wordsOf(limits(context))
  const coverage = context.results.get('relapse-free-coverage/median-coverage')!
  expect(coverage.value).toBeCloseTo(0.86, 2)
  expect(text).not.toMatch(/about (80|14)%/)
  expect(text).toContain(
    `coverage of the confidence interval of the median ${(100 * coverage.value!).toFixed(1)}%`,
  )
  expect(text).toMatch(/26(\.1)?% \(95% CI .*?\) rests on 1 patient still at risk/)
})

test('a test of pairs says nothing of groups, and one test alone nothing of several', async () => {
  const text = wordsOf(limits(await six(only('size-change'))))
  expect(text).not.toMatch(/groups are alike/)
  expect(text).not.toContain(NOT_ADJUSTED)
  expect(wordsOf(limits(await six(only('size'))))).toMatch(/not evidence that groups are alike/)
})

test('pairwise tests that are not adjusted are not called adjusted', async () => {
  const text = wordsOf(
    limits(
      await six(
        'tests:\n  by-stage: { method: log-rank, endpoint: progression, by: stage, pairwise: none }\n',
      ),
    ),
  )
  expect(text).toContain(NOT_ADJUSTED)
})

test('the interval of a median by SPSS is one of 95%, whatever the level of the plan', async () => {
  for (const [profile, level] of [
    ['spss', '95%'],
    ['r', '90%'],
  ] as const) {
    const context = await six(PLAN, profile)
    const lowers = (section: Html | null) => [
      ...documentOf(section).querySelectorAll('data[data-result="progression/median-lower"]'),
    ]
    const [pasted, ...tables] = [paste(context), brief(context), outcomes(context)].map(lowers)
    for (const element of pasted!)
      expect(element.parentElement!.closest('span.quiet')!.textContent).toContain(`${level} CI`)
    for (const elements of tables)
      for (const element of elements) {
        const [row, cell] = [element.closest('tr')!, element.closest<HTMLTableCellElement>('td')!]
        const heading = element.closest('table')!.tHead!.rows[0]!.cells[cell.cellIndex]!
        expect(`${row.cells[0]!.textContent} ${heading.textContent}`).toContain(`${level} CI`)
      }
    expect([pasted, ...tables].map((elements) => elements!.length > 0)).toEqual([true, true, true])
  }
})

describe('coverage of the guidelines claims', () => {
  const answered = async (cohort: string, table: string, item: string) => {
    const context = await contextOfCohort(cohort)
    const titles = new Map([
      ['effects', 'Effects'],
      ['methods', 'Methods'],
      ['limits', 'Limitations'],
    ])
    const rows = [...documentOf(coverage(titles, context)).querySelectorAll(`#t-${table} tbody tr`)]
    return rows.find((row) => row.children[0]!.textContent === item)!.children[2]!.textContent
  }

  test('adjusted estimates only where a model has several covariates', async () => {
    expect(await answered('niigata-ebs', 'remark', '16')).toBe('not in the tables')
    expect(await answered('melanoma-1977', 'remark', '16')).toBe('Effects')
  })

  test('cut points only where the plan makes any', async () => {
    expect(await answered('freireich-1963', 'remark', '11')).toBe('not in the tables')
    expect(await answered('melanoma-1977', 'remark', '11')).toBe('Methods')
  })
})
