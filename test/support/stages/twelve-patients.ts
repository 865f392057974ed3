import { finishedProject, type Project } from '../../../tools/support/project.ts'

/**
 * Twelve made-up patients with a column for everything that a plan may name: times, dates, an incomplete date, pairs, a list,
 * and a second file with several rows for each. File -> text.
 */
export const twelvePatients: Readonly<Record<string, string>> = {
  'patients.csv': `id,age,sex,centre,operated,seen,diagnosed,months,status,before,after,pain_before,pain_after,sites
${Array.from({ length: 12 }, (_, i) =>
  [
    i + 1,
    40 + ((i * 7) % 31),
    i % 2 === 0 ? 'f' : 'm',
    i % 3 === 0 ? 'n' : 's',
    `2015-0${1 + (i % 9)}-10`,
    `2017-0${1 + (i % 9)}-20`,
    `2014-${10 + (i % 3)}`,
    3 + ((i * 5) % 24),
    ['alive', 'dead', 'dead of other'][i % 3],
    2 + (i % 4),
    1 + ((i * 3) % 5),
    i % 4 === 0 ? 'no' : 'yes',
    i % 3 === 0 ? 'yes' : 'no',
    i % 2 === 0 ? 'lung' : '"lung, liver"',
  ].join(','),
).join('\n')}
`,
  'visits.csv': `id,on\n1,2015-03-01\n1,2015-04-01\n2,2015-05-01\n`,
  'datapackage.json': JSON.stringify({
    name: 'twelve',
    resources: [
      {
        name: 'patients',
        path: 'patients.csv',
        schema: {
          fields: [
            { name: 'id', type: 'integer' },
            { name: 'age', type: 'integer', unit: 'a' },
            { name: 'sex', type: 'string', categories: ['f', 'm'] },
            { name: 'centre', type: 'string', categories: ['n', 's'] },
            { name: 'operated', type: 'date' },
            { name: 'seen', type: 'date' },
            { name: 'diagnosed', type: 'date', precision: 'month' },
            { name: 'months', type: 'integer', unit: 'mo' },
            { name: 'status', type: 'string', categories: ['alive', 'dead', 'dead of other'] },
            { name: 'before', type: 'integer' },
            { name: 'after', type: 'integer' },
            { name: 'pain_before', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
            { name: 'pain_after', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
            { name: 'sites', type: 'list', delimiter: ',', categories: ['lung', 'liver'] },
          ],
        },
      },
      {
        name: 'visits',
        path: 'visits.csv',
        rows: 'many',
        schema: {
          fields: [
            { name: 'id', type: 'integer' },
            { name: 'on', type: 'date' },
          ],
        },
      },
    ],
  }),
  'analysis.yaml': `# the plan of twelve patients
title: Twelve patients
version: "1"
publish: true
subject: id
origin: operation
profile: r
alpha: 0.05   # as always
confidence: 0.95

endpoints:
  survival:   # the only one
    code: OS
    title: Overall survival
    event: { label: death, when: { status: dead }, at: months }
    competing:
      other: { label: other death, when: { status: dead of other }, at: months }
    until: months
    # in: { unit: mo }   not needed

# curves
estimates:
  survival: { at: [12], by: [sex] }
tests:
  by-sex: {method: log-rank,   endpoint: survival, by: sex}
models:
  hazard: { method: cox, endpoint: survival, covariates: [sex], adjusted: { at: [12], by: sex } }
`,
}

/** The plan of the one cohort of `twelveProject`. */
export const PLAN = 'data/raw/six/analysis.yaml'

/** A finished project whose cohort `six` has these patients instead; it did not run since. */
export const twelveProject = (): Project => {
  const project = finishedProject().copy()
  for (const [file, text] of Object.entries(twelvePatients)) project.write(`data/raw/six/${file}`, text)
  project.remove('data/raw/six/claims.csv')
  return project
}
