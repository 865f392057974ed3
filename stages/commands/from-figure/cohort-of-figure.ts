import { rowsOfSet } from '../../../audit/figure/set-rows.ts'
import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { figureSets } from '../../2-validate/artifacts.ts'
import type { ReadFigure } from './figure-of-file.ts'
import { figureText } from './figure-text.ts'
import { overlayOf } from './overlay.ts'
import { setOfFigure } from './set-of-figure.ts'

/** UCUM codes. */
const CODES: Readonly<Record<TimeUnit, string>> = { days: 'd', weeks: 'wk', months: 'mo', years: 'a' }

interface KnownUnit extends ReadFigure {
  readonly unit: TimeUnit
}

/** The files of a cohort whose patients were read from a figure: table, description, plan, how it was made, overlay. */
export const cohortOfFigure = (
  cohort: string,
  file: string,
  read: KnownUnit,
): ReadonlyMap<string, Uint8Array> => {
  const { groups } = read.patients
  const isGrouped = groups.length > 1
  const header = ['patient', 'time', 'event', 'shown', ...(isGrouped ? ['group'] : [])]
  const patients = groups.flatMap(({ name, patients: own }) => own.map((patient) => ({ name, ...patient })))
  const rows = patients.map(({ name, time, isEvent, isShown }, i) => [
    ...[String(i + 1), String(Number(time.toFixed(6))), isEvent ? 'yes' : 'no', isShown ? 'yes' : 'no'],
    ...(isGrouped ? [name] : []),
  ])
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  return new Map([
    ['patients.csv', table.encode({ header, rows })],
    ['figure-set.csv', figureSets.format.encode(rowsOfSet(setOfFigure(read.patients)))],
    ['datapackage.json', text(`${JSON.stringify(dataPackage(cohort, file, read), null, 2)}\n`)],
    ['analysis.yaml', text(planOf(cohort, file, read))],
    ['README.md', text(readmeOf(cohort, file, read))],
    ['figure-as-read.svg', text(overlayOf(read))],
  ])
}

const yesNo = { type: 'boolean', trueValues: ['yes'], falseValues: ['no'], constraints: { required: true } }

const dataPackage = (
  name: string,
  file: string,
  { patients: { groups }, unit, page }: KnownUnit,
): object => ({
  $schema: '../../../schemas/datapackage.json',
  name,
  title: `Patients read from a figure: ${name}`,
  description: 'One table of patients that gives the Kaplan-Meier curves of a figure; not the original data.',
  version: '1.0.0',
  sources: [
    { title: `${file}${page === null ? '' : `, page ${page}`}: patients read from the lines of the figure` },
  ],
  resources: [
    {
      ...{ name: 'patients', path: 'patients.csv', format: 'csv', encoding: 'utf-8' },
      schema: {
        primaryKey: 'patient',
        fields: [
          {
            name: 'patient',
            title: 'Row',
            type: 'integer',
            constraints: { required: true, unique: true, minimum: 1 },
          },
          {
            name: 'time',
            title: 'Time',
            type: 'number',
            unit: CODES[unit],
            constraints: { required: true, minimum: 0 },
          },
          { name: 'event', title: 'Event', ...yesNo },
          { name: 'shown', title: 'The figure shows this time', ...yesNo },
          ...(groups.length > 1
            ? [
                {
                  name: 'group',
                  title: 'Group',
                  type: 'string',
                  categories: groups.map((group) => group.name),
                  constraints: { required: true },
                },
              ]
            : []),
        ],
      },
    },
  ],
})

const planOf = (cohort: string, file: string, { patients: { groups }, figure }: KnownUnit): string => {
  const ticks = figure.panel.x.ticks
  const isGrouped = groups.length > 1
  return `# yaml-language-server: $schema=../../../schemas/analysis.json
# Patients read from a figure: one table that gives its curves. README.md says what is determined.
title: ${JSON.stringify(`Patients read from a figure: ${cohort}`)}
question: What is the time to the event, as far as the figure shows it?
version: 1.0.0
publish: false # a figure discloses times of patients
subject: patient
origin: the start of the time axis

profile: r
alpha: 0.05
confidence: 0.95

limits:
  - ${JSON.stringify(`The patients were read from the lines of ${file}; they are one table that gives the figure, not the original data.`)}
  - Censoring times without a mark of their own are not known.

endpoints:
  event-free:
    code: EVENT
    title: Time to event
    survival: free of the event
    event: { label: event, when: { event: true }, at: time }
    until: time

summaries:
  time: {}

estimates:
  event-free: { ticks: ${Number((ticks[1]!.value - ticks[0]!.value).toFixed(6))}${isGrouped ? ', by: [group]' : ''} }
${
  isGrouped
    ? `
tests:
  event-free-by-group: { title: Time to event by group, method: log-rank, endpoint: event-free, by: group }
`
    : ''
}
figures:
  figure-as-recovered: { kind: kaplan-meier, title: Time to event, estimate: event-free${isGrouped ? ', by: group, test: event-free-by-group' : ''} }
`
}

const readmeOf = (
  cohort: string,
  file: string,
  read: KnownUnit,
): string => `# ${cohort}: patients read from a figure

Source: the figure in \`${file}\`. Method: its lines were read as curves on axes scaled by the labels of their ticks; the
steps, the censoring marks and the numbers at risk were turned into whole numbers of patients. \`figure-as-read.svg\` shows
what was read, drawn over the page: check it. \`shown\` in the table says whether the figure shows the time of a row.

This is one table that gives the figure, not the original data. A drawn figure discloses the times of its patients; treat the
table as the paper's licence and your ethics committee require.

\`\`\`
${figureText(file, read)}\`\`\`
`
