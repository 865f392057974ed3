import type { Rules } from '../../descriptors/conventions.ts'
import type { Model } from '../../descriptors/plan/model.ts'
import { excludedResult } from '../group-tests/parts/excluded-subjects.ts'
import type { TestData } from '../group-tests/parts/test-data.ts'
import type { Result } from '../result.ts'
import { coxResults } from './cox.ts'
import { fineGrayResults } from './fine-gray.ts'

/** The results of every model of the plan, with the number of excluded subjects. */
export const modelResults = (
  models: Readonly<Record<string, Model>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(models).flatMap(([analysis, model]) => [
    ...resultsOf(analysis, model, data, rules),
    excludedResult(analysis, model, data),
  ])

const resultsOf = (analysis: string, model: Model, data: TestData, rules: Rules): readonly Result[] => {
  switch (model.method) {
    case 'cox':
      return coxResults(analysis, model, data, rules)
    case 'fine-gray':
      return fineGrayResults(analysis, model, data, rules)
    default: {
      const never: never = model
      return never
    }
  }
}
