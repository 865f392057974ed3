import { inlineValue } from '../../../stages/commands/add/entry-lines.ts'
import { isOfVariables, type Known, proposalsFor } from '../../../stages/commands/add/proposals.ts'
import type { Schema } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { Completion, Completions } from '../../plan-messages.ts'
import { placeInText, type TextPlace } from './place-in-text.ts'
import type { PlanRead } from './read-plan.ts'
import { codeValues, fitting, type Possible, possibleAt } from './schemas-at.ts'

/**
 * What the schema of the plan, and the names that exist, allow at a position of its text.
 * @param read the plan when it could be read last; null if never
 */
export const completionsAt = (
  text: string,
  offset: number,
  read: Pick<PlanRead, 'schema' | 'known'> | null,
): Completions => {
  const place = placeInText(text, offset)
  if (place === null || read === null) return { from: offset, to: offset, options: [] }
  const { from, to, word } = place
  const all = optionsAt(place, read)
  const options = [...new Map(all.map((option) => [option.label, option])).values()]
  const [begin, contain] = [options.filter(beginsWith(word)), options.filter(contains(word))]
  return { from, to, options: [...new Set([...begin, ...contain])].slice(0, MOST) }
}

const MOST = 100

const beginsWith =
  (word: string) =>
  ({ label }: Completion): boolean =>
    label.toLowerCase().startsWith(word.toLowerCase())

const contains =
  (word: string) =>
  ({ label }: Completion): boolean =>
    label.toLowerCase().includes(word.toLowerCase())

const optionsAt = (
  place: TextPlace,
  { schema, known }: Pick<PlanRead, 'schema' | 'known'>,
): readonly Completion[] => {
  const all = possibleAt(schema, place, known)
  const beside = place.beside.at(-1)
  if (place.isName) return fitting(all, beside).flatMap((one) => namesOf(one, beside, known))
  // a map below its name is begun by the name of a property
  const names = place.isOnLineOfName ? [] : all.flatMap((one) => namesOf(one, beside, known))
  return [...names, ...all.flatMap((one) => valuesOf(one, nameOf(place), known))]
}

/** The property whose value is written, or in whose list. */
const nameOf = ({ path }: TextPlace): string => path.findLast((step) => step !== '[]') ?? ''

const namesOf = (
  one: Possible,
  beside: ReadonlyMap<string, string> = new Map(),
  known: Known,
): readonly Completion[] => {
  if (one.kind === 'codes') return []
  if (one.kind === 'condition')
    return [
      ...variablesOf(known),
      ...['all', 'any', 'not'].map((word) => ({ label: word, text: word, description: '' })),
    ].map((option) => ({ ...option, text: `${option.text}: ` }))
  const { properties = {}, required = [] } = one.schema
  return Object.entries(properties)
    .filter(([name]) => !beside.has(name))
    .map(([name, { description = '' }]) => ({
      label: name,
      text: `${name}: `,
      description: `${required.includes(name) ? 'required; ' : ''}${description}`,
    }))
}

const valuesOf = (one: Possible, name: string, known: Known): readonly Completion[] => {
  if (one.kind === 'condition') return []
  if (one.kind === 'codes')
    return codeValues(one.name, one.variable, known).map(({ value, label }) => option(value, label))
  const { schema } = one
  if (schema.const !== undefined) return [option(schema.const, schema.description ?? '')]
  if (schema.type === 'boolean') return [true, false].map((value) => option(value, ''))
  if (isOfVariables(schema) && schema.items === undefined) return variablesOf(known)
  return isList(schema) ? [] : proposalsFor(name, schema, known).map((value) => option(value, ''))
}

/** A list is begun with a bracket or a dash. */
const isList = ({ items, prefixItems }: Schema): boolean => items !== undefined || prefixItems !== undefined

const variablesOf = ({ variables }: Known): readonly Completion[] =>
  [...(variables ?? [])].map(([name, { title }]) => option(name, title === name ? '' : title))

const option = (value: unknown, description: string): Completion => ({
  label: String(value),
  text: inlineValue(value),
  description,
})
