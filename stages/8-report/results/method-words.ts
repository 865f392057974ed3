import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { type Context, titleOf } from '../context.ts'

/** The parts of a plan's test or model that its methods name. */
interface Analysed {
  readonly method: string
  readonly endpoint?: string
  readonly cause?: string | undefined
  readonly strata?: readonly string[]
  readonly pairwise?: string | null | undefined
}

/** The method of a result with titles and labels where the artifact has names of the plan. */
export const methodWords = (method: string, analysed: Analysed, context: Context): string => {
  const { endpoint, cause, strata = [], pairwise } = analysed
  const declared = endpoint === undefined ? undefined : context.input.endpoints[endpoint]
  const label = cause === undefined ? undefined : (declared?.competing[cause] ?? declared?.event)?.label
  return [
    ...(label === undefined
      ? []
      : OF_CAUSE.map((words) => [`${words} ${cause}`, `${words} ${label}`] as const)),
    [
      `stratified by ${strata.join(', ')}`,
      `stratified by ${strata.map((name) => titleOf(name, context)).join(', ')}`,
    ] as const,
    [`adjusted by ${pairwise}`, `adjusted by the ${sentenceCase(pairwise ?? '')} method`] as const,
  ].reduce((words, [from, to]) => words.replace(from, () => to), method)
}

const OF_CAUSE = ['cumulative incidence of', 'Fine-Gray model of']
