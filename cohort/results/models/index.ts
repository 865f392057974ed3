import type { Rules } from '../../descriptors/conventions.ts'
import type { ModelMethodName } from '../../descriptors/models/index.ts'
import type { Model, ModelOf } from '../../descriptors/plan/model.ts'
import { excludedResult } from '../group-tests/parts/excluded-subjects.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import type { Result } from '../result.ts'
import { type CheckPoint, coxCheckPoints } from './cox/check-points.ts'
import { coxResults } from './cox/cox.ts'
import { fineGrayResults } from './fine-gray.ts'
import { logisticResults } from './logistic.ts'

/** The results of every model of the plan, with the number of excluded subjects. */
export const modelResults = (
  models: Readonly<Record<string, Model>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(models).flatMap(([analysis, model]) => [
    ...(EVALUATIONS[model.method] as Evaluation<ModelMethodName>)(analysis, model, data, rules),
    excludedResult(analysis, model, data),
  ])

type Evaluation<M extends ModelMethodName> = (
  analysis: string,
  model: ModelOf<M>,
  data: TestData,
  rules: Rules,
) => readonly Result[]

/** The rows of results of each kind of regression; all else is in `cohort/descriptors/models/` under the same key. */
const EVALUATIONS: { readonly [M in ModelMethodName]: Evaluation<M> } = {
  cox: coxResults,
  'fine-gray': fineGrayResults,
  logistic: logisticResults,
}

/** The points of figures that check the assumption of a model; none where its kind has no such figure. */
export const checkPoints = (
  model: Model,
  data: Pick<TestData, 'eventRows' | 'variables'>,
  rules: Rules,
): readonly CheckPoint[] =>
  (CHECKS[model.method] as Check<ModelMethodName> | undefined)?.(model, data, rules) ?? []

type Check<M extends ModelMethodName> = (
  model: ModelOf<M>,
  data: Pick<TestData, 'eventRows' | 'variables'>,
  rules: Rules,
) => readonly CheckPoint[]

/** Those whose record says `hasResiduals`. */
const CHECKS: { readonly [M in ModelMethodName]?: Check<M> } = { cox: coxCheckPoints }
