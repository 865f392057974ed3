import type { Rules } from '../conventions.ts'
import type { Model } from '../plan/model.ts'
import type { Result } from '../result.ts'
import { leftOutResult } from '../tests/left-out.ts'
import type { TestData } from '../tests/test-data.ts'
import { coxResults } from './cox.ts'
import { fineGrayResults } from './fine-gray.ts'

/** The results of every model of the plan, and how many subjects it could not look at. */
export const modelResults = (
  models: Readonly<Record<string, Model>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(models).flatMap(([analysis, model]) => [
    ...resultsOf(analysis, model, data, rules),
    leftOutResult(analysis, model, data),
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
