import type { Condition } from './condition.ts'
import { sentenceOf } from './condition-sentence.ts'
import { variablesOf } from './evaluate-condition.ts'
import type { Derived } from './plan.ts'
import type { Category, Variable, VariableType } from './value.ts'

type Variables = ReadonlyMap<string, Variable>

/** The variables that a derivation reads. */
export const needsOf = (derived: Derived): readonly string[] => {
  if ('condition' in derived) return [...new Set(variablesOf(derived.condition as Condition))]
  if ('difference' in derived) return derived.difference
  if ('sum' in derived) return derived.sum
  if ('items' in derived) return derived.items
  if ('recode' in derived) return [derived.recode.of]
  if ('bin' in derived) return [derived.bin.of]
  if ('compare' in derived) return [derived.compare.left, derived.compare.right]
  const never: never = derived
  return never
}

/** What a derived variable is: its type, categories and unit follow from the derivation. */
export const derivedVariable = (name: string, derived: Derived, variables: Variables): Variable => {
  const title = derived.title ?? name
  const base = { name, title, source: null, of: needsOf(derived), derivation: sentence(derived, variables) }
  const of = (variable: string): Variable | undefined => variables.get(variable)
  const plain = (
    type: VariableType,
    unit = '1',
    categories: readonly Category[] | null = null,
    ordered = false,
  ): Variable => ({
    ...base,
    type,
    unit: derived.unit ?? unit,
    categories,
    ordered,
  })
  if ('condition' in derived || 'compare' in derived) return plain('boolean')
  if ('difference' in derived) return plain('number', of(derived.difference[0])?.unit)
  if ('sum' in derived) return plain('number', of(derived.sum[0]!)?.unit)
  if ('items' in derived) return plain('integer')
  if ('recode' in derived) {
    const { to, otherwise, labels } = derived.recode
    const values = [...new Set([...Object.values(to), ...(otherwise === undefined ? [] : [otherwise])])]
    return plain(
      'string',
      '1',
      values.map((value) => ({
        value,
        label: labels && Object.hasOwn(labels, value) ? labels[value]! : value,
      })),
    )
  }
  if ('bin' in derived)
    return plain(
      'string',
      '1',
      derived.bin.labels.map((value) => ({ value, label: value })),
      true,
    )
  const never: never = derived
  return never
}

/** How the value comes about, for people. */
const sentence = (derived: Derived, variables: Variables): string => {
  const title = (name: string): string => variables.get(name)?.title ?? name
  if ('condition' in derived) return `yes where ${sentenceOf(derived.condition as Condition, variables)}`
  if ('difference' in derived) return `${title(derived.difference[0])} minus ${title(derived.difference[1])}`
  if ('sum' in derived) return `the sum of ${derived.sum.map(title).join(', ')}`
  if ('items' in derived) return `the number of items in ${derived.items.map(title).join(' and ')}`
  if ('recode' in derived) {
    const { of, to, otherwise } = derived.recode
    const parts = Object.entries(to).map(([from, value]) => `"${from}" as ${value}`)
    return `${title(of)}, ${[...parts, ...(otherwise === undefined ? [] : [`all else as ${otherwise}`])].join(', ')}`
  }
  if ('bin' in derived)
    return `${title(derived.bin.of)}, cut at ${derived.bin.at.join(', ')} (a cut point belongs to the bin above it)`
  if ('compare' in derived)
    return `yes where ${title(derived.compare.left)} ${derived.compare.is} ${title(derived.compare.right)}`
  const never: never = derived
  return never
}
