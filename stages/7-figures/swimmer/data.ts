import {
  type Category,
  encodeValue,
  levelsOf,
  type Subject,
  type Variable,
} from '../../../cohort/values/value.ts'
import { type Lane, lanesOf, type SwimmerFigure, type SwimmerSources } from './lanes.ts'

export interface SwimmerData {
  readonly title: string
  /** The title and unit of the variable that gives the length of a lane. */
  readonly axis: string
  readonly unit: string
  readonly subjectTitle: string
  readonly labelTitle: string | null
  readonly endTitle: string | null
  /** The ends of the axis, which includes marks before the start or after the end of their lane. */
  readonly firstTime: number
  readonly lastTime: number
  /** In the order in which they are drawn: by group, then as the plan sorts them. */
  readonly lanes: readonly Lane[]
  readonly sort: SwimmerFigure['sort']
  readonly marks: readonly string[]
  readonly periods: readonly string[]
  readonly ends: readonly string[]
  /** Indices of the ends of subjects that are still followed. */
  readonly ongoing: readonly number[]
  /** What the colour and the pattern of a lane mean; null if all lanes look the same. */
  readonly colour: Classes | null
  /** The blocks of lanes; null if there is one without a heading. */
  readonly group: Classes | null
  /** All subjects. */
  readonly subjects: number
  /** Subjects without a length. */
  readonly withoutLength: number
  /** Periods with one recorded time alone, or that end before they begin. */
  readonly incompletePeriods: number
  /** Subjects that do not fit on the page: those with the shortest lanes. */
  readonly tooMany: number
}

/** The classes of a variable that some lane has, in the order of its categories; the last may be "not recorded". */
export interface Classes {
  readonly title: string
  readonly labels: readonly string[]
  /** The class without a recorded category; null if every lane has one. */
  readonly missing: number | null
}

/** More lanes cannot be told apart on a page. */
export const MOST_LANES = 100

export const NOT_RECORDED = 'not recorded'

/** The lanes of a figure, at most `most`: those with the longest times. */
export const swimmerData = (
  figure: SwimmerFigure,
  sources: SwimmerSources,
  most = MOST_LANES,
): SwimmerData => {
  const variable = (name: string): Variable => sources.variables.get(name)!
  const until = variable(figure.until)
  const end = figure.end === undefined ? null : variable(figure.end)
  const ends = end === null ? [] : (levelsOf(end) ?? [])
  const stillFollowed = new Set((figure.ongoing ?? []).map((category) => encodeValue(category)))
  const ongoing = ends.flatMap(({ value }, i) => (stillFollowed.has(value) ? [i] : []))
  const { drawn, withLength, incompletePeriods } = lanesOf(figure, sources, { ends, ongoing }, most)
  const colour = classesOf(figure.colour, drawn, variable)
  const group = classesOf(figure.group, drawn, variable)
  const lanes = drawn
    .map(
      ({ subject, ...lane }): Lane => ({
        ...lane,
        colour: colour?.of(subject) ?? 0,
        group: group?.of(subject) ?? 0,
      }),
    )
    .toSorted((a, b) => a.group - b.group)
  const times = lanes.flatMap((lane) => [
    lane.until,
    ...lane.marks.map(({ time }) => time),
    ...lane.periods.flatMap(({ from, to }) => [from, to]),
  ])
  return {
    title: figure.title,
    axis: until.title,
    unit: until.unit,
    subjectTitle: variable(sources.subject).title,
    labelTitle: figure.label === undefined ? null : variable(figure.label).title,
    endTitle: end?.title ?? null,
    firstTime: Math.min(0, ...times),
    lastTime: Math.max(0, ...times),
    lanes,
    sort: figure.sort,
    marks: figure.marks.map(({ label }) => label),
    periods: figure.periods.map(({ label }) => label),
    ends: ends.map(({ label }) => label),
    ongoing,
    colour: colour?.classes ?? null,
    group: group?.classes ?? null,
    subjects: sources.subjects.length,
    withoutLength: sources.subjects.length - withLength,
    incompletePeriods,
    tooMany: withLength - lanes.length,
  }
}

/** The classes of a variable among the drawn lanes, and the class of a subject; null without a variable. */
const classesOf = (
  name: string | undefined,
  drawn: readonly { readonly subject: Subject }[],
  variable: (name: string) => Variable,
) => {
  if (name === undefined) return null
  const categories: readonly Category[] = levelsOf(variable(name)) ?? []
  const indexOf = (subject: Subject): number => {
    const text = encodeValue(subject[name] ?? null)
    const index = categories.findIndex(({ value }) => value === text)
    return index === -1 ? categories.length : index
  }
  const used = [...new Set(drawn.map(({ subject }) => indexOf(subject)))].sort((a, b) => a - b)
  const missing = used.indexOf(categories.length)
  const classes: Classes = {
    title: variable(name).title,
    labels: used.map((index) => categories[index]?.label ?? NOT_RECORDED),
    missing: missing === -1 ? null : missing,
  }
  return { classes, of: (subject: Subject): number => used.indexOf(indexOf(subject)) }
}

/** The ends and periods that some lane has. */
export const usedEnds = ({ lanes, ends }: SwimmerData): readonly number[] =>
  ends.map((_, end) => end).filter((end) => lanes.some((lane) => lane.end === end))

export const usedPeriods = ({ lanes, periods }: SwimmerData): readonly number[] =>
  periods
    .map((_, i) => i)
    .filter((i) => lanes.some((lane) => lane.periods.some(({ period }) => period === i)))
