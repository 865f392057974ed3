import { z } from 'zod'
import type { CurvesCompared } from '../group-tests/shared/group-test.ts'
import { Among, AnalysisTitle } from '../plan/shared-properties.ts'
import { Id, VariableName } from '../plan-words.ts'

/**
 * A kind of regression: all that is known of it without the data. `Written` is an entry of the plan as its schema gives
 * it, `T` the same with the defaults of `resolve-plan.ts`.
 */
export interface ModelKind<Written, T = Written> {
  /** The properties as the plan writes them, `ofModel` among them. */
  readonly schema: z.ZodType<Written>
  /** `Cox regression`, in sentences. */
  readonly name: string
  /** `Cox model`, in messages. */
  readonly short: string
  /** What the exponential of a coefficient is. */
  readonly ratio: 'hazard ratio' | 'subdistribution hazard ratio' | 'odds ratio'
  /** The statistic of this ratio in the results, and its abbreviation. */
  readonly statistic: 'hazard-ratio' | 'odds-ratio'
  readonly letters: 'HR' | 'SHR' | 'OR'
  /** Parts of the method of results that the name or the plan already says. */
  known(model: T): readonly string[]
  /** Whether subjects may enter after time 0. */
  readonly allowsDelayedEntry: boolean
  /** Whether it follows the convention `coxTies`, which an entry may replace by its own `ties`. */
  readonly followsCoxTies: boolean
  /** The figures whose groups it compares: its ratio can be shown in their corner. Null: none. */
  readonly curves: CurvesCompared | null
  /** Its proportional hazards can be checked by residuals, in a figure of the kind `proportional-hazards`. */
  readonly hasResiduals?: true
}

const Scale = z.number().positive()

/** Properties of every model of the times of an endpoint. */
export const ofModel = {
  title: AnalysisTitle,
  endpoint: Id.describe('the endpoint whose hazard is modelled'),
  covariates: z.array(VariableName).min(1).describe('what the hazard may depend on'),
  per: z
    .union([Scale, z.record(VariableName, Scale)])
    .optional()
    .describe(
      'the units that the ratio of a numeric covariate is for (10: per 10 years): one number for each covariate by name, or just the number if only one covariate is numeric; absent: 1',
    ),
}

/** What the table of a model shows besides its ratios. */
export const ofModelTable = {
  table: z
    .enum(['multivariable', 'both'])
    .optional()
    .describe(
      'both: the table also shows a model of each covariate alone, on all subjects with a value of this covariate; absent: multivariable',
    ),
  levelCounts: z
    .boolean()
    .optional()
    .describe(
      'also the subjects in each category of the covariates, and those with the event or the outcome; absent: none',
    ),
  covariateTests: z
    .boolean()
    .optional()
    .describe(
      'also a test of each covariate, of all of its categories together (Wald and likelihood ratio), and the information criterion of Akaike (AIC); absent: none',
    ),
}

/** Properties of every model of a yes-no outcome. */
export const ofOutcome = {
  title: AnalysisTitle,
  outcome: VariableName.describe(
    'what is modelled: a yes-no variable (a condition of the derived variables is one), or a variable of two categories, whose second counts as the outcome',
  ),
  among: Among,
  covariates: z.array(VariableName).min(1).describe('what the odds of the outcome may depend on'),
  per: ofModel.per,
}
