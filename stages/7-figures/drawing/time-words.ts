import { unitWords } from '../../../cohort/values/unit.ts'

/** A title with its unit: `Time (months)`. */
export const withUnit = (title: string, unit: string): string =>
  unitWords(unit) === '' ? title : `${title} (${unitWords(unit)})`
