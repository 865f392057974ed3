import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import type { Characteristics } from '../../../cohort/descriptors/plan/table.ts'
import { summaries, tables, tests, variables } from '../../../stages/2-validate/artifacts.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import type { Context } from '../../../stages/8-report/context.ts'
import { characteristicsByGroup } from '../../../stages/8-report/patients/characteristics.ts'
import { artifactOf } from '../../../tools/support/in-memory.ts'
import { filesOf, PATIENTS } from '../../support/cohort/six.ts'

const PLAN = `
summaries:
  tumour: { variable: size, by: arm }
tests:
  stage-by-arm: { method: chi-square, variable: stage, by: arm }
tables:
  listed: { title: Everybody, columns: [id, arm] }
  table-1:
    kind: characteristics
    title: Patients by arm
    by: arm
    rows: [size, stage, response]
    tests: { numbers: mann-whitney, categories: fisher }
`

const shown = async (patients: string) => {
  const files = await filesOf(PLAN, { patients })
  const all = [...artifactOf(files, estimateResults), ...artifactOf(files, testResults)]
  const context = {
    input: { summaries: artifactOf(files, summaries), tests: artifactOf(files, tests) },
    results: new Map(all.map((one) => [one.id, one])),
    variables: new Map(artifactOf(files, variables).map((one) => [one.name, one])),
  } as unknown as Context
  const table = artifactOf(files, tables)['table-1'] as Characteristics
  const { document } = new JSDOM(characteristicsByGroup('table-1', table, context).markup).window
  const cells = [...document.querySelectorAll('table tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent!.trim()),
  )
  return { cells, caption: document.querySelector('caption')!.textContent!, context, files }
}

/*
 * By hand. Treated: sizes 3, 3, 7; stages I, III, II; response 2 of 3. Control: sizes 5, 2, 2.5; II, I, III; 0 of 3.
 * Sizes have one decimal (2.5), so quartiles have two. Type 6 quartiles of three are the smallest and the largest. U = 7 of 9 with one tie of two: Z = 2.5/sqrt(9/12 (7 - 6/30)).
 */
test('a table of characteristics has a column per group, in their order, and p with the name of its test', async () => {
  const { cells, caption, context } = await shown(PATIENTS)
  expect(cells.map((row) => row.slice(0, 3))).toEqual([
    ['arm', 'treated', 'control'],
    ['n', '3', '3'],
    [expect.stringMatching(/^size/), '3.00 (3.00, 7.00)', '2.50 (2.00, 5.00)'],
    ['stage', '', ''],
    ...['I', 'II', 'III'].map((level) => [level, '1 (33.3%)', '1 (33.3%)']),
    ['response', '2 (66.7%)', '0 (0.0%)'],
  ])
  expect(context.results.get('size-by-arm/p')!.value).toBeCloseTo(0.268285, 5)
  expect(cells.map((row) => row[3])).toEqual([
    'P',
    '',
    expect.stringMatching(/^0\.27\sa$|^0\.268\sa$/),
    expect.stringMatching(/^(>0\.99|1(\.0+)?)\sb$/),
    '',
    '',
    '',
    expect.stringMatching(/^0\.40+\sb$/),
  ])
  expect(caption).toMatch(/a Mann-Whitney.*b Fisher's exact test/)
})

test('it takes the summary that the plan names, and another name where one is taken by another test', async () => {
  const { context } = await shown(PATIENTS)
  expect(Object.keys(context.input.summaries)).toEqual([
    'tumour',
    'arm-by-arm',
    'stage-by-arm',
    'response-by-arm',
  ])
  expect(Object.keys(context.input.tests)).toEqual([
    'stage-by-arm',
    'size-by-arm',
    'stage-by-arm-fisher',
    'response-by-arm',
  ])
})

test('missing values have a row only where there are any', async () => {
  const { cells } = await shown(PATIENTS.replace(/^1,(.*),3,2,low/m, '1,$1,,2,low'))
  expect(cells.filter(([title]) => title === 'missing')).toEqual([['missing', '1', '0', '']])
  expect(cells[2]!.slice(1, 3)).toEqual(['5.00 (3.00, 7.00)', '2.50 (2.00, 5.00)'])
})
