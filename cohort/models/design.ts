import type { CoxData } from '../../statistics/cox-likelihood.ts'
import type { EventTable } from '../../statistics/event-table.ts'
import { eventTables } from '../event-rows.ts'
import { decodeIdPart } from '../group.ts'
import type { Model } from '../plan.ts'
import { rankOf, type TestData } from '../tests/test-data.ts'
import { isNumeric, levelsOf, type Variable } from '../value.ts'

/** A column of the model: a number, or one level of a category against the first level that occurs. */
export interface Term {
  /** `age`, or `margin positive`. */
  readonly name: string
  readonly covariate: string
  /** The level that it is compared with; empty for a number. */
  readonly reference: string
}

/** A model's covariate patterns with their values, and the terms that these columns are; none without subjects. */
export interface Design {
  readonly data: CoxData
  readonly terms: readonly Term[]
}

/** Tables by covariate pattern and stratum: exactly the likelihood of the single rows. */
export const designOf = (model: Model, data: TestData, strata: readonly string[] = []): Design => {
  const tables = eventTables(data.eventRows, model.endpoint, model.covariates, strata)
  const patterns = [...new Set(tables.flatMap((table) => table.groups.map(({ name }) => name)))].sort()
  const columns = model.covariates.flatMap((covariate, i) =>
    columnsOf(data.variables.get(covariate)!, patterns, i),
  )
  return {
    data: {
      strata: tables,
      covariates: new Map(patterns.map((pattern) => [pattern, columns.map(({ value }) => value(pattern))])),
    },
    terms: patterns.length === 0 ? [] : columns.map(({ term }) => term),
  }
}

interface Column {
  readonly term: Term
  readonly value: (pattern: string) => number
}

const columnsOf = (variable: Variable, patterns: readonly string[], place: number): readonly Column[] => {
  const text = (pattern: string): string => valueIn(pattern, place)
  if (isNumeric(variable))
    return [
      {
        term: { name: variable.name, covariate: variable.name, reference: '' },
        value: (pattern) => rankOf(text(pattern), variable),
      },
    ]
  const occurring = (levelsOf(variable) ?? [])
    .map(({ value }) => value)
    .filter((level) => patterns.some((pattern) => text(pattern) === level))
  const [reference = '', ...others] = occurring
  return others.map((level) => ({
    term: { name: `${variable.name} ${level}`, covariate: variable.name, reference },
    value: (pattern) => (text(pattern) === level ? 1 : 0),
  }))
}

/** The value of the covariate at a place of a pattern's name. */
const valueIn = (pattern: string, place: number): string => {
  const part = pattern.split(';')[place]!
  return decodeIdPart(part.slice(part.indexOf('=') + 1))
}

/** Subjects and events over all patterns and strata. */
export const totalOf = (strata: readonly EventTable[], counts: 'entered' | 'events'): number =>
  strata.reduce(
    (sum, table) =>
      sum +
      table.groups.reduce((part, group) => part + Array.from(group[counts]).reduce((a, b) => a + b, 0), 0),
    0,
  )
