import { readFileSync } from 'node:fs'

const PLAN = {
  ...{ title: 'Deaths only', version: '0.1', publish: false, subject: 'id', origin: 'diagnosis' },
  ...{ profile: 'r', alpha: 0.05, confidence: 0.95 },
  endpoints: {
    os: {
      ...{ code: 'OS', title: 'Overall survival', survival: 'overall survival', from: 'diagnosed' },
      event: { label: 'death', when: { died: { present: true } }, at: 'died' },
      until: '2023-02-23',
    },
  },
  estimates: { os: { at: [180, 365, 540] } },
}

/** The registry of test/sources/field/10, in which only deaths are recorded: everybody else was followed to a declared day. */
export const declaredDay = () => {
  const rows = readFileSync('test/sources/field/10/registry.csv', 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1').replace('/  /', ''))
    .map((line) => line.replaceAll(';', ','))
  const field = (name: string, type: string) => ({ name, type })
  const dataPackage = {
    name: 'deaths',
    resources: [
      {
        ...{ name: 'patients', path: 'patients.csv' },
        schema: {
          primaryKey: 'id',
          fields: [field('id', 'string'), field('diagnosed', 'date'), field('died', 'date')],
        },
      },
    ],
  }
  return { plan: PLAN, rows, dataPackage, header: 'id,diagnosed,died' }
}

/** The same as the raw files of a cohort. */
export const declaredDayFiles = () => {
  const { plan, rows, dataPackage, header } = declaredDay()
  return {
    'patients.csv': `${[header, ...rows].join('\n')}\n`,
    'datapackage.json': JSON.stringify(dataPackage),
    'analysis.yaml': JSON.stringify(plan),
  }
}

/** R: 28 at risk at 180 days, 26 at 365, 19 at 540, seven deaths (test/sources/field/expected.R) */
export const DECLARED_DAY = { deaths: 7, times: [180, 365, 540], atRisk: [28, 26, 19] }
