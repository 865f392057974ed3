import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { auditOf, openOf, plantedCases, searched, slipped } from '../support/audit/planted-edits.ts'

/** Ten in `make test`; all of them in `make test-long`, which writes what it found. */
const MANY = 200
const asked = Number(process.env['CASEBOOK_PLANTED'] ?? 10)
const cases = plantedCases(asked)

describe(`${cases.length} cohorts of R, each printed after one edit`, () => {
  test('have the true edit in the list of every open number', {
    timeout: 3_600_000,
  }, async () => {
    const found = []
    for (const planted of cases) {
      const one = searched(await auditOf(planted, 'printed'), planted.edit)
      found.push({ planted, ...one })
      expect.soft(one.open, planted.case).toBeGreaterThan(0)
      expect.soft(one.isListed, `case ${planted.case}`).toBe(true)
      expect.soft(one.explains, `case ${planted.case}: open numbers given`).toBe(one.open)
      expect.soft(one.broken, `case ${planted.case}: broken`).toBe(0)
    }
    if (cases.length < MANY) return
    const slips = []
    let closed = 0
    for (const [i, planted] of cases.entries()) {
      const audit = await auditOf(planted, 'unedited')
      slips.push(...slipped(audit, i))
      if (openOf(audit) === 0) closed++
    }
    record(found, slips, closed)
  })

  test('have nothing open where R printed the cohort as it is', { timeout: 600_000 }, async () => {
    for (const planted of cases) expect.soft(openOf(await auditOf(planted, 'unedited')), planted.case).toBe(0)
  })
})

type Found = { readonly planted: { readonly edit: Readonly<Record<string, string>> } } & ReturnType<
  typeof searched
>

const record = (found: readonly Found[], slips: ReturnType<typeof slipped>, closed: number): void => {
  const count = (holds: (one: Found) => boolean): number => found.filter(holds).length
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
  const kinds = [...new Set(found.map(({ planted }) => planted.edit['kind']!))].sort()
  const statistics = [...new Set(slips.map(({ kind }) => kind))].sort()
  const lines = [
    '# Planted edits',
    '',
    'Written by `make test-long`. R drew the cohorts, made one edit in each and printed the numbers (`test/oracle/planted.R`);',
    'the search was given the unedited cohort. Rank: one more than the different outcomes that give more open numbers. Rivals:',
    'different outcomes that give as many.',
    '',
    '| edit | cohorts | listed | ranked first | worst rank | median rivals | most rivals |',
    '|---|---|---|---|---|---|---|',
    ...kinds.map((kind) => {
      const own = found.filter(({ planted }) => planted.edit['kind'] === kind)
      const rivals = own.map((one) => one.rivals)
      return `| ${kind} | ${own.length} | ${own.filter(({ isListed }) => isListed).length} | ${own.filter(({ rank }) => rank === 1).length} | ${Math.max(...own.map(({ rank }) => rank))} | ${middle(rivals)} | ${Math.max(...rivals)} |`
    }),
    `| all | ${found.length} | ${count(({ isListed }) => isListed)} | ${count(({ rank }) => rank === 1)} | ${Math.max(...found.map(({ rank }) => rank))} | ${middle(found.map(({ rivals }) => rivals))} | ${Math.max(...found.map(({ rivals }) => rivals))} |`,
    '',
    '## No edit',
    '',
    `Of the same cohorts printed as they are, ${closed} of ${found.length} have nothing open: R and Casebook print the same of all that is cited.`,
    '',
    '## A slip of the pen in one printed number',
    '',
    'One digit of a right number changed, swapped, dropped or doubled: how often some single data edit gives it, though none was made.',
    '',
    '| number | slips | "explained" |',
    '|---|---|---|',
    ...statistics.map((kind) => {
      const own = slips.filter((one) => one.kind === kind)
      const explained = own.filter((one) => one.explained).length
      return `| ${kind} | ${own.length} | ${explained} (${Math.round((100 * explained) / own.length)}%) |`
    }),
    '',
  ]
  mkdirSync('docs/measurements', { recursive: true })
  writeFileSync('docs/measurements/planted-edits.md', lines.join('\n'))
}
