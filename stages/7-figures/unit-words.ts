/** A UCUM unit as a word after a number; an unknown one stays as it is, `1` is nothing. */
export const unitWord = (unit: string, value: number | null = null): string => {
  if (unit === '1') return ''
  const word = WORDS.get(unit)
  if (word === undefined) return unit
  return value === 1 ? word : `${word}s`
}

/** A title with its unit: `Time (months)`. */
export const withUnit = (title: string, unit: string): string => {
  const word = unitWord(unit)
  return word === '' ? title : `${title} (${word})`
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['a', 'year'],
  ['mo', 'month'],
  ['wk', 'week'],
  ['d', 'day'],
  ['h', 'hour'],
  ['min', 'minute'],
  ['s', 'second'],
])
