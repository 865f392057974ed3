import type { FoundFile } from '../found-file.ts'

/** The meaning of a point or comma before exactly three digits: 1,073 is 1073 or 1.073. */
export interface Separated {
  readonly separator: string
  readonly means: 'thousands' | 'decimals'
  readonly why: string
}

/** The decimal character of a file, from its other columns; `weakly` if only the delimiter indicates it. */
export interface FileDecimal {
  readonly char: '.' | ','
  readonly weakly: boolean
}

/** Texts in which the separator can be either: 1,073 and 18.070, but not 0,067, 12,5 or 1,073,200. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

/**
 * What the separator of such texts means, by the column as a whole and by the file; null if they leave it open or
 * contradict each other. The column: thousands where its other cells are whole numbers below 1000 to which numbers from
 * 1000 on follow more closely than small decimals would.
 */
export const separatedBy = (distinct: readonly string[], file: FileDecimal | undefined): Separated | null => {
  const either = distinct.filter((text) => EITHER.test(text))
  const others = distinct.filter((text) => !EITHER.test(text)).map(Number)
  const [separator, ...more] = new Set(either.map((text) => text.replace(/[+\d-]/g, '')))
  if (separator === undefined || more.length > 0) return null
  const column = byColumn(either, others)
  const known = file?.weakly && others.length === 0 ? undefined : file
  const byFile = known && (known.char === separator ? 'decimals' : 'thousands')
  if (column !== null && byFile !== undefined && column !== byFile) return null
  if (column === 'decimals' && byFile === undefined && separator === ',') return null
  const means = column ?? byFile
  return means === undefined
    ? null
    : { separator, means, why: column === null ? whyFile(known!) : WHY_COLUMN[means] }
}

const byColumn = (either: readonly string[], others: readonly number[]): Separated['means'] | null => {
  if (others.length === 0 || others.some((x) => Math.abs(x) >= 1000)) return null
  const largest = Math.max(...others.map(Math.abs))
  const thousands = either.map((text) => Math.abs(Number(text.replace(/[.,]/, ''))))
  const gapToThousands = Math.min(...thousands) / largest
  const gapToDecimals = largest / (Math.max(...thousands) / 1000)
  if (3 * gapToThousands < gapToDecimals) return 'thousands'
  return gapToDecimals < 5 && 3 * gapToDecimals < gapToThousands ? 'decimals' : null
}

const WHY_COLUMN = {
  thousands: 'its other cells are whole numbers below 1000',
  decimals: 'its other cells are as small',
} as const

const whyFile = ({ char, weakly }: FileDecimal): string =>
  weakly
    ? 'commas separate the cells of this file'
    : `other columns of the file have the ${char === ',' ? 'comma' : 'point'} before decimals`

/**
 * The decimal character of a file by its cells that leave no choice (12,5 or 0,067), else by its delimiter. Names of
 * subjects such as 1.02 and months such as 03.2015 are ignored.
 */
export const fileDecimal = (
  { header, rows, delimiter }: FoundFile,
  subject: string,
): FileDecimal | undefined => {
  const chars = new Set<'.' | ','>()
  for (const [c, name] of header.entries()) {
    const cells = rows.map((row) => row[c] ?? '').filter((text) => /\d/.test(text))
    if (name === subject || !cells.every(isPlain) || cells.every(isMonth)) continue
    for (const char of ['.', ','] as const)
      if (cells.some((text) => text.includes(char) && !EITHER.test(text))) chars.add(char)
  }
  const [char, ...more] = chars
  if (char !== undefined) return more.length > 0 ? undefined : { char, weakly: false }
  return delimiter === ',' ? { char: '.', weakly: true } : undefined
}

/** Digits with at most one separator. */
const isPlain = (text: string): boolean => /^[+-]?\d*(?:[.,]\d*)?$/.test(text)
const isMonth = (text: string): boolean => /^(0?[1-9]|1[0-2])[.](19|20)\d\d$/.test(text)
