import { expect, it } from 'vitest'
import { lineageOf } from '../../../cohort/results/trace-result.ts'
import type { Variable } from '../../../cohort/values/value.ts'

/** One subject with a column for each of these names. */
const tracedOf = (
  names: readonly string[],
  analyses: Record<string, Record<string, object>>,
  analysis: string,
) =>
  lineageOf(
    { analysis, group: '' },
    {
      analyses,
      endpoints: {
        os: {
          ...{ code: 'OS', title: 'Survival', until: 'months', competing: {} },
          event: { label: 'death', when: { dead: true }, at: 'months' },
        },
      },
      populations: {},
      variables: new Map(
        names.map((name, i): [string, Variable] => [
          name,
          {
            ...{ name, title: name, type: 'number', unit: '1', categories: null, ordered: false },
            ...{ source: { file: 'a.csv', column: i + 1 }, of: [], derivation: null },
          },
        ]),
      ),
      subjects: [Object.fromEntries(names.map((name) => [name, 1]))],
      subjectName: 'id',
      lineOf: () => 2,
    },
  ).variables

it('does not lead to a column that merely bears the name of a property of the plan', () => {
  const names = ['id', 'dead', 'months', 'event', 'competing', 'until', 'endpoint', 'variable', 'cause', 'by']
  const analyses = {
    estimates: { os: { endpoint: 'os', by: [] } },
    summaries: { length: { variable: 'months' } },
    tests: { gray: { method: 'gray', endpoint: 'os', by: 'dead', cause: 'event' } },
  }
  expect(tracedOf(names, analyses, 'os')).toEqual(['dead', 'months'])
  expect(tracedOf(names, analyses, 'length')).toEqual(['months'])
  expect(tracedOf(names, analyses, 'gray')).toEqual(['dead', 'months'])
})

it('does not lead from a test of pairs to the column whose name the test bears', () => {
  const tests = { pain: { method: 'signed-rank', before: 'first', after: 'last' } }
  expect(tracedOf(['id', 'pain', 'first', 'last'], { tests }, 'pain')).toEqual(['first', 'last'])
})
