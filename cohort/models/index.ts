import type { Rules } from '../conventions.ts'
import type { Model } from '../plan.ts'
import type { Result } from '../result.ts'
import type { TestData } from '../tests/test-data.ts'
import { coxResults } from './cox.ts'
import { fineGrayResults } from './fine-gray.ts'

/** The results of every model of the plan. */
export const modelResults = (
  models: Readonly<Record<string, Model>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(models).flatMap(([analysis, model]) => {
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
  })
