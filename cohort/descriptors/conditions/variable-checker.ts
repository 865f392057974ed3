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
  /** The variable of this name; undefined, with a problem, if there is none, or if its value changes during follow-up. */
  variable(name: string, path: Path): Variable | undefined
  /** The same of a covariate, whose value may change. */
  covariate(name: string, path: Path): Variable | undefined
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
  const covariate = (name: string, path: Path): Variable | undefined => {
    const variable = variables.get(name)
    const names = [...variables.keys()]
    if (!variable) addProblem(path, `a variable, ${oneOf(names)}`, name, didYouMean(name, names))
    return variable
  }
  const variable = (name: string, path: Path): Variable | undefined => {
    const resolved = covariate(name, path)
    if (resolved?.changesAt === undefined) return resolved
    addProblem(
      path,
      'a variable with one value for each subject',
      `${name}, which changes at ${resolved.changesAt}`,
      `name it among the covariates of a Cox model, or use ${resolved.changesAt}`,
    )
    return undefined
  }
  const ofKind =
    (what: string, isOfKind: (variable: Variable) => boolean) =>
    (name: string, path: Path): Variable | undefined => {
      const resolved = variable(name, path)
      if (resolved && !isOfKind(resolved)) addProblem(path, what, `${name} (${resolved.type})`)
      return resolved
    }
  const numeric = ofKind('a variable with numbers', isNumeric)
  const date = ofKind('a variable with dates', ({ type }) => type === 'date')
  const oneUnit = (variables: readonly Variable[], path: Path): void => {
    const different = differentUnits(variables)
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
    covariate,
    numeric,
    date,
    grouping: (name, path) => {
      const resolved = variable(name, path)
      if (resolved && (levelsOf(resolved) === null || resolved.type === 'list'))
        addProblem(path, GROUPING, `${name} (${resolved.type})`, GROUPING_REMEDY)
    },
    levels: (name) => {
      const declared = variables.get(name)
      return (declared && levelsOf(declared)?.length) ?? null
    },
    oneUnit,
    sameUnit: (names, path, orDates) => {
      const areDates = orDates !== undefined && names.some((name) => variables.get(name)?.type === 'date')
      const resolved = names.flatMap((name, i) => (areDates ? date : numeric)(name, [...path, i]) ?? [])
      oneUnit(resolved.filter(isNumeric), path)
    },
  }
}

const GROUPING = 'a boolean or a variable with declared categories'
const GROUPING_REMEDY = 'declare its categories, or derive groups by "recode" or "bin"'
