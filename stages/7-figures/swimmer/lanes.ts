import type { Figure } from '../../../cohort/descriptors/plan/figure.ts'
import {
  type Category,
  encodeValue,
  levelsOf,
  type Subject,
  type Value,
  type Variable,
} from '../../../cohort/values/value.ts'

export type SwimmerFigure = Extract<Figure, { kind: 'swimmer' }>

/** The sources of swimmer figures. `subject`: the variable with the subject id. */
export interface SwimmerSources {
  readonly subjects: readonly Subject[]
  readonly variables: ReadonlyMap<string, Variable>
  readonly subject: string
}

export interface Lane {
  readonly name: string
  readonly label: string
  readonly until: number
  /** The index of its category among `ends`; null if none is recorded. */
  readonly end: number | null
  readonly isOngoing: boolean
  /** Indices of classes; 0 without classes. */
  readonly colour: number
  readonly group: number
  /** In the order of time; `mark` is the index among `marks`. */
  readonly marks: readonly { readonly mark: number; readonly time: number }[]
  /** In the order of `periods`; `period` is the index among them. */
  readonly periods: readonly { readonly period: number; readonly from: number; readonly to: number }[]
}

interface Ends {
  readonly ends: readonly Category[]
  readonly ongoing: readonly number[]
}

type DrawnLane = Omit<Lane, 'colour' | 'group'> & { readonly subject: Subject }

/** The longest lanes as the plan sorts them, and the numbers of lanes and of periods that are not drawn. */
export const lanesOf = (figure: SwimmerFigure, sources: SwimmerSources, ends: Ends, most: number) => {
  const label = figure.label === undefined ? null : sources.variables.get(figure.label)!
  const lanes = sources.subjects.flatMap((subject): readonly DrawnLane[] => {
    const until = subject[figure.until]
    if (typeof until !== 'number') return []
    const end = endOf(figure, subject, ends)
    return [
      {
        subject,
        name: encodeValue(subject[sources.subject]!),
        label: label === null ? '' : labelOf(subject[label.name] ?? null, label),
        until,
        end,
        isOngoing: end !== null && ends.ongoing.includes(end),
        marks: marksOf(figure, subject),
        periods: periodsOf(figure, subject),
      },
    ]
  })
  const longest = lanes.toSorted((a, b) => b.until - a.until || compareNames(a.name, b.name)).slice(0, most)
  return {
    drawn: sorted(figure.sort, longest, lanes),
    withLength: lanes.length,
    incompletePeriods: sources.subjects.reduce((sum, subject) => sum + incompleteOf(figure, subject), 0),
  }
}

/** `longest`: the drawn lanes, the longest first. `lanes`: all of them in the order of the table. */
const sorted = (
  sort: SwimmerFigure['sort'],
  longest: readonly DrawnLane[],
  lanes: readonly DrawnLane[],
): readonly DrawnLane[] => {
  switch (sort) {
    case 'longest':
      return longest
    case 'shortest':
      return longest.toSorted((a, b) => a.until - b.until || compareNames(a.name, b.name))
    case 'table': {
      const drawn = new Set(longest)
      return lanes.filter((lane) => drawn.has(lane))
    }
    default: {
      const never: never = sort
      return never
    }
  }
}

const endOf = ({ end }: SwimmerFigure, subject: Subject, { ends }: Ends): number | null => {
  if (end === undefined) return null
  const text = encodeValue(subject[end] ?? null)
  const index = ends.findIndex(({ value }) => value === text)
  return index === -1 ? null : index
}

const marksOf = ({ marks }: SwimmerFigure, subject: Subject): Lane['marks'] =>
  marks
    .flatMap(({ at }, mark) => {
      const time = subject[at]
      return typeof time === 'number' ? [{ mark, time }] : []
    })
    .sort((a, b) => a.time - b.time || a.mark - b.mark)

const periodsOf = ({ periods }: SwimmerFigure, subject: Subject): Lane['periods'] =>
  periods.flatMap(({ from, to }, period) => {
    const [begin, end] = [from === undefined ? 0 : subject[from], subject[to]]
    return typeof begin === 'number' && typeof end === 'number' && begin <= end
      ? [{ period, from: begin, to: end }]
      : []
  })

/** The number of a subject's periods with one of two times, or that end before they begin. */
const incompleteOf = ({ periods }: SwimmerFigure, subject: Subject): number =>
  periods.filter(({ from, to }) => {
    const [begin, end] = [from === undefined ? 0 : subject[from], subject[to]]
    if (typeof begin === 'number' && typeof end === 'number') return begin > end
    return typeof end === 'number' || (from !== undefined && typeof begin === 'number')
  }).length

/** A value with the labels of its categories. */
const labelOf = (value: Value, variable: Variable): string => {
  const word = (text: string): string =>
    levelsOf(variable)?.find((category) => category.value === text)?.label ?? text
  return typeof value === 'object' && value !== null ? value.map(word).join(', ') : word(encodeValue(value))
}

/** Orders numbers by value and other names by code units. */
const compareNames = (a: string, b: string): number => {
  const difference = Number(a) - Number(b)
  if (difference !== 0 && !Number.isNaN(difference)) return difference
  return a < b ? -1 : a > b ? 1 : 0
}
