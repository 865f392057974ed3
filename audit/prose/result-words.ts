import type { Result } from '../../cohort/results/result.ts'
import { type Statistic, statisticOf } from '../../cohort/results/statistic.ts'
import { decodeIdPart } from '../../cohort/values/id-part.ts'
import { isTimeUnit } from '../../cohort/values/unit.ts'
import { levelsOf, type Variable } from '../../cohort/values/value.ts'
import { decimal, type Rational } from '../../statistics/numbers/rational.ts'
import { type AnalysisWords, analysisWords, type PlanWords } from './analysis-words.ts'

/** One level of a variable that a result is about: of its group, of its category, of the term of a model. */
export interface LevelOf {
  readonly variable: string
  readonly level: string
  /** Whether sentences must name the level; a term of two levels is named by its variable as well. */
  readonly isTerm: boolean
}

/** A result with the words that sentences about it have. */
export interface ResultWords {
  readonly id: string
  readonly analysis: AnalysisWords
  readonly statistic: Statistic
  /** The name of the statistic, with its part. */
  readonly name: string
  readonly value: Rational | null
  readonly unit: string
  /** The time of a landmark, and its unit. */
  readonly at: { readonly time: number; readonly unit: string } | null
  readonly levels: readonly LevelOf[]
  /** A competing event, a covariate without levels: names that take the place of the analysis' subject. */
  readonly cause: readonly string[]
  /** Of a year: it is written without a unit. */
  readonly isYear: boolean
  /** Results of one analysis, group, level and time have the same. */
  readonly frame: string
}

/**
 * The words of results, from the plan and the variables. Pure; its cost is linear in the number of results.
 * @param results of a cohort, those without a value too
 */
export const resultWords = (
  results: readonly Result[],
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
): readonly ResultWords[] => {
  const units = timeUnits(results)
  const analyses = new Map<string, AnalysisWords>()
  return results.map((result) => {
    const { id, statistic, group, level, at, reference, versus } = result
    const key = `${result.analysis}\n${sectionOf(result, plan)}`
    const analysis = analyses.get(key) ?? analysisWords(result.analysis, sectionOf(result, plan), plan, variables)
    analyses.set(key, analysis)
    const variable = variables.get(analysis.variable)
    return {
      id,
      analysis,
      statistic: statisticOf(statistic),
      name: statistic,
      value: result.value === null ? null : decimal(result.value),
      unit: result.unit,
      at: at === null ? null : { time: at, unit: units.get(result.analysis) ?? '' },
      levels: levelsOfResult(result, variable, variables),
      cause: causeOf(result, analysis, variable, plan, variables),
      isYear: variable?.type === 'year',
      frame: [result.analysis, group, level, at, reference, versus].join('\n'),
    }
  })
}

/** The unit in which an analysis measures time. */
const timeUnits = (results: readonly Result[]): ReadonlyMap<string, string> =>
  new Map(results.filter(({ unit }) => isTimeUnit(unit)).map(({ analysis, unit }) => [analysis, unit]))

/** A test and a summary may have one name: their statistics differ. */
const sectionOf = (
  { analysis, statistic, versus }: Result,
  plan: PlanWords,
): 'summaries' | 'estimates' | 'tests' | 'models' => {
  const isDescriptive = DESCRIPTIVE.includes(statisticOf(statistic).base) && versus === ''
  if (Object.hasOwn(plan.models, analysis)) return 'models'
  if (Object.hasOwn(plan.estimates, analysis)) return 'estimates'
  return Object.hasOwn(plan.tests, analysis) && !(isDescriptive && Object.hasOwn(plan.summaries, analysis))
    ? 'tests'
    : isDescriptive
      ? 'summaries'
      : 'tests'
}

const DESCRIPTIVE = 'n missing count share levels min q1 median q3 max span mean sd sum'.split(' ')

const levelsOfResult = (
  { group, level, versus, reference }: Result,
  variable: Variable | undefined,
  variables: ReadonlyMap<string, Variable>,
): readonly LevelOf[] => [
  ...(group === '' ? [] : group.split(';').flatMap((pair) => levelOf(pair, false))),
  ...(versus !== '' && !level.includes(' against ') ? levelOf(versus, (levelsOf(variables.get(partsOf(versus)[0])!) ?? []).length === 2) : []),
  ...(level.includes(' against ') ? [...levelOf(versus, false), ...levelOf(reference, false)] : []),
  ...(level !== '' && versus === '' && variable !== undefined && hasLevel(variable, level)
    ? [{ variable: variable.name, level, isTerm: false }]
    : []),
]

const hasLevel = (variable: Variable, level: string): boolean =>
  levelsOf(variable) === null || levelsOf(variable)!.some(({ value }) => value === level)

const levelOf = (pair: string, isTerm: boolean): readonly LevelOf[] => {
  const [variable, level] = partsOf(pair)
  return level === '' ? [] : [{ variable, level, isTerm }]
}

const partsOf = (pair: string): readonly [variable: string, level: string] => {
  const [variable = '', level = ''] = pair.split('=').map(decodeIdPart)
  return [variable, level]
}

/** The names of a competing event, or of a covariate without levels. */
const causeOf = (
  { level, versus }: Result,
  { endpoint }: AnalysisWords,
  variable: Variable | undefined,
  plan: PlanWords,
  variables: ReadonlyMap<string, Variable>,
): readonly string[] => {
  if (level === '' || versus !== '' || variable !== undefined) return []
  const competing = plan.endpoints[endpoint]?.competing?.[level]
  if (competing !== undefined) return [competing.label, level]
  const covariate = variables.get(level)
  return covariate === undefined ? [] : [covariate.title, covariate.name]
}
