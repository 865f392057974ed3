import { headerUnit, isAge, isTimeName } from '../cells/header-units.ts'
import { shownText } from '../values/short-text.ts'
import { isTimeUnit } from '../values/unit.ts'
import { datesOf, looksLikeDates } from './columns/dates.ts'
import type { FoundFile } from './found-file.ts'

/** The column that identifies the subjects of a file, or why the user has to choose. */
export type SubjectChoice =
  | { readonly column: string }
  | { readonly among: readonly string[] }
  | { readonly problem: string }

/**
 * Why a column cannot identify the rows of a file; null if it can. Any text can, also with blanks, points or slashes; a
 * time cannot, nor a column with a value twice, padded or not.
 */
export const subjectProblem = (file: FoundFile, column: string): string | null => {
  const { header, rows } = file
  const place = header.indexOf(column)
  const cells = rows.map((row) => (row[place] ?? '').trim())
  const lineOf = (row: number): string => `${file.lines?.[row] ?? row + 2}`
  const empty = cells.indexOf('')
  if (empty >= 0) return `it has an empty cell in line ${lineOf(empty)}`
  const sum = cells.findIndex((cell) => SUM.test(cell))
  if (sum >= 0)
    return `${shownText(cells[sum]!)} in line ${lineOf(sum)} seems to be a line of totals, not a subject`
  const time = timeReason(column, cells)
  if (time !== null) return time
  const firstRow = new Map<string, number>()
  for (const [row, cell] of cells.entries()) {
    const earlier = firstRow.get(cell)
    if (earlier !== undefined)
      return `${shownText(cell)} occurs twice, in lines ${lineOf(earlier)} and ${lineOf(row)}`
    firstRow.set(cell, row)
  }
  return null
}

/** Labels of summary rows at the end of a table. */
const SUM =
  /^((grand )?total|sum|summe|gesamt|insgesamt|somme|suma|mean|average|mittelwert|median|std\.?|sd)\s*:?$/i

/** Why a column of times does not identify subjects, even if all are different; null for other columns. */
const timeReason = (column: string, cells: readonly string[]): string | null => {
  const distinct = [...new Set(cells)]
  if (rankOf(column) === 2 && distinct.every((text) => /^\d+$/.test(text))) return null
  if (datesOf(column, distinct, 'dmy') !== null || looksLikeDates(distinct))
    return 'it holds dates, which do not name subjects'
  if (isAge(column) && distinct.every(isNumber)) return 'it holds ages, which do not name subjects'
  const isTime = isTimeUnit(headerUnit(column) ?? '1') || isTimeName(column)
  return isTime && rankOf(column) === 0 && distinct.every(isNumber)
    ? 'it holds times, which do not name subjects'
    : null
}

const isNumber = (text: string): boolean => /^[+-]?[\d.,]*\d$/.test(text)

/**
 * The column that identifies the subjects: the only one that can, or of several the only one with such a header. If a
 * column with such a header cannot, for example since a patient occurs twice, the user has to choose: another column
 * may number visits.
 */
export const subjectChoice = (file: FoundFile, among: readonly string[] = file.header): SubjectChoice => {
  const problems = new Map(among.map((column) => [column, subjectProblem(file, column)] as const))
  const keys = among.filter((column) => problems.get(column) === null && !isMeasure(file, column))
  const rival = among.find((column) => problems.get(column) !== null && looksLikeName(file, column))
  if (rival !== undefined) {
    const way =
      keys.length === 0 ? '' : `; if ${keys.join(' or ')} names the subject, say --subject ${keys[0]}`
    return {
      problem: `${rival} seems to name the subject, but ${problems.get(rival)}: correct the file${way}`,
    }
  }
  for (const rank of [2, 1]) {
    const named = keys.filter((column) => rankOf(column) === rank)
    if (named.length === 1) return { column: named[0]! }
    if (named.length > 1) return { among: keys }
  }
  if (file.rowNames !== undefined && keys.includes(file.rowNames)) return { column: file.rowNames }
  const [only, ...more] = keys
  if (only !== undefined && more.length === 0 && isName(file, only)) return { column: only }
  return keys.length > 0 ? { among: keys } : { problem: noKeyProblem(problems) }
}

const noKeyProblem = (problems: ReadonlyMap<string, string | null>): string => {
  const times = [...problems].filter(([, problem]) => problem?.startsWith('it holds'))
  const said = times.map(([column, problem]) => `; ${column} cannot be it, since ${problem}`).join('')
  return `no column has a different value in every row; the first file must have one row per subject (if each row is a subject, --number-rows adds a column of row numbers)${said}`
}

/** Ages, columns with a unit, and numbers with decimals, which differ by chance. */
const isMeasure = ({ header, rows }: FoundFile, column: string): boolean => {
  if (rankOf(column) === 2) return false
  if (isAge(column) || headerUnit(column) !== null) return true
  const cells = rows.map((row) => (row[header.indexOf(column)] ?? '').trim())
  return cells.every(isNumber) && cells.some((cell) => /[.,]/.test(cell))
}

/** Words, or consecutive numbers; other numbers may differ by chance. */
const isName = ({ header, rows }: FoundFile, column: string): boolean => {
  const cells = rows.map((row) => (row[header.indexOf(column)] ?? '').trim())
  if (!cells.every(isNumber)) return true
  const numbers = cells.map(Number)
  return Math.max(...numbers) - Math.min(...numbers) === numbers.length - 1
}

/** Whether the header is that of an identifier, with about as many values as a file of subjects or visits has. */
const looksLikeName = ({ header, rows }: FoundFile, column: string): boolean => {
  const rank = rankOf(column)
  const filled = rows.map((row) => (row[header.indexOf(column)] ?? '').trim()).filter((cell) => cell !== '')
  const values = new Set(filled).size
  return values > 2 && values * (rank === 2 ? 5 : rank === 1 ? 2 : 0) >= rows.length
}

/** 2: the header says patient, subject, case; 1: it ends with number, id, code; 0: neither. */
const rankOf = (column: string): 0 | 1 | 2 => {
  const words = column
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  if (words.some((word) => SUBJECT.test(word))) return 2
  return NUMBER.test(words.at(-1) ?? '') ? 1 : 0
}

const SUBJECT =
  /^(pts?|pats?|patients?|patientin|patienten|patientennummer|subj|subjects?|cases?|fall|fallnr|fallnummer|records?|participants?|probanden?|paciente|person)(id|nr|no)?$|^(usubjid|subjid|pid)$/
const NUMBER =
  /^(ids?|nr|no|num|number|nummer|code|key|identifier|uid|uuid|pseudonym|sample|barcode|laufnummer)$/
