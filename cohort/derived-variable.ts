import type { Condition } from './condition.ts'
import { sentenceOf } from './condition-sentence.ts'
import { variablesOf } from './evaluate-condition.ts'
import type { Derived } from './plan/derived.ts'
import { unitWords } from './unit.ts'
import type { Category, Variable, VariableType } from './value.ts'

type Variables = ReadonlyMap<string, Variable>

/** The variables that a derivation reads. */
export const needsOf = (derived: Derived): readonly string[] => {
  if ('condition' in derived) return [...new Set(variablesOf(derived.condition as Condition))]
  if ('difference' in derived) return derived.difference
  if ('duration' in derived) return [derived.duration.from, derived.duration.to]
  if ('convert' in derived) return [derived.convert.of]
  if ('assume' in derived) return [derived.assume.of]
  if ('yearOf' in derived) return [derived.yearOf]
  if ('earliest' in derived) return derived.earliest
  if ('latest' in derived) return derived.latest
  if ('rows' in derived) return []
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
  if ('difference' in derived)
    return of(derived.difference[0])?.type === 'date'
      ? plain('integer', 'd')
      : plain('number', of(derived.difference[0])?.unit)
  if ('duration' in derived) return plain('number', derived.duration.unit)
  if ('convert' in derived) return plain('number', derived.convert.unit)
  if ('assume' in derived) return plain('date')
  if ('yearOf' in derived) return plain('year')
  if ('earliest' in derived) return sameAs(of(derived.earliest[0]!), plain)
  if ('latest' in derived) return sameAs(of(derived.latest[0]!), plain)
  if ('rows' in derived) throw new Error(`${name}: taken when its file was read`)
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

/** One of several alike: their type and unit. */
const sameAs = (
  first: Variable | undefined,
  plain: (type: VariableType, unit?: string) => Variable,
): Variable => plain(first?.type === 'date' ? 'date' : 'number', first?.unit)

const dividedBy = (divisor: number | undefined): string =>
  divisor === undefined ? '' : `, divided by ${divisor}`

/** How the value comes about, for people. */
const sentence = (derived: Derived, variables: Variables): string => {
  const title = (name: string): string => variables.get(name)?.title ?? name
  if ('condition' in derived) return `yes where ${sentenceOf(derived.condition as Condition, variables)}`
  if ('difference' in derived) return `${title(derived.difference[0])} minus ${title(derived.difference[1])}`
  if ('duration' in derived) {
    const { from, to, unit, divisor } = derived.duration
    return `the whole days from ${title(from)} to ${title(to)}${dividedBy(divisor)}, in ${unitWords(unit)}`
  }
  if ('convert' in derived)
    return `${title(derived.convert.of)}${dividedBy(derived.convert.divisor)}, in ${unitWords(derived.convert.unit)}`
  if ('assume' in derived) {
    const { of, day, month } = derived.assume
    const year =
      month === undefined ? '' : `; where only the year is known, month ${month} is assumed besides`
    return `${title(of)}; where only the month is known, day ${day} is assumed${year}`
  }
  if ('yearOf' in derived) return `the year of ${title(derived.yearOf)}`
  if ('earliest' in derived) return `the earliest of ${derived.earliest.map(title).join(', ')}`
  if ('latest' in derived) return `the latest of ${derived.latest.map(title).join(', ')}`
  if ('rows' in derived) throw new Error('taken when its file was read')
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
