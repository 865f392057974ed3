import type { TimeUnit } from '../../../../documents/papers/figures/curves/read-figure.ts'
import { table } from '../../../../pipeline/formats/csv.ts'
import type { ReadPoints } from './points-of-file.ts'
import { pointsText } from './points-text.ts'

/** UCUM codes. */
const CODES: Readonly<Record<TimeUnit, string>> = { days: 'd', weeks: 'wk', months: 'mo', years: 'a' }

interface Source {
  readonly cohort: string
  readonly file: string
  readonly unit: TimeUnit
}

/** The files of a cohort of approximate patients: table, description, plan, how it was made, and the points. */
export const cohortOfPoints = (
  source: Source,
  read: ReadPoints,
  points: Uint8Array,
): ReadonlyMap<string, Uint8Array> => {
  const isGrouped = read.groups.length > 1
  const patients = read.groups.flatMap(({ name, patients: own }) => own.map((one) => ({ name, ...one })))
  const rows = patients.map(({ name, time, isEvent }, i) => [
    ...[String(i + 1), String(Number(time.toFixed(6))), isEvent ? 'yes' : 'no'],
    ...(isGrouped ? [name] : []),
  ])
  const header = ['patient', 'time', 'event', ...(isGrouped ? ['group'] : [])]
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  return new Map([
    ['patients.csv', table.encode({ header, rows })],
    ['datapackage.json', text(`${JSON.stringify(descriptionOf(source, read), null, 2)}\n`)],
    ['analysis.yaml', text(planOf(source, read))],
    ['README.md', text(readmeOf(source, read))],
    ['points-as-given.txt', points],
  ])
}

const descriptionOf = ({ cohort, file, unit }: Source, { groups }: ReadPoints): object => ({
  $schema: '../../../schemas/datapackage.json',
  name: cohort,
  title: `Approximate patients from points: ${cohort}`,
  description:
    'Approximate: patients that were made up so that they give points clicked on Kaplan-Meier curves; not the original data.',
  version: '1.0.0',
  sources: [{ title: `${file}: points clicked on the image of a figure` }],
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
            ...{ name: 'time', title: 'Time (approximate)', type: 'number', unit: CODES[unit] },
            constraints: { required: true, minimum: 0 },
          },
          {
            ...{ name: 'event', title: 'Event (approximate)', type: 'boolean' },
            ...{ trueValues: ['yes'], falseValues: ['no'], constraints: { required: true } },
          },
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
})

const planOf = ({ cohort, file }: Source, { groups }: ReadPoints): string => {
  const isGrouped = groups.length > 1
  const end = Math.max(...groups.flatMap(({ points }) => points.map(({ time }) => time)))
  return `# yaml-language-server: $schema=../../../schemas/analysis.json
# APPROXIMATE: patients that give points clicked on the image of a figure. README.md says how they were made.
title: ${JSON.stringify(`Approximate patients from points: ${cohort}`)}
question: What is the time to the event, approximately?
version: 1.0.0
publish: false # a figure discloses times of patients
subject: patient
origin: the start of the time axis

profile: r
alpha: 0.05
confidence: 0.95

limits:
  - ${JSON.stringify(`All results are approximate: the patients were made up so that they give the points in ${file}, which were clicked on the image of a figure.`)}
  - No time of an event or of a censoring is that of a real patient; a reported number that differs a little is no contradiction.

endpoints:
  event-free:
    code: EVENT
    title: Time to event (approximate)
    survival: free of the event
    event: { label: event, when: { event: true }, at: time }
    until: time

summaries:
  time: {}

estimates:
  event-free: { ticks: ${Number((end / 5).toPrecision(1))}${isGrouped ? ', by: [group]' : ''} }
${
  isGrouped
    ? `
tests:
  event-free-by-group: { title: Time to event by group (approximate), method: log-rank, endpoint: event-free, by: group }
`
    : ''
}
figures:
  figure-as-recovered: { kind: kaplan-meier, title: Time to event (approximate), estimate: event-free${isGrouped ? ', by: group, test: event-free-by-group' : ''} }
`
}

const readmeOf = (
  { cohort, file, unit }: Source,
  read: ReadPoints,
): string => `# ${cohort}: approximate patients from points of a figure

**Approximate.** Source: \`${file}\`, points clicked on the image of Kaplan-Meier curves (\`points-as-given.txt\`). Method: Guyot, Ades,
Ouwens, Welton 2012 (BMC Med Res Methodol 12:9) in the form of Liu, Zhou, Lee 2021 (same journal, 21:111). The patients were made up so that their
curve is near these points and the numbers at risk. They are not the original data, and no time is that of a real patient.

\`\`\`
${pointsText(file, read, unit)}\`\`\`
`
