/**
 * Texts of a cohort as source text of R. Whatever a label, a name or a cell holds, it stays a string, a comment or a
 * column: it never becomes code.
 */

/**
 * A string of R between double quotes. Printable ASCII is as it is; quotes, backslashes and everything else are escaped,
 * so that the script is pure ASCII there and means the same in every locale.
 * @throws for U+0000 and halves of surrogate pairs, which no string of R can hold
 */
export const rString = (text: string): string => `"${[...text].map(escaped).join('')}"`

const escaped = (character: string): string => {
  if (character === '"' || character === '\\') return `\\${character}`
  const code = character.codePointAt(0)!
  if (code >= 0x20 && code < 0x7f) return character
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff))
    throw new Error(`rString: expected characters that R can hold, found U+${code.toString(16)}`)
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`
}

/** Words in a comment: one line, without characters that end it, are not seen, or change the direction of text. */
export const rComment = (text: string): string =>
  `# ${text.replace(HIDDEN, ' ').replace(/ +/g, ' ').trim()}`.trimEnd()

const HIDDEN =
  /[\0-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}\ud800-\udfff]/gu

/** A number that R reads back as the same double. */
export const rNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new Error(`rNumber: expected a finite number, found ${value}`)
  return String(value)
}

/** Several strings: `c("a", "b")`, or one alone. */
export const rStrings = (texts: readonly string[]): string => vector(texts.map(rString), 'character(0)')

export const rNumbers = (values: readonly number[]): string => vector(values.map(rNumber), 'numeric(0)')

const vector = (items: readonly string[], none: string): string =>
  items.length === 0 ? none : items.length === 1 ? items[0]! : `c(${items.join(', ')})`

/** A column of a data frame: `patients$age`, or `patients[["age at operation"]]`. */
export const rColumn = (frame: string, name: string): string =>
  isPlainName(name) ? `${frame}$${name}` : `${frame}[[${rString(name)}]]`

/** Whether R takes a word as a name without quotes. */
export const isPlainName = (word: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_.]*$/.test(word) && !RESERVED.has(word)

const RESERVED = new Set([
  ...['if', 'else', 'repeat', 'while', 'function', 'for', 'next', 'break', 'in'],
  ...['TRUE', 'FALSE', 'NULL', 'Inf', 'NaN', 'NA', 'NA_integer_', 'NA_real_', 'NA_character_', 'NA_complex_'],
])

/** Names of variables of R for words of the plan: `overall-survival` is `times_overall_survival`; each word has its own. */
export const rNames = (prefix: string): ((word: string) => string) => {
  const known = new Map<string, string>()
  return (word) => {
    const name = known.get(word)
    if (name !== undefined) return name
    const clean = word.replace(/[^A-Za-z0-9]+/g, '_')
    const plain = clean.startsWith(`${prefix}_`) ? clean : `${prefix}_${clean}`
    const taken = new Set(known.values())
    let free = plain
    for (let i = 2; taken.has(free); i++) free = `${plain}.${i}`
    known.set(word, free)
    return free
  }
}
