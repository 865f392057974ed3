/** A bound in a label: at least, above, at most or below a number. */
export interface Bound {
  readonly is: '<' | '<=' | '>=' | '>'
  readonly than: number
  /** True for "40 to 60", which does not say whether 60 is included. */
  readonly isOpen?: boolean
}

/**
 * The ranges of numbers in a label, in English or German: "60 or less", "< 60", "≤ 60", "under 60", "60+", "at least
 * 60", "40-59", "2 to under 5", "bis 60", "ab 60", "über 60". Several readings if "1,000" may be 1000 or 1; empty if
 * the label has no range, or a negation.
 */
export const labelRanges = (label: string): readonly (readonly Bound[])[] => {
  const text = label.slice(0, LONGEST).normalize('NFKC').toLowerCase()
  if (/(?<!\p{L})(not|no|non|nicht|kein\p{L}*)(?!\p{L})/u.test(text)) return []
  return READINGS.flatMap((numberOf): readonly (readonly Bound[])[] => {
    const bounds = boundsIn(text, numberOf)
    return bounds.length === 0 || bounds.some(({ than }) => Number.isNaN(than)) ? [] : [bounds]
  })
}

const LONGEST = 200

/** "1,000" as 1000 or as 1: both readings of a comma. */
const READINGS: readonly ((text: string) => number)[] = [
  (text) =>
    Number(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.')),
  (text) =>
    Number(
      /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
        ? text.replaceAll('.', '').replace(',', '.')
        : text.replace(',', '.'),
    ),
]

const boundsIn = (text: string, numberOf: (text: string) => number): readonly Bound[] => {
  const bounds: Bound[] = []
  let rest = text
  for (const { words, of } of FORMS)
    rest = rest.replace(words, (...matched) => {
      bounds.push(...of(numberOf(String(matched[1])), numberOf(String(matched[2]))))
      return ' '
    })
  return bounds
}

/** A number not adjacent to a letter, a digit or a decimal sign. */
const N = String.raw`(?<![\p{L}\d.,])(\d+(?:[.,]\d+)*)(?!\d|[.,]\d)`
/** An optional unit between a number and the following words. */
const UNIT = String.raw`(?:\s*[\p{L}%µ/²³^*]+){0,2}?`
const TO = String.raw`\s*(?:-|–|—|(?<!\p{L})(?:to|bis|and|und)(?!\p{L}))\s*`
const THAN = String.raw`(?:\s+(?:than|als))?\s+`

const AT_LEAST = `at least|from|since|minimum|mindestens|ab|seit|größer (?:oder )?gleich|(?:greater|more|older|higher|larger) than or equal to`
const AT_MOST = `at most|up to|until|till|maximum|höchstens|bis|bis zu|kleiner (?:oder )?gleich|(?:less|lower|smaller|younger|fewer) than or equal to`
const ABOVE = `above|over|more|greater|older|larger|higher|longer|later|after|exceeding|über|mehr|größer|älter|höher|länger|später|nach|oberhalb`
const BELOW = `below|under|less|fewer|younger|smaller|lower|shorter|earlier|before|unter|weniger|kleiner|jünger|niedriger|kürzer|früher|vor|unterhalb`

const wholeWord = (words: string): string => String.raw`(?<!\p{L})(?:${words})(?!\p{L})`
const orWords = (words: string): string => String.raw`\s+(?:or|and|und|oder|&)\s+${wholeWord(words)}`

interface Form {
  readonly words: RegExp
  readonly of: (first: number, second: number) => readonly Bound[]
}
const form = (text: string, of: Form['of']): Form => ({ words: new RegExp(text, 'gu'), of })
const single = (text: string, is: Bound['is']): Form => form(text, (than) => [{ is, than }])

/** Tried in this order; matched text is removed, so that "60 or under" does not match "under" again. */
const FORMS: readonly Form[] = [
  single(`${N}${UNIT}${orWords(`${ABOVE}|darüber`)}`, '>='),
  single(`${N}${UNIT}${orWords(`${BELOW}|darunter`)}`, '<='),
  form(`${N}${UNIT}${TO}(?:<\\s*|${wholeWord(BELOW)}${THAN})${N}`, (low, than) => [
    { is: '>=', than: low },
    { is: '<', than },
  ]),
  form(`>\\s*${N}${UNIT}${TO}${N}`, (low, than) => [
    { is: '>', than: low },
    { is: '<=', than },
  ]),
  form(`${N}${UNIT}${TO}${N}`, (low, than) => [
    { is: '>=', than: low },
    { is: '<=', than, isOpen: true },
  ]),
  single(`(?:>=|≥|=>)\\s*${N}`, '>='),
  single(`(?:<=|≤|=<)\\s*${N}`, '<='),
  single(`${wholeWord(AT_LEAST)}\\s+${N}`, '>='),
  single(`${wholeWord(BELOW)}${THAN}${N}`, '<'),
  single(`${wholeWord(ABOVE)}${THAN}${N}`, '>'),
  single(`${wholeWord(AT_MOST)}\\s+${N}`, '<='),
  single(`>\\s*${N}`, '>'),
  single(`<\\s*${N}`, '<'),
  single(`${N}\\s*\\+`, '>='),
]
