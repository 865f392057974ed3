import { describe, expect, test } from 'vitest'
import { methodsParagraph } from '../../../stages/8-report/manuscript/paste-methods.ts'
import { resultsParagraph } from '../../../stages/8-report/manuscript/paste-results.ts'
import { methods } from '../../../stages/8-report/methods/methods.ts'
import { characteristicsByGroup } from '../../../stages/8-report/patients/characteristics.ts'
import { testRows } from '../../../stages/8-report/results/test-rows.ts'
import { filesOf, PATIENTS, resultsOf } from '../../support/cohort/six.ts'
import { contextFrom, documentOf, wordsOf } from '../../support/report/report-of.ts'

const PLAN = `
tests:
  means: { title: Size, method: welch, variable: size, by: arm }
  variance: { method: anova, variable: size, by: stage }
  change: { method: paired-t, before: size, after: size_after }
  both: { method: spearman, x: size, y: size_after }
  trend: { method: cochran-armitage, variable: pain_after, by: stage }
tables:
  table-1:
    kind: characteristics
    title: Patients by arm
    by: arm
    rows: [size, size_after, response]
    means: [size]
    tests: { numbers: mann-whitney, means: student, categories: fisher }
`

/*
 * By hand. Sizes of treated: 3 3 7, mean 13/3, squares 32/3; of control: 5 2 2.5, mean 19/6, squares 5.1667.
 * SD 2.309 and 1.607; difference -7/6. Recorded with one decimal, so shown with two.
 */
describe('means in the report', async () => {
  const context = contextFrom(await filesOf(PLAN))
  const table = context.input.tables['table-1']!

  test('are the cells of rows in means, tested by the test of means', () => {
    if (table.kind !== 'characteristics') throw new Error('expected a table of characteristics')
    const document = documentOf(characteristicsByGroup('table-1', table, context))
    const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent!.trim()),
    )
    expect(rows[1]!.slice(1, 3)).toEqual(['4.33 (2.31)', '3.17 (1.61)'])
    expect(rows[2]!.slice(1, 3)).toEqual(['3.00 (2.00, 4.00)', '2.50 (1.00, 5.00)'])
    expect(document.querySelector('caption')!.textContent).toMatch(
      /Mean \(SD\), median \(lower, upper quartile\) or No\. \(% of those with data\).* a Student's t test, two-sided\. b Mann-Whitney/,
    )
    expect(wordsOf(methods(context))).toMatch(
      /numbers are mean \(SD\) where a table says so, otherwise median/,
    )
  })

  const row = (analysis: string) => {
    const [{ groups, effect }] = testRows(analysis, context) as [ReturnType<typeof testRows>[number]]
    return `${wordsOf(groups)} | ${wordsOf(effect)}`
  }

  test('stand beside their test with t, its fraction of degrees of freedom, and the difference', () => {
    // v = 32/18 and 5.1667/6: SE 1.6245, df 3.57; t = -0.718
    expect(row('means')).toMatch(/t -0\.72 on 3\.57 df; .*difference of means -1\.17 \(/)
    expect(row('size-by-arm')).toMatch(
      /mean 4\.33 \(SD 2\.31\).*mean 3\.17 \(SD 1\.61\).* \| t -0\.72 on 4 df; /,
    )
    expect(row('variance')).toMatch(/\| F \d+\.\d\d on 2 and 3 df$/)
    expect(row('change')).toMatch(/t -\d\.\d\d on 5 df; .*difference of means -0\.83 \(/)
    expect(row('both')).toMatch(/t \d\.\d\d on 4 df; Spearman's rho 0\.\d\d \(/)
    expect(row('trend')).toMatch(/χ² \d\.\d\d on 1 df/)
  })

  test('are in the text to paste', () => {
    const pasted = wordsOf(resultsParagraph(context))
    expect(pasted).toMatch(
      /Size: difference of means, .*, -1\.17 \(90% CI -\d.* to \d.*\), .*\(Welch's t test\)/,
    )
    expect(pasted).toMatch(/size and size_after: Spearman's rho 0\.\d\d \(90% CI /)
    const said = wordsOf(methodsParagraph(context))
    expect(said).toContain('Trend across groups was tested by the Cochran-Armitage test (scores 0, 1, 2)')
    expect(said).toContain("Associations of two variables were tested by Spearman's rank correlation (")
    expect(said).toContain('Paired values were compared by the paired t test')
  })
})

describe('without what a test needs each p has a reason, and no number is NaN', () => {
  const [header, ...lines] = PATIENTS.trim().split('\n')
  /** The patients with these sizes; an empty text is missing. */
  const sizes = (...values: readonly string[]): string =>
    `${[
      header,
      ...lines.map((line, i) =>
        line
          .split(',')
          .map((cell, k) => (k === 6 ? values[i] : cell))
          .join(','),
      ),
    ].join('\n')}\n`
  const reasons = async (patients: string) => {
    const { tests } = await resultsOf(PLAN, { patients })
    expect(
      tests.filter(({ value, reason }) => (value === null) === (reason === '') || Number.isNaN(value)),
    ).toEqual([])
    return ['means', 'size-by-arm', 'variance', 'change', 'both'].map(
      (name) => tests.find(({ id }) => id === `${name}/p`)!.reason,
    )
  }

  test.each([
    [
      'a group without a value',
      sizes('3', '', '3', '', '7', ''),
      ['a group has no values', 'a group has no values', 'no group has two values', '', ''],
    ],
    [
      'one value in a group',
      sizes('3', '5', '3', '', '7', ''),
      ['a group has one value only', '', '', '', ''],
    ],
    [
      'one value in each group',
      sizes('3', '5', '', '', '', ''),
      [
        'a group has one value only',
        'fewer than three values',
        'no group has two values',
        '',
        'fewer than three pairs',
      ],
    ],
    [
      'equal values',
      sizes('3', '3', '3', '3', '3', '3'),
      [
        'no variation within the groups',
        'no variation within the groups',
        'no variation within the groups',
        '',
        'all values of a variable are equal',
      ],
    ],
    [
      'no value at all',
      sizes('', '', '', '', '', ''),
      [
        'a group has no values',
        'a group has no values',
        'fewer than two groups have values',
        'no pairs',
        'fewer than two pairs',
      ],
    ],
  ] as const)('%s', async (_, patients, expected) => {
    expect(await reasons(patients)).toEqual(expected)
  })
})
