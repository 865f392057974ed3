import { rowsOfSet, rowsOfUnread } from '../../../audit/figure/set-rows.ts'
import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import { figureSets } from '../../2-validate/artifacts.ts'
import { type CohortForm, formFiles, textBytes } from './cohort-form.ts'
import type { ReadFigure } from './figure-of-file.ts'
import { figureText } from './figure-text.ts'
import { overlayOf } from './overlay.ts'
import { setOfFigure } from './set-of-figure.ts'

interface KnownUnit extends ReadFigure {
  readonly unit: TimeUnit
}

/** The files of a cohort whose patients were read from a figure: table, description, plan, how it was made, overlay. */
export const cohortOfFigure = (
  cohort: string,
  file: string,
  read: KnownUnit,
): ReadonlyMap<string, Uint8Array> => {
  const [patients, ...described] = formFiles(formOf(cohort, file, read))
  const set = setOfFigure(read.patients)
  const rows = [...rowsOfSet(set), ...rowsOfUnread(read.patients.unreadGroups)]
  return new Map([
    patients!,
    ['figure-set.csv', figureSets.format.encode(rows)],
    ...described,
    ['README.md', textBytes(readmeOf(cohort, file, read))],
    ['figure-as-read.svg', textBytes(overlayOf(read))],
  ])
}

const formOf = (
  cohort: string,
  file: string,
  { patients: { groups }, unit, page, figure }: KnownUnit,
): CohortForm => {
  const { ticks } = figure.panel.x
  return {
    ...{ cohort, unit, groups, isApproximate: false },
    title: `Patients read from a figure: ${cohort}`,
    description:
      'One table of patients that gives the Kaplan-Meier curves of a figure; not the original data.',
    source: `${file}${page === null ? '' : `, page ${page}`}: patients read from the lines of the figure`,
    remark:
      'Patients read from a figure: one table that gives its curves. README.md says what is determined.',
    question: 'What is the time to the event, as far as the figure shows it?',
    limits: [
      JSON.stringify(
        `The patients were read from the lines of ${file}; they are one table that gives the figure, not the original data.`,
      ),
      'Censoring times without a mark of their own are not known.',
    ],
    ticks: Number((ticks[1]!.value - ticks[0]!.value).toFixed(6)),
  }
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
