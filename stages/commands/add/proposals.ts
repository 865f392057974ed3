import { levelsOf, type Variable } from '../../../cohort/values/value.ts'
import type { Schema } from '../descriptors/json-schemas.ts'

/** What may be proposed: the names that the plan and the data have. */
export interface Known {
  /** Entries by the word of their section: `endpoint` -> [survival]. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Null where the plan is at fault. */
  readonly variables: ReadonlyMap<string, Variable> | null
}

/** Words of the schema, names of the plan, or variables. @param name of the property */
export const proposalsFor = (
  name: string,
  schema: Schema,
  { names, variables }: Known,
): readonly string[] => {
  const words = [schema, ...(schema.anyOf ?? [])].flatMap((form) => form.enum ?? []).map(String)
  if (words.length > 0) return words
  if (schema.type === 'boolean') return ['true', 'false']
  if (isOfVariables(schema)) return [...(variables?.keys() ?? [])]
  const entries = names.get(name) ?? names.get(name.replace(/s$/, ''))
  if (entries !== undefined) return entries
  return (NAMED_OTHERWISE[name] ?? []).flatMap((word) => names.get(word) ?? [])
}

/** Properties with names of entries whose section is not called like them. */
const NAMED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  among: ['population'],
  of: ['model', 'test'],
}

/** Whether a property is the name of a variable, or a list of such names. */
export const isOfVariables = (schema: Schema): boolean =>
  [schema, schema.items].some((form) => form?.minLength === 1 && form.maxLength === LONGEST_VARIABLE)

const LONGEST_VARIABLE = 200

/** The codes that a condition on a variable may name. */
export const codesOf = (variable: Variable): readonly string[] =>
  variable.type === 'boolean' ? ['true', 'false'] : (levelsOf(variable) ?? []).map(({ value }) => value)
