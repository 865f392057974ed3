import { encodeValue, levelsOf, type Subject, type Value, type Variable } from './value.ts'

/**
 * A group's name as ids and tables hold it: `margin=positive`; several variables are joined by `;`.
 * Characters with a meaning in ids are percent-encoded. Null if a value is missing.
 */
export const groupName = (variables: readonly string[], subject: Subject): string | null =>
  groupNamer(variables)(subject)

/** `groupName` for many subjects: each value of a variable is put into words once. */
export const groupNamer = (variables: readonly string[]): ((subject: Subject) => string | null) => {
  const known = variables.map(() => new Map<Value, string>())
  return (subject) => {
    let name = ''
    for (const [i, variable] of variables.entries()) {
      const value = subject[variable] ?? null
      if (value === null) return null
      let part = known[i]!.get(value)
      if (part === undefined) {
        part = `${idPart(variable)}=${idPart(encodeValue(value))}`
        known[i]!.set(value, part)
      }
      name = i === 0 ? part : `${name};${part}`
    }
    return name
  }
}

/** A word as a part of an id: `/`, `@`, `=`, `;`, `%` and control characters are percent-encoded. */
export const idPart = (word: string): string =>
  word.replace(
    /[/@=;%\u0000-\u001f]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** All groups of a variable in their declared order, including empty ones. */
export const declaredGroups = (
  variable: Variable,
): readonly { readonly name: string; readonly label: string }[] =>
  (levelsOf(variable) ?? []).map(({ value, label }) => ({
    name: levelGroup(variable, value),
    label,
  }))

/** The name of the group of one level: `margin=positive`. */
export const levelGroup = ({ name }: Pick<Variable, 'name'>, level: string): string =>
  `${idPart(name)}=${idPart(level)}`

/** The word again from its part of an id. */
export const decodeIdPart = (part: string): string =>
  part.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
