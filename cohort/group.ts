import { encodeValue, levelsOf, type Subject, type Variable } from './value.ts'

/**
 * A group's name as ids and tables hold it: `margin=positive`; several variables are joined by `;`.
 * What would be read as part of an id is percent-encoded. Null where a value is missing.
 */
export const groupName = (variables: readonly string[], subject: Subject): string | null => {
  const values = variables.map((variable) => subject[variable] ?? null)
  if (values.includes(null)) return null
  return variables.map((variable, i) => `${idPart(variable)}=${idPart(encodeValue(values[i]!))}`).join(';')
}

/** A word as a part of an id: `/`, `@`, `=`, `;`, `%` and control characters are percent-encoded. */
export const idPart = (word: string): string =>
  word.replace(
    /[/@=;%\u0000-\u001f]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** All groups of a variable in their declared order, whether anybody is in them or not. */
export const declaredGroups = (
  variable: Variable,
): readonly { readonly name: string; readonly label: string }[] =>
  (levelsOf(variable) ?? []).map(({ value, label }) => ({
    name: `${idPart(variable.name)}=${idPart(value)}`,
    label,
  }))

/** The word again from its part of an id. */
export const decodeIdPart = (part: string): string =>
  part.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
