import type { Variable } from '../../../cohort/values/value.ts'
import { conditionOfTexts } from '../../../stages/commands/add/condition-of-texts.ts'
import { codesOf, type Known } from '../../../stages/commands/add/proposals.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { TextPlace } from './place-in-text.ts'

/** What a value may be: a schema, or the value of a variable in a condition. */
export type Possible =
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'condition' }
  | { readonly kind: 'codes'; readonly variable: Variable | undefined; readonly name: string }

/** What the schema allows at a place; of an entry that says its kind, what this kind allows. */
export const possibleAt = (
  root: Schema,
  { path, beside }: Pick<TextPlace, 'path' | 'beside'>,
  known: Known,
): readonly Possible[] => {
  const forms = possible(root)
  return path.reduce<readonly Possible[]>(
    (now, step, i) => fitting(now, beside[i]).flatMap((one) => stepInto(one, step, root, known)),
    forms,
  )
}

/** Only the forms whose word is the one that stands beside. */
export const fitting = (
  all: readonly Possible[],
  beside: ReadonlyMap<string, string> = new Map(),
): readonly Possible[] =>
  all.filter((one) =>
    one.kind !== 'schema'
      ? true
      : Object.entries(one.schema.properties ?? {}).every(
          ([name, { const: word }]) =>
            word === undefined || !beside.has(name) || beside.get(name) === word || beside.get(name) === '',
        ),
  )

/** A schema, or the forms that it is a union of. */
const possible = (schema: Schema): readonly Possible[] => {
  if (schema.$ref !== undefined) return [{ kind: 'condition' }]
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return forms.length === 0 ? [{ kind: 'schema', schema }] : forms.flatMap(possible)
}

const stepInto = (one: Possible, step: string, root: Schema, known: Known): readonly Possible[] => {
  if (one.kind === 'condition') return inCondition(step, root, known)
  if (one.kind === 'codes') return step === '[]' ? [one] : []
  const { items, prefixItems = [], properties = {}, additionalProperties: entries } = one.schema
  if (step === '[]') return [...prefixItems, ...(items === undefined ? [] : [items])].flatMap(possible)
  const own = Object.hasOwn(properties, step) ? properties[step] : undefined
  if (own !== undefined) return possible(own)
  return typeof entries === 'object' ? possible(entries) : []
}

const inCondition = (step: string, root: Schema, { variables }: Known): readonly Possible[] => {
  // a list of conditions, or the condition that is not true
  if (step === '[]' || ['all', 'any', 'not'].includes(step)) return [{ kind: 'condition' }]
  const [condition = {}] = Object.values(root.$defs ?? {})
  const tests = (condition.anyOf ?? []).flatMap(({ additionalProperties }) =>
    typeof additionalProperties === 'object' ? possible(additionalProperties) : [],
  )
  return [{ kind: 'codes', name: step, variable: variables?.get(step) }, ...tests]
}

/** The codes of a variable as values of a condition, each with its label. */
export const codeValues = (
  name: string,
  variable: Variable | undefined,
  { variables }: Known,
): readonly { readonly value: unknown; readonly label: string }[] =>
  variable === undefined
    ? []
    : codesOf(variable).map((code) => ({
        value: conditionOfTexts([`${name}=${code}`], variables)[name],
        label: variable.categories?.find(({ value }) => value === code)?.label ?? '',
      }))
