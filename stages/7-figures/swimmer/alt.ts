import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { orOf } from '../../../cohort/values/problem.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { type Layout, NARROW, WIDE } from '../drawing/layout.ts'
import { withUnit } from '../drawing/time-words.ts'
import { type Classes, type SwimmerData, usedEnds, usedPeriods } from './data.ts'
import type { Lane } from './lanes.ts'
import { swimmerLayout } from './layout.ts'

/** With more lanes than this only their counts are described. */
const MOST_LANES_DESCRIBED = 30

/** A description with the numbers: counts by event, end and class, then every lane. */
export const swimmerAlt = (data: SwimmerData, style: Style): string => {
  const { title, lanes, marks, ends, periods } = data
  const number = (isCounted: (lane: Lane) => boolean): number => lanes.filter(isCounted).length
  const counts = [
    ...marks.flatMap((mark, i) =>
      counted(
        number((lane) => lane.marks.some((point) => point.mark === i)),
        `with ${mark}`,
      ),
    ),
    ...usedPeriods(data).map(
      (i) => `${number((lane) => lane.periods.some(({ period }) => period === i))} with ${periods[i]}`,
    ),
    ...usedEnds(data).map((end) => `${number((lane) => lane.end === end)} ${ends[end]}`),
    ...counted(
      number(({ isOngoing }) => isOngoing),
      'still followed',
    ),
  ]
  const lengths = lanes.map(({ until }) => until)
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  const [low, high] = [showNumber(shortest, style), showNumber(longest, style)]
  const range = low === high ? high : `${low} to ${high}`
  return [
    `${title}. ${patientsDrawn(data)}.`,
    ...(lanes.length === 0 ? [] : [`${data.axis}: ${range}${unitAfter(longest, data.unit)}.`]),
    ...(counts.length === 0 ? [] : [`${counts.join(', ')}.`]),
    ...classCounts(data.group, 'In blocks by', (index) => number(({ group }) => group === index)),
    ...classCounts(data.colour, 'Bars by', (index) => number(({ colour }) => colour === index)),
    ...(lanes.length === 0 || lanes.length > MOST_LANES_DESCRIBED
      ? []
      : [`${lanes.map((lane) => laneWords(lane, data, style)).join('; ')}.`]),
  ].join(' ')
}

const counted = (count: number, words: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${words}`]

const classCounts = (
  classes: Classes | null,
  words: string,
  number: (index: number) => number,
): readonly string[] =>
  classes === null || classes.labels.length === 0
    ? []
    : [
        `${words} ${classes.title}: ${classes.labels.map((label, index) => `${number(index)} ${label}`).join(', ')}.`,
      ]

/** `18 patients`, or `17 of 18 patients` if not all are drawn. */
export const patientsDrawn = ({ lanes, subjects }: SwimmerData): string =>
  `${lanes.length === subjects ? '' : `${lanes.length} of `}${subjects} ${subjects === 1 ? 'patient' : 'patients'}`

const laneWords = (lane: Lane, data: SwimmerData, style: Style): string => {
  const { subjectTitle, marks, ends, periods, group, colour, unit } = data
  const classes = [
    lane.label,
    ...(group === null ? [] : [group.labels[lane.group]!]),
    ...(colour === null ? [] : [colour.labels[lane.colour]!]),
  ]
  const number = (value: number): string => showNumber(value, style)
  const words = [...new Set(classes)].filter((word) => word !== '')
  return [
    `${subjectTitle} ${lane.name}${words.length === 0 ? '' : ` (${words.join(', ')})`}: ${number(lane.until)}${unitAfter(lane.until, unit)}`,
    ...lane.periods.map(
      ({ period, from, to }) =>
        `${periods[period]} from ${number(from)} to ${number(to)}${unitAfter(to, unit)}`,
    ),
    ...lane.marks.map(({ mark, time }) => `${marks[mark]} at ${number(time)}${unitAfter(time, unit)}`),
    ...(lane.end === null ? [] : [ends[lane.end]]),
    ...(lane.isOngoing ? ['still followed'] : []),
  ].join(', ')
}

export const swimmerCaption = (data: SwimmerData): string => {
  const { axis, unit, endTitle, ends, ongoing, colour, group, sort } = data
  const { withoutLength, incompletePeriods, tooMany } = data
  const followed = ongoing.filter((end) => data.lanes.some((lane) => lane.end === end))
  return [
    `One bar for each patient; its length: ${withUnit(axis, unit)}.`,
    ...(endTitle === null ? [] : [`Symbol at the end of a bar: ${endTitle}.`]),
    ...(followed.length === 0 ? [] : [`Arrow: still followed (${orOf(followed.map((end) => ends[end]!))}).`]),
    ...(colour === null ? [] : [`Colour and pattern of a bar: ${colour.title}.`]),
    ...(group === null ? [] : [`Blocks: ${group.title}.`]),
    ...(sort === 'table' ? ['In the order of the table.'] : []),
    ...textWords(data),
    ...(withoutLength === 0 ? [] : [`Not drawn, since no length is recorded: ${withoutLength}.`]),
    ...(tooMany === 0 ? [] : [`Not drawn, since the page has no room for them: ${tooMany}, the shortest.`]),
    ...(incompletePeriods === 0
      ? []
      : [
          `Periods not drawn, since a time is missing or the end precedes the beginning: ${incompletePeriods}.`,
        ]),
  ].join(' ')
}

/** Says what a label is where it has no column title, and what is omitted. */
const textWords = (data: SwimmerData): readonly string[] => {
  if (data.lanes.length === 0) return []
  const [wide = '', narrow = ''] = [WIDE, NARROW].map((layout) => omitted(data, layout).join(' and '))
  const sentence = (what: string, where: string): readonly string[] =>
    what === '' ? [] : [`Not written${where}, since the bars are too close: ${what}.`]
  return [
    ...(data.labelTitle === null || narrow !== '' ? [] : [`Text at each bar: ${data.labelTitle}.`]),
    ...(wide === narrow
      ? sentence(wide, '')
      : [...sentence(wide, ' in the wide version'), ...sentence(narrow, ' in the narrow version')]),
  ]
}

const omitted = (data: SwimmerData, layout: Layout): readonly string[] => {
  const { names, labelPlace } = swimmerLayout(data, layout)
  return [
    ...(names.length === 0 ? [data.subjectTitle] : []),
    ...(data.labelTitle !== null && labelPlace === 'none' ? [data.labelTitle] : []),
  ]
}
