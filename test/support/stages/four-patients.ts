import { faultText } from '../../../pipeline/fault.ts'
import { rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/*
 * Four patients by hand. Days from operation: A 2020-01-01 to 2020-03-01 is 31 + 29 = 60; B 2020-02-01 to 2021-02-01
 * is 366; C is seen until 2020-01-31 after 30; D has a relapse of which only the month is known.
 */
export const PATIENTS = `id,centre,operated,referred,seen,died,relapse
A,n,2020-01-01,2020-01-11,2020-03-01,1,
B,n,2020-02-01,2020-02-01,2021-02-01,0,
C,s,2020-01-01,2020-01-02,2020-01-31,1,2020-01-11
D,s,2020-01-01,2020-01-01,2020-12-31,0,2020-06
`
export const EVENTS = `id,what,on
A,visit,2020-02-01
A,visit,2020-01-15
B,scan,2020-03-01
C,visit,2020-01-10
`
const CENTRES = `centre,beds\nn,100\ns,40\n`

const FIELDS = {
  patients: [
    { name: 'id', type: 'string' },
    { name: 'centre', type: 'string', categories: ['n', 's'] },
    { name: 'operated', type: 'date' },
    { name: 'referred', type: 'date' },
    { name: 'seen', type: 'date' },
    { name: 'died', type: 'boolean' },
    { name: 'relapse', type: 'date', precision: 'month' },
  ],
  events: [
    { name: 'id', type: 'string' },
    { name: 'what', type: 'string', categories: ['visit', 'scan'] },
    { name: 'on', type: 'date' },
  ],
  centres: [
    { name: 'centre', type: 'string', categories: ['n', 's'] },
    { name: 'beds', type: 'integer' },
  ],
}

export const DATA = {
  name: 'four',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        fields: FIELDS.patients,
        foreignKeys: [{ fields: 'centre', reference: { resource: 'centres', fields: 'centre' } }],
      },
    },
    { name: 'events', path: 'events.csv', rows: 'many', schema: { fields: FIELDS.events } },
    { name: 'centres', path: 'centres.csv', schema: { primaryKey: 'centre', fields: FIELDS.centres } },
  ],
}

const run = async (plan: string, change: Readonly<Record<string, string>> = {}, data: unknown = DATA) => {
  const files = {
    'analysis.yaml': `title: t\nversion: "1"\npublish: false\nsubject: id\norigin: operation\nprofile: r\nalpha: 0.05\nconfidence: 0.95\n${plan}`,
    'datapackage.json': JSON.stringify(data),
    'patients.csv': PATIENTS,
    'events.csv': EVENTS,
    'centres.csv': CENTRES,
    ...change,
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
  return runStages(stagesUpTo(5), rawFiles(Object.fromEntries(bytes)))
}
/** The artifacts of stages 1 to 5. */
export const filesOf = async (...input: Parameters<typeof run>) => {
  const outcome = await run(...input)
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return outcome.files
}
/** The faults as texts; none where the run succeeds. */
export const faultsOf = async (...input: Parameters<typeof run>) => {
  const outcome = await run(...input)
  return outcome.kind === 'faults' ? outcome.faults.map(faultText) : []
}
