import { unitWords } from '../../cohort/unit.ts'

/** A title with its unit: `Time (months)`. */
export const withUnit = (title: string, unit: string): string =>
  unitWords(unit) === '' ? title : `${title} (${unitWords(unit)})`

/** A unit after a number, with the space before it: ` months`, ` month` after 1. */
export const unitAfter = (value: number, unit: string): string => {
  const words = unitWords(unit)
  if (words === '') return ''
  return value === 1 && words !== unit ? ` ${words.replace(/s$/, '')}` : ` ${words}`
}
