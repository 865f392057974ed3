import { didYouMean, oneOf } from '../../cohort/values/problem.ts'
import { conversion } from '../../cohort/values/unit.ts'
import { isQuantity, levelsOf, type Value, type Variable } from '../../cohort/values/value.ts'
import type { Rational } from '../../statistics/numbers/rational.ts'
import { decimal, multiply, rational, toNumber } from '../../statistics/numbers/rational.ts'
import { prints } from './agreement.ts'
import { type Claim, reportedNumber } from './claim.ts'
import type { PublishedNumber } from './published-number.ts'

/** A claim about one patient: `row` names the patient, `column` a recorded or derived variable. */
export const isCellClaim = ({ row }: Pick<Claim, 'row'>): boolean => row !== ''

/** What a claim about one patient says about its variable. */
type Stated =
  | { readonly kind: 'number'; readonly number: PublishedNumber }
  /** The number of items in a list. */
  | { readonly kind: 'items'; readonly number: PublishedNumber }
  | { readonly kind: 'category'; readonly value: string }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  /** A number about a free text: the number of items in it. */
  | { readonly kind: 'listed'; readonly text: string; readonly number: PublishedNumber }
  | { readonly kind: 'text'; readonly text: string }

interface CellProblem {
  readonly field: 'published' | 'unit'
  readonly expected: string
  readonly found: string
  readonly remedy?: string | undefined
}

/** What is wrong with a claim about one patient, given its variable; null if nothing is wrong. */
export const cellClaimProblem = (claim: Claim, variable: Variable): CellProblem | null => {
  const stated = statedOf(claim, variable)
  if (!('kind' in stated)) return stated
  const unit = stated.kind === 'number' ? variable.unit : '1'
  return conversion(unit, claim.unit) === null
    ? { field: 'unit', expected: `a unit that ${unit} converts to`, found: `"${claim.unit}"` }
    : null
}

export interface CellVerdict {
  readonly verdict: 'reproduced' | 'not reproduced' | 'not derivable'
  /** The recorded number in the claim's unit; null if the value is not a number. */
  readonly computed: number | null
  readonly explanation: string
}

/** Compares a claim about one patient with the recorded or derived value. Requires that `cellClaimProblem` is null. */
export const judgeCell = (claim: Claim, variable: Variable, value: Value): CellVerdict => {
  const stated = statedOf(claim, variable)
  if (!('kind' in stated)) throw new Error(`judgeCell: expected ${stated.expected}, found ${stated.found}`)
  if (value === null)
    return { verdict: 'not derivable', computed: null, explanation: `${variable.name} is missing` }
  const number = numberOf(stated, claim, variable, value)
  const agrees = number === null ? isSame(stated, value) : prints(number.value, number.published)
  return {
    verdict: agrees ? 'reproduced' : 'not reproduced',
    computed: number === null ? null : toNumber(number.value),
    explanation: agrees && number !== null ? '' : `the table has ${valueWords(value, variable)}`,
  }
}

const numberOf = (
  stated: Stated,
  claim: Claim,
  variable: Variable,
  value: Value,
): { readonly value: Rational; readonly published: PublishedNumber } | null => {
  if (stated.kind === 'items') {
    const count = Array.isArray(value) ? value.length : 0
    return { value: multiply(rational(count), conversion('1', claim.unit)!), published: stated.number }
  }
  if (stated.kind !== 'number') return null
  return {
    value: multiply(decimal(Number(value)), conversion(variable.unit, claim.unit)!),
    published: stated.number,
  }
}

const isSame = (stated: Stated, value: Value): boolean => {
  switch (stated.kind) {
    case 'category':
      return stated.value === categoryText(value)
    case 'list': {
      const items = new Set(Array.isArray(value) ? value : [])
      return items.size === stated.values.length && stated.values.every((item) => items.has(item))
    }
    case 'listed':
      return plain(stated.text) === plain(String(value)) || prints(itemsListed(String(value)), stated.number)
    case 'text':
      return plain(stated.text) === plain(String(value))
    case 'number':
    case 'items':
      return false
    default: {
      const never: never = stated
      return never
    }
  }
}

const statedOf = (claim: Claim, variable: Variable): Stated | CellProblem => {
  const { published } = claim
  const number = reportedNumber(claim)
  if (variable.type === 'list') return statedList(published, number, variable)
  const levels = levelsOf(variable)
  if (levels !== null) {
    const value = levelNamed(published, levels)
    return value === null ? notAmong(published, levels) : { kind: 'category', value }
  }
  if (!isQuantity(variable))
    return number === null ? { kind: 'text', text: published } : { kind: 'listed', text: published, number }
  return number === null
    ? {
        field: 'published',
        expected: `a number, since ${variable.name} is numeric`,
        found: `"${published}"`,
        remedy: 'give a range or an interval as two rows',
      }
    : { kind: 'number', number }
}

/** The number of items in a free text: "T8, 9, 10" has three. */
const itemsListed = (text: string): Rational =>
  rational(text.split(/[,;]/).filter((item) => item.trim() !== '').length)

/** Reads "S+R", "S, R" or "[S; R]" in any order; "none"; or a number of items. */
const statedList = (
  published: string,
  number: PublishedNumber | null,
  variable: Variable,
): Stated | CellProblem => {
  const levels = variable.categories
  if (number !== null && (levels === null || levelNamed(published, levels) === null))
    return { kind: 'items', number }
  const words = published
    .replace(/^\[(.*)\]$/, '$1')
    .split(/[;,+]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  if (words.length === 0 || (words.length === 1 && plain(words[0]!) === 'none'))
    return { kind: 'list', values: [] }
  if (levels === null) return { kind: 'list', values: [...new Set(words)] }
  const values = words.map((word) => levelNamed(word, levels))
  const unknown = values.indexOf(null)
  return unknown >= 0
    ? notAmong(words[unknown]!, levels)
    : { kind: 'list', values: [...new Set(values.map((value) => value!))] }
}

type Levels = NonNullable<ReturnType<typeof levelsOf>>

/** The level with this value or label, ignoring case. */
const levelNamed = (text: string, levels: Levels): string | null =>
  (
    levels.find(({ value }) => value === text.trim()) ??
    levels.find(({ value, label }) => plain(value) === plain(text) || plain(label) === plain(text))
  )?.value ?? null

const notAmong = (text: string, levels: Levels): CellProblem => ({
  field: 'published',
  expected: oneOf(levels.map(({ value, label }) => (value === label ? value : `${value} (${label})`))),
  found: `"${text}"`,
  remedy: didYouMean(
    text,
    levels.flatMap(({ value, label }) => [value, label]),
  ),
})

const categoryText = (value: Value): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** The value for messages: codes with their labels, lists item by item. */
const valueWords = (value: Value, variable: Variable): string => {
  const labels = new Map((levelsOf(variable) ?? []).map((level) => [level.value, level.label]))
  const word = (code: string): string => {
    const label = labels.get(code)
    return label === undefined || label === code ? code : `${code} (${label})`
  }
  if (typeof value === 'object' && value !== null)
    return value.length === 0 ? 'none' : value.map(word).join(', ')
  if (typeof value === 'number' && labels.size === 0)
    return variable.unit === '1' ? String(value) : `${value} ${variable.unit}`
  return word(categoryText(value))
}
