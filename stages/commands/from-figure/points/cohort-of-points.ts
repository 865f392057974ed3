import type { TimeUnit } from '../../../../documents/papers/figures/curves/read-figure.ts'
import { type CohortForm, formFiles, textBytes } from '../cohort-form.ts'
import type { ReadPoints } from './points-of-file.ts'
import { pointsText } from './points-text.ts'

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
): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ...formFiles(formOf(source, read)),
    ['README.md', textBytes(readmeOf(source, read))],
    ['points-as-given.txt', points],
  ])

const formOf = ({ cohort, file, unit }: Source, { groups }: ReadPoints): CohortForm => {
  const end = Math.max(...groups.flatMap(({ points }) => points.map(({ time }) => time)))
  return {
    ...{ cohort, unit, groups, isApproximate: true },
    title: `Approximate patients from points: ${cohort}`,
    description:
      'Approximate: patients that were made up so that they give points clicked on Kaplan-Meier curves; not the original data.',
    source: `${file}: points clicked on the image of a figure`,
    remark:
      'APPROXIMATE: patients that give points clicked on the image of a figure. README.md says how they were made.',
    question: 'What is the time to the event, approximately?',
    limits: [
      JSON.stringify(
        `All results are approximate: the patients were made up so that they give the points in ${file}, which were clicked on the image of a figure.`,
      ),
      'No time of an event or of a censoring is that of a real patient; a reported number that differs a little is no contradiction.',
    ],
    ticks: Number((end / 5).toPrecision(1)),
  }
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
