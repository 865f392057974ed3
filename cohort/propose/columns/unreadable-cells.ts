import { shownText } from '../../values/short-text.ts'
import { type DateRules, dateCells, isWrittenDate } from './date-cells.ts'
import { nearlyDates } from './dates.ts'
import { nearlyNumbers } from './numbers.ts'

/** The number of cells that are named one by one. */
export const MOST_UNREADABLE = 5

/** What keeps a column of dates from being read as one, each thing named for what it is, with its place. */
export const dateDoubts = (
  name: string,
  texts: readonly string[],
  distinct: readonly string[],
  rules: DateRules,
  placeOf = (row: number): string => `row ${row + 1}`,
): readonly string[] => {
  const place = (text: string): string => placeOf(texts.indexOf(text))
  const inFile = [...new Set(texts)].filter((text) => distinct.includes(text))
  const cells = dateCells(name, inFile.filter(isWrittenDate), rules, place)
  const others = inFile.filter((text) => !isWrittenDate(text)).slice(0, MOST_UNREADABLE)
  return [
    ...(cells !== null && 'doubts' in cells ? cells.doubts : []),
    ...others.map(
      (text) =>
        `${shownText(text)} (${place(text)}) ${/^[2-5]\d{4}$/.test(text) ? 'seems to be a date as a spreadsheet counts days' : 'is no date known to the day'}: write it like 2015-03-31, or put it into missingValues, and declare "type": "date"`,
    ),
  ]
}

/**
 * Names the few cells that are not dates or numbers in a column of dates or numbers: typing errors, or words for a
 * missing value.
 */
export const unreadableCells = (
  name: string,
  texts: readonly string[],
  values: readonly string[],
  distinct: readonly string[],
  placeOf = (row: number): string => `row ${row + 1}`,
): readonly string[] => {
  const [dates, numbers] = [nearlyDates(name, distinct), nearlyNumbers(name, distinct)]
  const [what, { form, unreadable }] =
    dates.unreadable.length <= numbers.unreadable.length
      ? (['dates', dates] as const)
      : (['numbers', numbers] as const)
  const read = values.filter((text) => !unreadable.includes(text)).length
  const isWord = unreadable.every((text) => !/\d/.test(text)) && distinct.length - unreadable.length >= 3
  if (
    unreadable.length === 0 ||
    unreadable.length > MOST_UNREADABLE ||
    !(isWord || read >= 3 * (values.length - read))
  )
    return []
  const declaration = Object.entries(form).map(([key, value]) => `"${key}": "${value}"`)
  return [
    `${unreadable.map((text) => `${shownText(text)} (${placeOf(texts.indexOf(text))})`).join(', ')} ${unreadable.length === 1 ? 'keeps' : 'keep'} it from being a column of ${what}, which its other ${read} cells are: correct the file, or add words for a missing value to missingValues, and declare ${declaration.join(', ')}`,
  ]
}
