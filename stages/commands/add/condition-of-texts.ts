import type { Variable } from '../../../cohort/values/value.ts'
import { isNumber } from './is-number.ts'

/**
 * A condition from texts such as `status=dead`, `grade=2,3` and `relapse_date` (a value is recorded); of several all
 * must be true. A code has the type of its variable: `grade=2` is a text if the grades are texts.
 *
 * @param variables null where the plan is at fault; codes are then texts, numbers or true and false as they look
 */
export const conditionOfTexts = (
  texts: readonly string[],
  variables: ReadonlyMap<string, Variable> | null,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    texts.map((text) => {
      const { name, codes } = partsOf(text, variables)
      if (codes === null) return [name, { present: true }]
      const values = codes.map((code) => codeValue(code, variables?.get(name)))
      return [name, values.length === 1 ? values[0] : values]
    }),
  )

/** The variable, whose name may contain a `=`, and its codes; null if none is named. */
const partsOf = (
  text: string,
  variables: ReadonlyMap<string, Variable> | null,
): { readonly name: string; readonly codes: readonly string[] | null } => {
  if (variables?.has(text) || !text.includes('=')) return { name: text, codes: null }
  const signs = [...text.matchAll(/=/g)].map(({ index }) => index)
  const end = signs.toReversed().find((sign) => variables?.has(text.slice(0, sign))) ?? signs[0]!
  const codes = text.slice(end + 1)
  const name = text.slice(0, end)
  return { name, codes: isCode(codes, variables?.get(name)) ? [codes] : codes.split(',') }
}

/** Whether a text with commas is one declared code. */
const isCode = (text: string, variable: Variable | undefined): boolean =>
  variable?.categories?.some(({ value }) => value === text) ?? false

const codeValue = (code: string, variable: Variable | undefined): string | number | boolean => {
  const text = isCode(code, variable) ? code : code.trim()
  const isOf = (...types: readonly Variable['type'][]): boolean =>
    variable === undefined || types.includes(variable.type)
  if (isOf('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (isOf('integer', 'number', 'year') && isNumber(text)) return Number(text)
  return text
}
