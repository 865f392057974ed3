import { readFileSync } from 'node:fs'
import { ORACLE } from '../../../tools/conformance/oracle.ts'

/** The grouping of each cohort of `test/oracle/textbook/`, and the unit of its times. */
const COHORTS = {
  hpa: { by: 'stain', groups: ['negative', 'positive'], time: 'months', unit: 'mo' },
  'glioma-bmj': { by: 'type', groups: ['A', 'G'], time: 'weeks', unit: 'wk' },
} as const

export type TextbookCohort = keyof typeof COHORTS

/** The files of a cohort of a textbook, with a plan of what the textbook prints of it. */
export const textbookFiles = (
  cohort: TextbookCohort,
  {
    profile = 'r',
    conventions = '',
    ties = '',
  }: { readonly profile?: 'r' | 'spss'; readonly conventions?: string; readonly ties?: string } = {},
): Readonly<Record<string, string>> => {
  const { by, groups, time, unit } = COHORTS[cohort]
  return {
    'cohort.csv': readFileSync(new URL(`textbook/${cohort}.csv`, ORACLE), 'utf8'),
    'datapackage.json': JSON.stringify({
      name: cohort,
      resources: [
        {
          name: 'cohort',
          path: 'cohort.csv',
          schema: {
            primaryKey: 'id',
            fields: [
              { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
              { name: by, type: 'string', categories: groups },
              { name: time, type: 'integer', unit },
              { name: 'died', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
            ],
          },
        },
      ],
    }),
    'analysis.yaml': `title: ${cohort}
version: 1.0.0
publish: false
subject: id
origin: diagnosis
profile: ${profile}
conventions: {${conventions}}
alpha: 0.05
confidence: 0.95
endpoints:
  os:
    code: OS
    title: Overall survival
    event: { label: death, when: { died: true }, at: ${time} }
    until: ${time}
tests:
  logrank: { method: log-rank, endpoint: os, by: ${by} }
  gehan: { method: log-rank, endpoint: os, by: ${by}, weight: gehan }
  died-by-group: { method: fisher, variable: died, by: ${by} }
models:
  cox: { method: cox, endpoint: os, covariates: [${by}]${ties === '' ? '' : `, ties: ${ties}`} }
`,
  }
}
