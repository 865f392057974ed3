import { formatMeasure } from '../../cohort/format-number.ts'
import type { SwimmerData } from './swimmer-data.ts'
import { unitWord } from './unit-words.ts'

/** The figure in words with its numbers: a short account of every lane. */
export const swimmerAlt = ({ title, unit, lanes, marks, ends, subjectTitle }: SwimmerData): string => {
  const time = (value: number): string => `${formatMeasure(value)} ${unitWord(unit, value)}`.trim()
  const words = lanes.map(({ name, label, until, end, marks: own }) =>
    [
      `${subjectTitle} ${name}${label === '' ? '' : ` (${label})`}: ${time(until)}`,
      ...own.map((mark) => `${marks[mark.mark]} at ${formatMeasure(mark.time)}`),
      ...(end === null ? [] : [ends[end]]),
    ].join(', '),
  )
  return `${title}. A lane for each of ${lanes.length}, longest first. ${words.join('; ')}.`
}

export const swimmerCaption = ({ axis, endTitle, left }: SwimmerData): string =>
  [
    `A lane for each subject, its length: ${axis}.`,
    ...(endTitle === null ? [] : [`The mark behind a lane: ${endTitle}.`]),
    ...(left === 0 ? [] : [`Not drawn, since its length is not recorded: ${left}.`]),
  ].join(' ')
