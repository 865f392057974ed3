import { stringify } from 'yaml'
import { warnings } from '../../../stages/2-validate/artifacts.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/** Changes to the cohort of four patients with dates and visits. */
export interface Changes {
  readonly patients?: readonly string[]
  readonly visits?: readonly string[]
  /** Properties of a field of either file. */
  readonly fields?: Readonly<Record<string, object>>
  readonly dataPackage?: object
  readonly visitsSchema?: object
  readonly plan?: object
}

export const PATIENTS = [
  'A,60,2015-01-10,2017-02-01,2016-01-01,2017-02-01,yes,24.7,400',
  'B,55,2015-03-01,2019-02-01,,,no,47.1,20',
  'C,70,2015-06-01,2016-02-01,2015-12-01,2016-02-01,yes,8,300',
  'D,48,2015-09-01,2020-02-01,,,no,53,150',
]
const VISITS = ['A,2015-02-01,1', 'A,2015-03-01,2', 'B,2015-04-01,1', 'C,2015-07-01,1']

const field = (name: string, type: string, more: object = {}) => ({ name, type, ...more })

/** The warnings as `file:line variable (value): kind`; throws on a fault. */
export const warned = async (changes: Changes = {}): Promise<readonly string[]> => {
  const outcome = await runStages(stagesUpTo(2), rawFiles(filesOf(changes)))
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(({ found }) => found).join())
  return artifactOf(outcome.files, warnings).map(
    ({ file, line, variable, value, warning }) => `${file}:${line} ${variable} (${value}): ${warning}`,
  )
}

const filesOf = ({ patients = PATIENTS, visits = VISITS, ...others }: Changes) => {
  const { fields = {}, dataPackage = {}, visitsSchema = {}, plan = {} } = others
  const withChanges = (declared: { name: string }) => ({ ...declared, ...fields[declared.name] })
  const patientFields = [
    field('id', 'string'),
    field('age', 'integer', { unit: 'a' }),
    ...['operated', 'last_seen', 'relapsed', 'died_on'].map((name) => field(name, 'date')),
    field('dead', 'boolean', { trueValues: ['yes'], falseValues: ['no'] }),
    field('months', 'number', { unit: 'mo' }),
    field('stay', 'integer', { unit: 'd' }),
  ].map(withChanges)
  const visitFields = [field('id', 'string'), field('on', 'date'), field('visit', 'integer')].map(withChanges)
  const text = (header: readonly { name: string }[], rows: readonly string[]): Uint8Array =>
    new TextEncoder().encode(`${[header.map(({ name }) => name).join(), ...rows].join('\n')}\n`)
  const described = {
    ...{ name: 'four', ...dataPackage },
    resources: [
      { name: 'patients', path: 'patients.csv', schema: { fields: patientFields } },
      { name: 'visits', path: 'visits.csv', rows: 'many', schema: { fields: visitFields, ...visitsSchema } },
    ],
  }
  return {
    'patients.csv': text(patientFields, patients),
    'visits.csv': text(visitFields, visits),
    'datapackage.json': new TextEncoder().encode(JSON.stringify(described)),
    'analysis.yaml': new TextEncoder().encode(stringify({ ...PLAN, ...plan })),
  }
}

const PLAN = {
  ...{ title: 'Four', version: '1', publish: false, subject: 'id', origin: 'operation', profile: 'r' },
  ...{ alpha: 0.05, confidence: 0.95 },
  variables: { visits: { rows: { of: 'visits', take: 'count' } } },
  endpoints: {
    survival: {
      ...{ code: 'OS', title: 'Survival', from: 'operated', until: 'last_seen' },
      event: { label: 'end of life', when: { dead: true }, at: 'died_on' },
    },
    relapse: {
      ...{ code: 'TTR', title: 'Relapse', from: 'operated', until: 'last_seen' },
      event: { label: 'relapse', when: { relapsed: { present: true } }, at: 'relapsed' },
    },
  },
}
