import { decimal, divide, subtract, toNumber } from '../../../statistics/numbers/rational.ts'
import type { GroupCounts } from '../../../statistics/survival/event-table.ts'
import type { Model } from '../../descriptors/plan/model.ts'
import { subtractDecimals } from '../../values/decimal.ts'
import { levelGroup } from '../../values/group.ts'
import { decodeIdPart } from '../../values/id-part.ts'
import { isQuantity, levelsOf, type Variable } from '../../values/value.ts'
import { rankOf, type TestData } from '../group-tests/parts/test-data.ts'
import type { Pair } from '../result.ts'
import { scaleOf } from './scale.ts'

/** A column of the model: a number, or one level of a category versus the first level that occurs. */
export interface Term {
  /** `age`, or `margin positive`. */
  readonly name: string
  readonly covariate: string
  /** The level and its reference; null for a number. */
  readonly pair: Pair | null
  /** The number of units per ratio of a number; 1 for a level. */
  readonly per: number
  /** The subgroup whose effect it is, `sex=f`; absent: of all subjects. */
  readonly group?: string
}

/** A covariate or level without a term: constant, determined by others, or a level without subjects. */
export interface DroppedTerm {
  readonly name: string
  readonly reason: string
  readonly pair?: Pair
  readonly group?: string
}

/** The values of each covariate pattern, and the term of each column; empty without subjects. */
export interface Design {
  readonly covariates: ReadonlyMap<string, readonly number[]>
  readonly terms: readonly Term[]
  readonly dropped: readonly DroppedTerm[]
  /** The value of each column for values of the covariates, in their order; null for a level without subjects. */
  valuesOf(covariates: readonly string[]): readonly number[] | null
}

/** Counts by covariate pattern, one table per stratum; their likelihood equals that of individual rows. */
export type ByPattern = readonly { readonly groups: readonly GroupCounts[] }[]

export const designOf = (model: Model, tables: ByPattern, variables: TestData['variables']): Design => {
  const patterns = [...new Set(tables.flatMap((table) => table.groups.map(({ name }) => name)))].sort()
  const all = model.covariates.map((covariate, i) =>
    columnsOf(variables.get(covariate)!, patterns, i, scaleOf(model, covariate)),
  )
  const columns = inSubgroups(all, model, variables)
  return {
    covariates: new Map(
      patterns.map((pattern) => [pattern, columns.map(({ value }) => value(covariatesOf(pattern)))]),
    ),
    terms: columns.map(({ term }) => term),
    dropped: all.flatMap((part) => part.dropped),
    valuesOf: (covariates) =>
      all.every((part, i) => part.hasValue(covariates[i]!))
        ? columns.map(({ value }) => value(covariates))
        : null,
  }
}

/** With an interaction the columns of the one covariate within each level of the other, after all others. */
const inSubgroups = (
  all: readonly Columns[],
  model: Model,
  variables: TestData['variables'],
): readonly Column[] => {
  const interaction = 'interaction' in model ? model.interaction : undefined
  if (interaction === undefined) return all.flatMap((part) => part.columns)
  const [effect, other] = [interaction.of, interaction.with].map((name) =>
    model.covariates.indexOf(name),
  ) as [number, number]
  const subgroups = variables.get(interaction.with)!
  return [
    ...all.flatMap((part, i) => (i === effect ? [] : part.columns)),
    ...(levelsOf(subgroups) ?? [])
      .filter(({ value: level }) => all[other]!.hasValue(level))
      .flatMap(({ value: level }) =>
        all[effect]!.columns.map(({ term, value }) => ({
          term: { ...term, group: levelGroup(subgroups, level) },
          value: (covariates: readonly string[]) => (covariates[other] === level ? value(covariates) : 0),
        })),
      ),
  ]
}

interface Column {
  readonly term: Term
  readonly value: (covariates: readonly string[]) => number
}

interface Columns {
  readonly columns: readonly Column[]
  readonly dropped: readonly DroppedTerm[]
  /** Whether the columns have values for this one: that of a category, only if it has subjects. */
  hasValue(text: string): boolean
}

const columnsOf = (
  variable: Variable,
  patterns: readonly string[],
  position: number,
  per: number,
): Columns => {
  const text = (pattern: string): string => valueIn(pattern, position)
  const distinct = [...new Set(patterns.map(text))]
  const hasValue = (value: string): boolean => isQuantity(variable) || distinct.includes(value)
  if (distinct.length < 2)
    return { columns: [], dropped: [{ name: variable.name, reason: alike(distinct) }], hasValue }
  if (isQuantity(variable)) {
    const term = { name: variable.name, covariate: variable.name, pair: null, per }
    const values = fromLeast(distinct, variable, per)
    return {
      columns: [{ term, value: (covariates) => values(covariates[position]!) }],
      dropped: [],
      hasValue,
    }
  }
  const declared = (levelsOf(variable) ?? []).map(({ value }) => value)
  const [reference = '', ...others] = declared.filter((level) => distinct.includes(level))
  const name = (level: string): string => `${variable.name} ${level}`
  const pair = (level: string): Pair => ({
    reference: levelGroup(variable, reference),
    versus: levelGroup(variable, level),
  })
  return {
    columns: others.map((level) => ({
      term: { name: name(level), covariate: variable.name, pair: pair(level), per: 1 },
      value: (covariates) => (covariates[position] === level ? 1 : 0),
    })),
    dropped: declared
      .filter((level) => !distinct.includes(level))
      .map((level) => ({
        name: name(level),
        reason: 'no subject in the model has this level',
        pair: pair(level),
      })),
    hasValue,
  }
}

/** Each number minus the smallest, in the ratio's units: in exact decimals, so that a large offset loses no digits. */
const fromLeast = (texts: readonly string[], variable: Variable, per: number): ((text: string) => number) => {
  const numbers = texts.map((text) => rankOf(text, variable))
  const least = numbers.reduce((a, b) => Math.min(a, b))
  const scaled = (value: number): number =>
    per === 1
      ? subtractDecimals(value, least)
      : toNumber(divide(subtract(decimal(value), decimal(least)), decimal(per)))
  const values = new Map(texts.map((text, i) => [text, scaled(numbers[i]!)]))
  return (text) => values.get(text) ?? scaled(rankOf(text, variable))
}

const alike = ([value]: readonly string[]): string =>
  value === undefined
    ? 'no subject has a value for every covariate'
    : `all subjects in the model have ${value}`

/** The values of the covariates in a pattern's name. */
export const covariatesOf = (pattern: string): readonly string[] =>
  pattern.split(';').map((part) => decodeIdPart(part.slice(part.indexOf('=') + 1)))

/** The value of the covariate at this position in a pattern's name. */
export const valueIn = (pattern: string, position: number): string => {
  const part = pattern.split(';')[position]!
  return decodeIdPart(part.slice(part.indexOf('=') + 1))
}

/** Subjects and events over all patterns and strata. */
export const totalOf = (strata: ByPattern, counts: 'entered' | 'events'): number =>
  strata.reduce(
    (sum, table) =>
      sum +
      table.groups.reduce((part, group) => part + Array.from(group[counts]).reduce((a, b) => a + b, 0), 0),
    0,
  )
