import { expect, it } from 'vitest'
import type { ReportedTable } from '../../../../audit/prose/papers/table-claims.ts'
import { checkedPaper } from '../../../../stages/commands/check/checked-paper.ts'

/** A table with one head for each column; its labels are "Recurrence, n (%)" and so on. */
const tableOf = (heads: readonly string[], ...rows: readonly (readonly string[])[]): ReportedTable => ({
  name: 'Table 1',
  rows: rows.map((texts, r) =>
    texts.map((text, c) => ({
      ...{ text, row: r + 2, column: c + 1, columnSpan: 1, isHead: false },
      ...{
        heads: heads[c] === '' ? [] : [heads[c]!],
        label: c === 0 ? '' : texts[0]!,
        groups: [],
        doubt: '',
        place: null,
      },
    })),
  ),
})

const alarms = (table: ReportedTable): readonly string[] =>
  checkedPaper([], [table])
    .findings.filter(({ outcome }) => outcome === 'contradiction' || outcome === 'question')
    .map(({ outcome, check, numbers }) => `${outcome}: ${check}, ${numbers[0]!.place}`)

const HEADS = ['Event, n (%)', 'Group A (n = 18)', 'Group B (n = 30)']
const RIGHT = [
  ['Death', '1 (5.6)', '3 (10.0)'],
  ['Relapse', '10 (55.6)', '20 (66.7)'],
  ['Leak', '2 (11.1)', '1 (3.3)'],
] as const

const withPercent = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map(([label, ...cells]) => [`${label}, n (%)`, ...cells])

it('a percentage that no number of patients of its column gives is a contradiction, with its cell', () => {
  const table = tableOf(HEADS, ...withPercent([...RIGHT, ['Pain', '8 (42.4)', '12 (40.0)']]))
  expect(alarms(table)).toEqual(['contradiction: percentage, Table 1, row 5, column 2'])
})

it.each([
  ['all agree', ['Pain', '8 (44.4)', '12 (40.0)']],
  ['two were not asked', ['Pain', '8 (50.0)', '12 (40.0)']],
  ['the half is rounded to the even digit', ['Pain', '8 (44.4)', '3 (10.0)']],
  ['a mean with its standard deviation', ['Score, mean', '8 (42.4)', '12 (41.3)']],
  ['percentages of all patients', ['Pain', '8 (16.7)', '12 (25.0)']],
] as const)('no alarm: %s', (_, row) => {
  expect(alarms(tableOf(HEADS, ...withPercent([...RIGHT, row])))).toEqual([])
})

it('percentages of rows, and of heads that are not known or doubtful, are not checked', () => {
  const rows = withPercent([
    ['Men', '20 (66.7)', '10 (33.3)'],
    ['Women', '10 (55.6)', '8 (44.4)'],
    ['All', '30 (62.5)', '18 (37.5)'],
  ])
  expect(alarms(tableOf(['', 'A (n = 40)', 'B (n = 48)'], ...rows))).toEqual([])
  const wrong = tableOf(HEADS, ...withPercent([...RIGHT, ['Pain', '8 (42.4)', '12 (40.0)']]))
  expect(
    alarms({ ...wrong, rows: wrong.rows.map((row) => row.map((cell) => ({ ...cell, doubt: 'torn' }))) }),
  ).toEqual([])
  expect(
    alarms({ ...wrong, rows: wrong.rows.map((row) => row.map((cell) => ({ ...cell, heads: [] }))) }),
  ).toEqual([])
})

it('a ratio outside its interval, and a P value that it excludes, are contradictions', () => {
  const heads = ['Factor', 'HR (95% CI)', 'P']
  expect(
    alarms(tableOf(heads, ['Margin', '2.10 (1.20–3.68)', '0.009'], ['Sex', '0.81 (0.47–1.40)', '0.45'])),
  ).toEqual([])
  expect(alarms(tableOf(heads, ['Margin', '3.90 (1.20–3.68)', '—']))).toContain(
    'contradiction: inside interval, Table 1, row 2, column 2',
  )
  expect(alarms(tableOf(heads, ['Margin', '2.10 (1.20–3.68)', '0.62']))[0]).toMatch(
    /^contradiction: ratio and p/,
  )
})
