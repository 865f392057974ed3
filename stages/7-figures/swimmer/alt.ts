import { unitAfter } from '../../../cohort/values/unit.ts'
import type { SwimmerData } from './data.ts'

/** With more lanes than this only their counts are described. */
const MOST_LANES_DESCRIBED = 30

/** A description with the numbers: counts by event and by end, then every lane. */
export const swimmerAlt = (data: SwimmerData): string => {
  const { title, lanes, marks, ends, unit } = data
  const length = (value: number): string => `${value}${unitAfter(value, unit)}`
  const counts = [
    ...marks.map(
      (mark, i) =>
        `${lanes.filter((lane) => lane.marks.some((point) => point.mark === i)).length} with ${mark}`,
    ),
    ...ends.map((end, i) => `${lanes.filter((lane) => lane.end === i).length} ${end}`),
  ]
  const longest =
    lanes[0] === undefined ? '' : `, from ${length(lanes[0].until)} to ${length(lanes.at(-1)!.until)}`
  const laneTexts =
    lanes.length > MOST_LANES_DESCRIBED ? [] : [`${lanes.map((lane) => laneWords(lane, data)).join('; ')}.`]
  return [
    `${title}. ${lanes.length} ${lanes.length === 1 ? 'lane' : 'lanes'}${longest}: ${counts.join(', ')}.`,
    ...laneTexts,
  ].join(' ')
}

const laneWords = (
  lane: SwimmerData['lanes'][number],
  { subjectTitle, marks, ends, unit }: SwimmerData,
): string =>
  [
    `${subjectTitle} ${lane.name}${lane.label === '' ? '' : ` (${lane.label})`}: ${lane.until}${unitAfter(lane.until, unit)}`,
    ...lane.marks.map(({ mark, time }) => `${marks[mark]} at ${time}${unitAfter(time, unit)}`),
    ...(lane.end === null ? [] : [ends[lane.end]]),
  ].join(', ')

export const swimmerCaption = ({ axis, endTitle, withoutLength, tooMany }: SwimmerData): string =>
  [
    `A lane for each subject, its length: ${axis}.`,
    ...(endTitle === null ? [] : [`Symbol at the end of a bar: ${endTitle}.`]),
    ...(withoutLength === 0 ? [] : [`Not drawn, since no length is recorded: ${withoutLength}.`]),
    ...(tooMany === 0 ? [] : [`The shortest are not drawn: ${tooMany}.`]),
  ].join(' ')
