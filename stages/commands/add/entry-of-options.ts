import { orOf } from '../../../cohort/values/problem.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { containedForms, type Form, leavesOf } from '../descriptors/forms.ts'
import type { Schema } from '../descriptors/json-schemas.ts'
import { formWords, type Given } from './choose-form.ts'
import { valueOfTexts } from './value-of-text.ts'

/** An entry of the plan before it is checked. */
export type Entry = Readonly<Record<string, unknown>>

/**
 * The entry that options give, its properties in the order of the schema.
 * @throws CallError for an option that the form does not have
 */
export const entryOf = (
  word: string,
  form: Form,
  given: Given,
  variables: ReadonlyMap<string, Variable> | null,
): Entry => {
  const leaves = leavesOf(form)
  const known = leaves.map(({ path }) => path.join('.'))
  const strange = [...given.keys()].filter((path) => !known.includes(path))
  if (strange.length > 0)
    throw new CallError(
      `add ${word}: expected options of ${formWords(form)} (${known.map((path) => `--${path}`).join(', ')}), found ${strange.map((path) => `--${path}`).join(', ')}`,
    )
  const twice = [...given.keys()].find((path) =>
    [...given.keys()].some((other) => other.startsWith(`${path}.`)),
  )
  if (twice !== undefined)
    throw new CallError(`add ${word}: expected --${twice} or options that begin with --${twice}., found both`)
  const entry: Record<string, unknown> = {}
  for (const { path, schema } of new Map(leaves.map((leaf) => [leaf.path.join('.'), leaf])).values()) {
    const name = `--${path.join('.')}`
    const texts = given.get(path.join('.'))
    if (texts !== undefined) put(entry, path, valueOfTexts(texts, schema, name, variables))
  }
  return entry
}

const put = (
  entry: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) {
    entry[name] = value
    return
  }
  const parent = (entry[name] ?? {}) as Record<string, unknown>
  entry[name] = parent
  put(parent, rest, value)
}

/** A required property that no option gave. */
export interface Missing {
  readonly path: readonly string[]
  readonly schema: Schema
}

/** The required properties that an entry lacks; those inside a property if that has one form only. */
export const missingOf = (
  { properties, required }: Pick<Form, 'properties' | 'required'>,
  entry: Entry,
): readonly Missing[] =>
  Object.entries(properties).flatMap(([name, schema]): readonly Missing[] => {
    const value = entry[name]
    const [inner, another] = containedForms(schema)
    const isOpen =
      value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
    if (value === undefined && !required.includes(name)) return []
    if (inner !== undefined && another === undefined && isOpen && schema.anyOf === undefined)
      return missingOf(inner, (value ?? {}) as Entry).map((missing) => ({
        ...missing,
        path: [name, ...missing.path],
      }))
    return value === undefined ? [{ path: [name], schema }] : []
  })

/** The call that lacks required properties. */
export const incomplete = (
  word: string,
  section: string,
  form: Form,
  missing: readonly Missing[],
): CallError => {
  const names = missing.map(({ path }) => `--${path.join('.')}`)
  const others = leavesOf(form)
    .map(({ path }) => `--${path.join('.')}`)
    .filter((name) => !names.includes(name))
  return new CallError(
    `add ${word}: expected ${orOf(names).replace(' or ', ' and ')}, found none (${formWords(form)} also has ${others.join(', ') || 'no other'}; npm run pipeline -- explain ${section})`,
  )
}
