import { claimsIn } from '../../audit/claims/claim.ts'
import { medianConfidence } from '../../cohort/results/methods/estimate-method.ts'
import { type Result, resultId } from '../../cohort/results/result.ts'
import { withStyle } from '../../cohort/results/shown-text.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { styleOf } from '../../cohort/results/styles/style-of.ts'
import { decodeIdPart } from '../../cohort/values/id-part.ts'
import { percent } from '../../cohort/values/percent.ts'
import { sentenceCase } from '../../cohort/values/sentence-case.ts'
import { levelsOf, type Variable } from '../../cohort/values/value.ts'
import { type Html, joined } from './html/html.ts'
import { planValue, type Results, userText } from './html/number.ts'
import type { ReportInput } from './reads.ts'

/** The input of every section of the report. */
export interface Context {
  readonly input: ReportInput
  readonly results: Results
  /** In the order of the artifacts. */
  readonly all: readonly Result[]
  readonly variables: ReadonlyMap<string, Variable>
  /** How numbers are shown. */
  readonly style: Style
  /** "95% CI", at the plan's level. */
  readonly confidence: Html
  /** The same for a median, whose interval may have another level. */
  readonly medianConfidence: Html
}

export const contextOf = (input: ReportInput): Context => {
  const style = styleOf(input.rules.shown ?? {})
  const all = withStyle([...input.estimateResults, ...input.testResults, ...input.simulationResults], style)
  return {
    input: { ...input, claims: claimsIn(input.claims, input.rules.shown?.language) },
    all,
    style,
    results: new Map(all.map((result) => [result.id, result])),
    variables: new Map(input.variables.map((variable) => [variable.name, variable])),
    confidence: planValue(`${percent(input.rules.confidence)} CI`),
    medianConfidence: planValue(`${percent(medianConfidence(input.rules))} CI`),
  }
}

/** The title of a test: as declared, or made from what it compares. */
export const testTitle = (analysis: string, context: Context): string => {
  const test = context.input.tests[analysis]!
  if (test.title !== undefined) return test.title
  const title = (name: string): string => titleOf(name, context)
  if ('before' in test) return `${title(test.before)} and ${title(test.after)}`
  if ('x' in test) return `${title(test.x)} and ${title(test.y)}`
  const what = 'endpoint' in test ? causeTitle(test, context) : title(test.variable)
  return `${what} by ${title(test.by)}${'across' in test ? ` across ${title(test.across)}` : ''}`
}

/** The title of a model: as declared, or that of its endpoint, cause or outcome. */
export const modelTitle = (analysis: string, context: Context): string => {
  const model = context.input.models[analysis]!
  return model.title ?? ('outcome' in model ? titleOf(model.outcome, context) : causeTitle(model, context))
}

/** The title of an endpoint, or the label of its competing event. */
const causeTitle = (
  analysed: { readonly endpoint: string; readonly cause?: string | undefined },
  { input }: Context,
): string => {
  const { title, competing } = input.endpoints[analysed.endpoint]!
  const label = analysed.cause === undefined ? undefined : competing[analysed.cause]?.label
  return label === undefined ? title : sentenceCase(label)
}

export const titleOf = (name: string, { variables }: Context): string => variables.get(name)?.title ?? name

/** A group in words: `margin=positive` is "Surgical margin: positive"; all subjects are "All". */
export const groupTitle = (group: string, context: Context): Html =>
  group === ''
    ? joined(['All'])
    : joined(
        group.split(';').map((part) => {
          const [name = '', value = ''] = part.split('=').map(decodeIdPart)
          const variable = [...context.variables.values()].find((candidate) => candidate.name === name)
          const label = variable
            ? levelsOf(variable)?.find((level) => level.value === value)?.label
            : undefined
          return userText(`${variable?.title ?? name}: ${label ?? value}`)
        }),
        '; ',
      )

/** A group by its level alone, where its variable is named beside it; of several variables with their titles. */
export const levelOf = (group: string, context: Context): Html => {
  const [name = '', value = ''] = group.split('=').map(decodeIdPart)
  const variable = context.variables.get(name)
  return variable === undefined || group.includes(';')
    ? groupTitle(group, context)
    : userText(levelTitle(value, variable))
}

/** The label of a level that results name by its value. */
export const levelTitle = (level: string, variable: Variable): string =>
  levelsOf(variable)?.find(({ value }) => value === level)?.label ?? level

/** The groups of an analysis in the order of its results. */
export const groupsOf = (analysis: string, { all }: Context): readonly string[] => [
  ...new Set(all.filter((result) => result.analysis === analysis).map(({ group }) => group)),
]

/** The path of an artifact of this cohort, from the root of the repository. */
export const artifactPath = (name: string, { input }: Context): string =>
  `data/derived/${cohortOf(input)}/${name}`

/** The name of the cohort's folder, from the paths of its raw files. */
export const cohortOf = ({ provenance }: ReportInput): string =>
  Object.keys(provenance.raw)[0]?.split('/').at(-2) ?? ''

/** The id of a result of a group. */
export const idOf = (analysis: string, group: string, statistic: string, level = ''): string =>
  resultId({ analysis, group, level, statistic })
