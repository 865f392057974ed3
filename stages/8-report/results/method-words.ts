import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { type Context, titleOf } from '../context.ts'

/** The parts of a plan's test or model that its methods name. */
interface Analysed {
  readonly method: string
  readonly endpoint?: string
  readonly cause?: string | undefined
  readonly strata?: readonly string[]
  readonly pairwise?: string | null | undefined
  readonly across?: string | undefined
  readonly interaction?: { readonly of: string; readonly with: string } | undefined
}

/** The method of a result with titles and labels where the artifact has names of the plan. */
export const methodWords = (method: string, analysed: Analysed, context: Context): string => {
  const { endpoint, cause, strata = [], pairwise, across, interaction } = analysed
  const title = (name: string): string => titleOf(name, context)
  const declared = endpoint === undefined ? undefined : context.input.endpoints[endpoint]
  const label = cause === undefined ? undefined : (declared?.competing[cause] ?? declared?.event)?.label
  return [
    ...(label === undefined
      ? []
      : OF_CAUSE.map((words) => [`${words} ${cause}`, `${words} ${label}`] as const)),
    [`stratified by ${strata.join(', ')}`, `stratified by ${strata.map(title).join(', ')}`] as const,
    ...(across === undefined
      ? []
      : ACROSS.map((words) => [`${words} ${across}`, `${words} ${title(across)}`] as const)),
    ...(interaction === undefined
      ? []
      : [
          [
            `interaction of ${interaction.of} with ${interaction.with}`,
            `interaction of ${title(interaction.of)} with ${title(interaction.with)}`,
          ] as const,
        ]),
    [`adjusted by ${pairwise}`, `adjusted by the ${sentenceCase(pairwise ?? '')} method`] as const,
  ].reduce((words, [from, to]) => words.replace(from, () => to), method)
}

const ACROSS = ['pooled over', 'between the groups of']
const OF_CAUSE = ['cumulative incidence of', 'Fine-Gray model of']

/** Why subjects are excluded from a test or a model, with the titles of the variables that are missing. */
export const excludedWords = (method: string, context: Context): string =>
  method.replace(
    /: (.+) missing$/,
    (_, names: string) =>
      `: ${names
        .split(' or ')
        .map((name) => titleOf(name, context))
        .join(' or ')} missing`,
  )
