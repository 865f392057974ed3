import type { z } from 'zod'
import type { Subject, Value, Variable } from '../../../values/value.ts'
import type { Path, VariableChecker } from '../../conditions/variable-checker.ts'
import { Text } from '../../plan-words.ts'

/** A way to make a variable of others: all that the program knows of one kind. */
export interface Derivation<D> {
  /** The properties as the plan writes them, `properties` among them. */
  readonly schema: z.ZodType<D>
  /** How the plan writes it, for messages: `difference: [a, b]`. */
  readonly form: string
  /** The variables that it reads. */
  needs(derived: D): readonly string[]
  /** The numbers whose unit the result has; only such a variable may declare a unit itself. */
  unitOf?(derived: D): readonly string[]
  /** Finds variables of the wrong kind and values that contradict each other. */
  check(derived: D, path: Path, check: VariableChecker): void
  /** Type, unit and categories of the result. */
  variable(derived: D, variables: Variables): Outcome
  /** How the value comes about, for people. */
  sentence(derived: D, variables: Variables): string
  /** Null where a value that it needs is missing, undefined where what was recorded does not let it be made. */
  value(derived: D, subject: Subject, variables: Variables): Value | undefined
  /** What the first variable should have been where `value` is undefined; absent: a date with its day. */
  expected?(name: string): string
}

export type Variables = ReadonlyMap<string, Variable>

/** What a derivation gives; the unit is 1 and there are no categories where nothing else is said. */
export interface Outcome extends Pick<Variable, 'type'> {
  readonly unit?: string | undefined
  readonly categories?: Variable['categories']
  readonly ordered?: boolean
}

/** Properties of every derived variable. */
export const properties = {
  title: Text.optional().describe('what people read instead of the name'),
  description: Text.optional().describe('what one has to know of it; for people only'),
  unit: Text.optional().describe(
    'of a difference or sum: UCUM code, where the numbers that it is made of have none',
  ),
}

/** The title by which people know a variable. */
export const titleOf = (name: string, variables: Variables): string => variables.get(name)?.title ?? name
