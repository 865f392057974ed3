import { idPart } from './id-part.ts'
import { encodeValue, levelsOf, type Subject, type Value, type Variable } from './value.ts'

/**
 * A group's name as ids and tables hold it: `margin=positive`; several variables are joined by `;`.
 * Names and values are parts of an id (`idPart`). Null if a value is missing.
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

/** The level of a comparison of two groups of a test with several: `stage=I against stage=II`. */
export const pairLevel = (first: string, second: string): string => `${first} against ${second}`

/** Whether a part of an id is the name of a group: of each variable one value. */
export const isGroupName = (part: string): boolean =>
  part.split(';').every((pair) => pair.split('=').length === 2)
