import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import { table } from '../../../pipeline/formats/csv.ts'

/** UCUM codes. */
const CODES: Readonly<Record<TimeUnit, string>> = { days: 'd', weeks: 'wk', months: 'mo', years: 'a' }

/** A patient of a cohort that was read from a figure; `isShown` where it is known whether the figure shows the time. */
interface FormPatient {
  readonly time: number
  readonly isEvent: boolean
  readonly isShown?: boolean
}

/** What cohorts of lines and of points have in common, and the words in which they differ. */
export interface CohortForm {
  readonly cohort: string
  readonly unit: TimeUnit
  readonly groups: readonly { readonly name: string; readonly patients: readonly FormPatient[] }[]
  /** Whether the patients are made up: said in the title of each column. */
  readonly isApproximate: boolean
  readonly title: string
  readonly description: string
  readonly source: string
  /** The second line of the plan, without "# ". */
  readonly remark: string
  readonly question: string
  readonly limits: readonly string[]
  /** Time between two columns of the table below the curve. */
  readonly ticks: number
}

/** The table of patients, its description, and the plan: survival, a test between groups, and a figure. */
export const formFiles = (form: CohortForm): readonly (readonly [string, Uint8Array])[] => [
  ['patients.csv', patientsOf(form)],
  ['datapackage.json', textBytes(`${JSON.stringify(dataPackage(form), null, 2)}\n`)],
  ['analysis.yaml', textBytes(planOf(form))],
]

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const patientsOf = ({ groups, isApproximate }: CohortForm): Uint8Array => {
  const [isGrouped, hasShown] = [groups.length > 1, !isApproximate]
  const yesNo = (is: boolean | undefined): string => (is === true ? 'yes' : 'no')
  const patients = groups.flatMap(({ name, patients: own }) => own.map((patient) => ({ name, ...patient })))
  return table.encode({
    header: ['patient', 'time', 'event', ...(hasShown ? ['shown'] : []), ...(isGrouped ? ['group'] : [])],
    rows: patients.map(({ name, time, isEvent, isShown }, i) => [
      ...[String(i + 1), String(Number(time.toFixed(6))), yesNo(isEvent)],
      ...(hasShown ? [yesNo(isShown)] : []),
      ...(isGrouped ? [name] : []),
    ]),
  })
}

const YES_NO = { type: 'boolean', trueValues: ['yes'], falseValues: ['no'], constraints: { required: true } }

const dataPackage = (form: CohortForm): object => {
  const { cohort, unit, groups, isApproximate } = form
  const titled = (title: string): string => (isApproximate ? `${title} (approximate)` : title)
  return {
    $schema: '../../../schemas/datapackage.json',
    ...{ name: cohort, title: form.title, description: form.description, version: '1.0.0' },
    sources: [{ title: form.source }],
    resources: [
      {
        ...{ name: 'patients', path: 'patients.csv', format: 'csv', encoding: 'utf-8' },
        schema: {
          primaryKey: 'patient',
          fields: [
            {
              ...{ name: 'patient', title: 'Row', type: 'integer' },
              constraints: { required: true, unique: true, minimum: 1 },
            },
            {
              ...{ name: 'time', title: titled('Time'), type: 'number', unit: CODES[unit] },
              constraints: { required: true, minimum: 0 },
            },
            { name: 'event', title: titled('Event'), ...YES_NO },
            ...(isApproximate ? [] : [{ name: 'shown', title: 'The figure shows this time', ...YES_NO }]),
            ...(groups.length > 1
              ? [
                  {
                    ...{ name: 'group', title: 'Group', type: 'string' },
                    ...{ categories: groups.map(({ name }) => name), constraints: { required: true } },
                  },
                ]
              : []),
          ],
        },
      },
    ],
  }
}

const planOf = ({ groups, isApproximate, ...form }: CohortForm): string => {
  const isGrouped = groups.length > 1
  const about = isApproximate ? ' (approximate)' : ''
  return `# yaml-language-server: $schema=../../../schemas/analysis.json
# ${form.remark}
title: ${JSON.stringify(form.title)}
question: ${form.question}
version: 1.0.0
publish: false # a figure discloses times of patients
subject: patient
origin: the start of the time axis

profile: r
alpha: 0.05
confidence: 0.95

limits:
${form.limits.map((limit) => `  - ${limit}\n`).join('')}
endpoints:
  event-free:
    code: EVENT
    title: Time to event${about}
    survival: free of the event
    event: { label: event, when: { event: true }, at: time }
    until: time

summaries:
  time: {}

estimates:
  event-free: { ticks: ${form.ticks}${isGrouped ? ', by: [group]' : ''} }
${
  isGrouped
    ? `
tests:
  event-free-by-group: { title: Time to event by group${about}, method: log-rank, endpoint: event-free, by: group }
`
    : ''
}
figures:
  figure-as-recovered: { kind: kaplan-meier, title: Time to event${about}, estimate: event-free${isGrouped ? ', by: group, test: event-free-by-group' : ''} }
`
}
