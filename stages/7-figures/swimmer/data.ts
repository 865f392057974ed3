import type { Figure } from '../../../cohort/descriptors/plan/figure.ts'
import {
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
  /** Longest first; equal lengths by name. */
  readonly lanes: readonly Lane[]
  readonly marks: readonly string[]
  readonly ends: readonly string[]
  /** Subjects without a length. */
  readonly withoutLength: number
  /** Subjects that do not fit on the page: those with the shortest lanes. */
  readonly tooMany: number
}

const MOST_LANES = 100

export interface Lane {
  readonly name: string
  readonly label: string
  readonly until: number
  /** The index of its category among `ends`; null if none is recorded. */
  readonly end: number | null
  /** In the order of time; `mark` is the index among `marks`. */
  readonly marks: readonly { readonly mark: number; readonly time: number }[]
}

export const swimmerData = (figure: SwimmerFigure, sources: SwimmerSources): SwimmerData => {
  const variable = (name: string): Variable => sources.variables.get(name)!
  const until = variable(figure.until)
  const end = figure.end === undefined ? null : variable(figure.end)
  const categories = end === null ? [] : (levelsOf(end) ?? [])
  const lanes = sources.subjects.flatMap((subject): readonly Lane[] => {
    const length = subject[figure.until]
    if (typeof length !== 'number') return []
    const code =
      end === null ? -1 : categories.findIndex(({ value }) => value === encodeValue(subject[end.name]!))
    return [
      {
        name: encodeValue(subject[sources.subject]!),
        label:
          figure.label === undefined ? '' : labelOf(subject[figure.label] ?? null, variable(figure.label)),
        until: length,
        end: code === -1 ? null : code,
        marks: marksOf(figure, subject),
      },
    ]
  })
  const shown = lanes
    .toSorted((a, b) => b.until - a.until || compareNames(a.name, b.name))
    .slice(0, MOST_LANES)
  const times = shown.flatMap(({ until, marks }) => [until, ...marks.map(({ time }) => time)])
  return {
    title: figure.title,
    axis: until.title,
    unit: until.unit,
    subjectTitle: variable(sources.subject).title,
    labelTitle: figure.label === undefined ? null : variable(figure.label).title,
    endTitle: end?.title ?? null,
    firstTime: Math.min(0, ...times),
    lastTime: Math.max(0, ...times),
    lanes: shown,
    marks: figure.marks.map(({ label }) => label),
    ends: categories.map(({ label }) => label),
    withoutLength: sources.subjects.length - lanes.length,
    tooMany: Math.max(0, lanes.length - MOST_LANES),
  }
}

const marksOf = (figure: SwimmerFigure, subject: Subject): Lane['marks'] =>
  figure.marks
    .flatMap(({ at }, mark) => {
      const time = subject[at]
      return typeof time === 'number' ? [{ mark, time }] : []
    })
    .sort((a, b) => a.time - b.time || a.mark - b.mark)

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
