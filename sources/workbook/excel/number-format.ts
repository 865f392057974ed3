/** What a number format says of a stored number. */
export interface NumberFormat {
  readonly code: string
  /** `date` has a day, with or without a time; `time` has only a time of day; `elapsed` counts hours, such as [h]:mm. */
  readonly kind: 'number' | 'date' | 'time' | 'elapsed'
  /** Why the shown text is another than the stored number, apart from rounding; absent where it is not. */
  readonly shows?: 'percent' | 'scaled' | 'padded' | 'nothing'
}

const GENERAL: NumberFormat = { code: 'General', kind: 'number' }

/** Formats without a code in the file (ECMA-376 part 1, 18.8.30), those of East Asian languages included. */
const BUILT_IN: readonly (readonly [number, number, Partial<NumberFormat>])[] = [
  [9, 10, { code: '0%', shows: 'percent' }],
  [14, 17, { code: 'a date', kind: 'date' }],
  [18, 21, { code: 'a time', kind: 'time' }],
  [22, 22, { code: 'a date with time', kind: 'date' }],
  [27, 31, { code: 'a date', kind: 'date' }],
  [32, 35, { code: 'a time', kind: 'time' }],
  [36, 36, { code: 'a date', kind: 'date' }],
  [45, 45, { code: 'mm:ss', kind: 'time' }],
  [46, 46, { code: '[h]:mm:ss', kind: 'elapsed' }],
  [47, 47, { code: 'mm:ss.0', kind: 'time' }],
  [50, 58, { code: 'a date', kind: 'date' }],
]

export const builtInFormat = (id: number): NumberFormat => ({
  ...GENERAL,
  ...BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2],
})

/** Excel allows no longer code; the searches below take time that grows faster than its length. */
const LONGEST_CODE = 255

/**
 * A number format from its code (ECMA-376 part 1, 18.8.31), whose letters are those of English in every language.
 * Quoted text, escaped characters, colours, conditions, currencies and locales are no letters of a date.
 */
export const numberFormat = (whole: string): NumberFormat => {
  const code = whole.slice(0, LONGEST_CODE)
  const sections = sectionsOf(code)
  const bare = sections.map((section) => section.replace(/\[[^\]]*\]/g, ''))
  const elapsed = sections.some((section) => /\[(h+|m+|s+)\]/i.test(section))
  // a condition decides by the value which section is used; without one, the first is that of positive numbers
  const decisive = sections.some((section) => /\[[<>=]/.test(section)) ? bare.join(' ') : (bare[0] ?? '')
  if (/general|standard/i.test(decisive)) return { ...GENERAL, code }
  const letters = decisive.replace(/a\/p|am\/pm|e[+-]/gi, (word) => (/^a/i.test(word) ? 'h' : ''))
  if (elapsed) return { code, kind: 'elapsed' }
  if (/[ydeg]/i.test(letters) || hasMonth(letters)) return { code, kind: 'date' }
  if (/[hsm]/i.test(letters)) return { code, kind: 'time' }
  return { code, kind: 'number', ...showsOf(decisive, code) }
}

/** An m that is neither after hours nor before seconds is a month (18.8.31). */
const hasMonth = (letters: string): boolean =>
  /m/i.test(letters.replace(/h+[^a-z]*m+/gi, 'h').replace(/m+[^a-z]*s/gi, 's'))

/** Sections without quoted text, escaped characters, and the characters that are only as wide as, or filled with. */
const sectionsOf = (code: string): readonly string[] => code.replace(/"[^"]*("|$)|\\.|[_*]./gs, '').split(';')

const showsOf = (decisive: string, code: string): Pick<NumberFormat, 'shows'> => {
  if (decisive.includes('%')) return { shows: 'percent' }
  if (/[0#?],+(?![0#?])/.test(decisive)) return { shows: 'scaled' }
  if (/^0{2,}(?![.,])/.test(decisive.trim()) || /^("[^"]*[A-Za-z][^"]*"|\\[A-Za-z])+ *0/.test(code))
    return { shows: 'padded' }
  return code.trim() !== '' && decisive.trim() === '' && /^;/.test(code.trim()) ? { shows: 'nothing' } : {}
}
