import type { z } from 'zod'
import type { Subject, Value, Variable } from '../../../values/value.ts'
import type { Path, VariableChecker } from '../../conditions/variable-checker.ts'
import { Text } from '../../plan-words.ts'

/** A kind of derivation: its schema, checks, description and computation. */
export interface Derivation<D> {
  /** The properties as the plan writes them, `properties` among them. */
  readonly schema: z.ZodType<D>
  /** How the plan writes it, for messages: `difference: [a, b]`. */
  readonly form: string
  /** The variables that it reads. */
  needs(derived: D): readonly string[]
  /** The numbers whose unit the result has; only such a variable may declare a unit itself. */
  unitOf?(derived: D): readonly string[]
  /** Reports variables of the wrong type and contradictory values. */
  check(derived: D, path: Path, check: VariableChecker): void
  /** Type, unit and categories of the result. */
  variable(derived: D, variables: Variables): Outcome
  /** The derivation as a sentence, for readers. */
  sentence(derived: D, variables: Variables): string
  /** Null if a required value is missing, undefined if the recorded values do not determine it. */
  value(derived: D, subject: Subject, variables: Variables): Value | undefined
  /** The expected value of the first variable if `value` is undefined; absent: a date known to the day. */
  expected?(name: string): string
}

export type Variables = ReadonlyMap<string, Variable>

/** The result of a derivation; by default with unit 1 and without categories. */
export interface Outcome extends Pick<Variable, 'type'> {
  readonly unit?: string | undefined
  readonly categories?: Variable['categories']
  readonly ordered?: boolean
  readonly changesAt?: string
}

/** Properties of every derived variable. */
export const properties = {
  title: Text.optional().describe('displayed instead of the name'),
  description: Text.optional().describe('notes, for readers only'),
  unit: Text.optional().describe(
    'of a difference or sum: UCUM code, where the numbers that it is made of have none',
  ),
}

/** The displayed title of a variable. */
export const titleOf = (name: string, variables: Variables): string => variables.get(name)?.title ?? name
