import { faultText } from '../../../pipeline/fault.ts'
import { warnings } from '../../../stages/2-validate/artifacts.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/*
 * Eight patients by hand. "treated" is yes for 2, 4, 6 and 8, who are treated on days 17, 84, 90 and 30: of these the
 * middle two are 30 and 84, so that the median is 57 and the latest 90. Patient 3 has an event at 20, and so on.
 */
export const PATIENTS = `id,sex,age,days,dead,treated,treated_on_day,symptom_days,diagnosed,operated,seen,nodes
1,m,50,25,1,no,,400,1950-01-01,2000-01-01,2000-01-26,none
2,f,60,43,1,yes,17,300,1940-01-01,2000-01-02,2000-02-14,lung
3,m,61,20,1,no,,10,1939-01-01,2000-01-03,2000-01-23,none
4,m,70,479,0,yes,84,20,1930-01-01,2000-01-04,2001-04-27,lung
5,f,40,12,1,no,,30,1960-01-01,2000-01-05,2000-01-17,liver
6,f,45,347,1,yes,90,5,1955-01-01,2000-01-06,2000-12-18,lung
7,m,66,200,0,no,,90,1934-01-01,2000-01-07,2000-07-25,liver
8,f,58,300,1,yes,30,60,1942-01-01,2000-01-08,2000-11-03,lung
`

const YES = { type: 'boolean', trueValues: ['yes', '1'], falseValues: ['no', '0'] }
export const FIELDS: readonly Readonly<Record<string, unknown>>[] = [
  { name: 'id', type: 'string' },
  {
    name: 'sex',
    type: 'string',
    categories: [
      { value: 'm', label: 'male' },
      { value: 'f', label: 'female' },
    ],
  },
  { name: 'age', type: 'integer', unit: 'a', constraints: { minimum: 18, maximum: 100 } },
  { name: 'days', title: 'Follow-up', type: 'integer', unit: 'd' },
  { name: 'dead', title: 'Died', ...YES },
  { name: 'treated', title: 'Treated', ...YES },
  { name: 'treated_on_day', title: 'Day of treatment', type: 'integer', unit: 'd' },
  { name: 'symptom_days', title: 'Length of symptoms', type: 'integer', unit: 'd' },
  { name: 'diagnosed', type: 'date' },
  { name: 'operated', type: 'date' },
  { name: 'seen', type: 'date' },
  { name: 'nodes', title: 'Sites', type: 'list', emptyList: 'none' },
]
export const withField = (name: string, change: Readonly<Record<string, unknown>>) =>
  FIELDS.map((field) => (field['name'] === name ? { ...field, ...change } : field))

export const OS = `  os: { code: OS, title: Overall survival, event: { label: death, when: { dead: true }, at: days }, until: days`
export const OSD = `  osd: { code: OSD, title: Survival by dates, from: operated, event: { label: death, when: { dead: true }, at: seen }, until: seen }`
export const ENDPOINT = `endpoints:\n${OS} }\n`
/** A plan without warnings. */
export const FINE = `${ENDPOINT}tests: { a: { method: log-rank, endpoint: os, by: sex } }\n`

/** The warnings of a plan for the eight patients. */
export const warningsOf = async (
  plan: string,
  { fields = FIELDS, patients = PATIENTS }: { fields?: typeof FIELDS; patients?: string } = {},
) => {
  const files = {
    'analysis.yaml': `title: t\nversion: "1"\npublish: false\nsubject: id\norigin: operation\nprofile: r\nalpha: 0.05\nconfidence: 0.95\nwarnings: { duplicates: [id, days] }\n${plan}`,
    'datapackage.json': JSON.stringify(
      {
        name: 'eight',
        resources: [{ name: 'patients', path: 'patients.csv', schema: { fields } }],
      },
      null,
      1,
    ),
    'patients.csv': patients,
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
  const outcome = await runStages(stagesUpTo(2), rawFiles(Object.fromEntries(bytes)))
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return artifactOf(outcome.files, warnings)
}
export const warningKinds = async (...input: Parameters<typeof warningsOf>) =>
  (await warningsOf(...input)).map(({ warning }) => warning)
