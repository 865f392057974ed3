import { differentUnits } from '../../values/one-unit.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../../values/problem.ts'
import { isNumeric, levelsOf, type Variable } from '../../values/value.ts'

/** Where a property stands in a descriptor: `['variables', 'age_group', 'bin', 'at']`. */
export type Path = readonly (string | number)[]

/** Checks of variables; each method records the problems that it finds. */
export interface VariableChecker {
  readonly variables: ReadonlyMap<string, Variable>
  /** All problems so far, in the order in which they were found. */
  readonly problems: readonly DescriptorProblem[]
  addProblem(path: Path, expected: string, found: unknown, remedy?: string): void
  /** No value may occur twice; `expected` says so in words. */
  unique(values: readonly (readonly [string | number, Path])[], expected: string): void
  /** The variable of this name; undefined, with a problem, if there is none. */
  variable(name: string, path: Path): Variable | undefined
  /** A variable with numbers. */
  numeric(name: string, path: Path): Variable | undefined
  /** A variable with dates. */
  date(name: string, path: Path): Variable | undefined
  /** A boolean or a variable with declared categories, not a list. */
  grouping(name: string, path: Path): void
  /** Number of groups of a variable; null if unknown or without groups. */
  levels(name: string): number | null
  /** Numbers that are compared or combined must have the same unit. */
  oneUnit(variables: readonly Variable[], path: Path): void
  /** Variables with numbers of one unit; with `or dates`, dates instead where one of them is a date. */
  sameUnit(names: readonly string[], path: Path, orDates?: 'or dates'): void
}

/** A checker of these variables, without problems at first. */
export const variableChecker = (variables: ReadonlyMap<string, Variable>): VariableChecker => {
  const problems: DescriptorProblem[] = []
  const addProblem: VariableChecker['addProblem'] = (path, expected, found, remedy) => {
    problems.push({ path, expected, found: shown(found), remedy })
  }
  const variable = (name: string, path: Path): Variable | undefined => {
    const found = variables.get(name)
    const names = [...variables.keys()]
    if (!found) addProblem(path, `a variable, ${oneOf(names)}`, name, didYouMean(name, names))
    return found
  }
  const ofKind =
    (what: string, isOfKind: (variable: Variable) => boolean) =>
    (name: string, path: Path): Variable | undefined => {
      const found = variable(name, path)
      if (found && !isOfKind(found)) addProblem(path, what, `${name} (${found.type})`)
      return found
    }
  const numeric = ofKind('a variable with numbers', isNumeric)
  const date = ofKind('a variable with dates', ({ type }) => type === 'date')
  const oneUnit = (of: readonly Variable[], path: Path): void => {
    const different = differentUnits(of)
    if (different) addProblem(path, 'variables in the same unit', different.found, different.remedy)
  }
  return {
    variables,
    problems,
    addProblem,
    unique: (values, expected) => {
      values.forEach(([value, path], i) => {
        if (values.findIndex(([other]) => other === value) < i) addProblem(path, expected, value)
      })
    },
    variable,
    numeric,
    date,
    grouping: (name, path) => {
      const found = variable(name, path)
      if (found && (levelsOf(found) === null || found.type === 'list'))
        addProblem(path, GROUPING, `${name} (${found.type})`, GROUPING_REMEDY)
    },
    levels: (name) => {
      const found = variables.get(name)
      return (found && levelsOf(found)?.length) ?? null
    },
    oneUnit,
    sameUnit: (names, path, orDates) => {
      const areDates = orDates !== undefined && names.some((name) => variables.get(name)?.type === 'date')
      const found = names.flatMap((name, i) => (areDates ? date : numeric)(name, [...path, i]) ?? [])
      oneUnit(found.filter(isNumeric), path)
    },
  }
}

const GROUPING = 'a boolean or a variable with declared categories'
const GROUPING_REMEDY = 'declare its categories, or derive groups by "recode" or "bin"'
