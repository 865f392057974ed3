import { toNumber } from '../../../statistics/numbers/rational.ts'
import { publishedValue } from '../../claims/published-number.ts'
import type { OtherKind } from './found-number.ts'
import { isWholeItem, type NumberItem, type Scanned } from './number-items.ts'
import { isDose, isDoseAt, isTimeWord, unitOfWord } from './unit-words.ts'

/** What a number is that is no result by its form and its neighbours; null if it can be one. */
export const otherKindOf = (scanned: Scanned, index: number, before: OtherKind | null): OtherKind | null => {
  const item = scanned.items[index]!
  for (const rule of RULES) {
    const kind = rule({ scanned, item, index, before })
    if (kind !== null) return kind
  }
  return null
}

interface Place {
  readonly scanned: Scanned
  readonly item: NumberItem
  readonly index: number
  /** Of the number before it. */
  readonly before: OtherKind | null
}

type Rule = (place: Place) => OtherKind | null

const textAt = ({ tokens }: Scanned, place: number): string => tokens[place]?.text ?? ''
const lowerAt = (scanned: Scanned, place: number): string => textAt(scanned, place).toLowerCase()

/** Whether a token begins where the one before it ends. */
const touches = ({ tokens }: Scanned, place: number): boolean =>
  place > 0 && place < tokens.length && tokens[place - 1]!.to === tokens[place]!.from

/** T12, CD20, 5FU, 6-MP: a letter touches the number, and is no unit. */
const code: Rule = ({ scanned, item: { first, next, isWord } }) => {
  if (isWord) return null
  const { tokens } = scanned
  if (touches(scanned, first) && tokens[first - 1]!.kind === 'word') return 'code'
  const after = tokens[next]
  if (after === undefined) return null
  if (after.kind === 'word' && touches(scanned, next))
    return /^(?:st|nd|rd|th)$/.test(after.text) ? 'ordinal' : isUnit(after.text) ? null : 'code'
  if (!/^[-‐‑]$/.test(after.text) || !touches(scanned, next) || !touches(scanned, next + 1)) return null
  return tokens[next + 1]!.kind === 'word' &&
    /^\p{Lu}/u.test(tokens[next + 1]!.text) &&
    !isTimeWord(tokens[next + 1]!.text)
    ? 'code'
    : null
}

const isUnit = (word: string): boolean => unitOfWord(word) !== '' || isDose(word) || /^[xX]$/.test(word)

const identifier: Rule = ({ scanned, item: { first, next, text, number, isWord } }) => {
  if (isWord) return null
  if (/^[⁰¹²³⁴-⁹]+$/.test(text)) return 'citation'
  if (number === null) return /^\d+(?:[.·]\d+){2,}$/.test(text) && text.length < 16 ? 'version' : 'identifier'
  if (/^0\d/.test(text) || /^\d{7,}$/.test(text)) return 'identifier'
  const [sign, other] = [textAt(scanned, next), textAt(scanned, next + 1)]
  return /^[-‐‑/]$/.test(sign) && touches(scanned, next) && touches(scanned, next + 1) && /^0\d/.test(other)
    ? 'identifier'
    : first > 0 &&
        /^(?:no|nos|number|id)$/.test(
          lowerAt(scanned, first - (textAt(scanned, first - 1) === '.' ? 2 : 1)),
        ) &&
        isWholeItem({ number } as NumberItem) &&
        lowerAt(scanned, first - 1) !== 'number'
      ? 'identifier'
      : null
}

const confidence: Rule = ({ scanned, item: { first, after, unit, number, sentence } }) => {
  if (unit !== '%' || number === null) return null
  const level = toNumber(publishedValue(number))
  if (!(level >= 80 && level < 100)) return null
  const near = [first - 2, first - 1, after, after + 1, after + 2].filter(
    (place) => place >= sentence[0] && place < sentence[1],
  )
  return near.some((place) =>
    /^(?:cis?|ki|ic|confidence|konfidenzintervalle?|credible|intervals?)$/.test(lowerAt(scanned, place)),
  ) ||
    (/^level$/.test(lowerAt(scanned, after)) && hasWord(scanned, sentence, /^(?:confidence|intervals?)$/))
    ? 'confidence-level'
    : null
}

const hasWord = ({ tokens }: Scanned, [from, to]: NumberItem['sentence'], pattern: RegExp): boolean => {
  for (let place = from; place < Math.min(to, from + LONGEST_SENTENCE); place++)
    if (pattern.test(tokens[place]!.text.toLowerCase())) return true
  return false
}

/** So that a text without full stops is not read once for each of its numbers. */
const LONGEST_SENTENCE = 400

const LEVELS = new Set(['0.05', '0.01', '0.1', '0.10', '0.001', '0.005', '0.20', '0.15', '.05', '.01'])

const significance: Rule = ({ scanned, item: { text, unit, sentence } }) => {
  const isLevel =
    LEVELS.has(text.replace(/^[<>≤≥=\s]+/, '').replace(/[·,]/, '.')) || (unit === '%' && /^5\s?%$/.test(text))
  return isLevel &&
    hasWord(scanned, sentence, /^(?:significan(?:t|ce)|signifikan\w*|significatif|level|threshold|alpha)$/) &&
    hasWord(
      scanned,
      sentence,
      /^(?:considered|consider|taken|regarded|defined|deemed|set|denoted?|indicated?|accepted|used|was|were|als)$/,
    )
    ? hasWord(
        scanned,
        sentence,
        /^(?:considered|consider|taken|regarded|defined|deemed|set|denoted?|accepted|threshold|alpha|als)$/,
      )
      ? 'significance-level'
      : null
    : null
}

const SOFTWARE =
  /^(?:spss|sas|stata|r|matlab|prism|python|excel|jmp|statistica|ezr|medcalc|windows|graphpad|version|versions|ver|release|software|rstudio|minitab|epi)$/

const version: Rule = ({ scanned, item: { first, isWord } }) => {
  if (isWord) return null
  const back = [1, 2].map(
    (n) => first - n - (textAt(scanned, first - 1) === '.' || textAt(scanned, first - 1) === ',' ? 1 : 0),
  )
  const [last, other] = back.map((place) => lowerAt(scanned, place))
  if (SOFTWARE.test(last!))
    return last === 'r' && !/^(?:using|in|with|software|by|and|,|\()$/.test(other!) ? null : 'version'
  return /^(?:v|statistics)$/.test(last!) && (last === 'v' || SOFTWARE.test(other!)) ? 'version' : null
}

const LABELS =
  /^(?:tables?|figs?|figures?|sections?|chapters?|appendix|equations?|eqs?|panels?|pages?|pp|vol|volume|refs?|references?|steps?|stages?|grades?|types?|class|level|levels|cases?|patient|subject|phase|box|item|items|supplement|abb|abbildung|tabelle|tab|tableau)$/

/** Words before a label whose numbers are counted and not named: "in cases 8 and 14" names, "in 14 cases" counts. */
const label: Rule = ({ scanned, item, index, before }) => {
  const { first, isWord, next } = item
  if (isWord) return null
  const direct = lowerAt(scanned, first - (textAt(scanned, first - 1) === '.' ? 2 : 1))
  if (/^(?:sections?|chapters?|tables?|figs?|figures?|appendix)$/.test(direct)) return 'label'
  if (!isWholeItem(item)) return null
  if (LABELS.test(direct) && !/^\)$/.test(textAt(scanned, first - 1))) return 'label'
  // "Grade was 1 in 20": the name of a category before its count
  if (
    /^(?:in|for)$/.test(lowerAt(scanned, next)) &&
    scanned.items[index + 1]?.first === next + 1 &&
    hasWord(scanned, item.sentence, /^(?:grades?|stages?|types?|class|score|level)$/) &&
    Number(item.number!.digits) < 20
  )
    return 'label'
  const previous = scanned.items[index - 1]
  if (before !== 'label' || previous === undefined || previous.sentence[0] !== item.sentence[0]) return null
  const between = scanned.tokens.slice(previous.next, first).map(({ text }) => text.toLowerCase())
  return between.length > 0 &&
    between.length <= 2 &&
    between.every((text) => /^(?:and|or|to|und|bis|[-–—‐&,])$/.test(text))
    ? 'label'
    : null
}

const MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i

const date: Rule = ({ scanned, item }) => {
  const { first, next, isWord } = item
  if (isWord || !isWholeItem(item)) return null
  const value = Number(item.number!.digits)
  if (
    value >= 1 &&
    value <= 31 &&
    (isMonth(textAt(scanned, next)) ||
      (isMonth(textAt(scanned, first - 1)) && /^,?$|^\d{4}$/.test(textAt(scanned, next))))
  )
    return 'date'
  const signs = [textAt(scanned, first - 1), textAt(scanned, next)]
  const others = [textAt(scanned, first - 2), textAt(scanned, next + 1)]
  const isIso = (i: number) => /^[-‐/.]$/.test(signs[i]!) && touches(scanned, i === 0 ? first : next)
  return (isIso(0) && /^(?:19|20)\d{2}$/.test(others[0]!) && value <= 12 && item.text.length === 2) ||
    (isIso(1) && value > 1900 && value < 2100 && /^(?:0[1-9]|1[0-2])$/.test(others[1]!)) ||
    (isIso(1) && value <= 12 && /^(?:19|20)\d{2}$/.test(others[1]!) && signs[1] === '/')
    ? 'date'
    : null
}

/** "May" begins with a capital letter and the verb does not. */
const isMonth = (word: string): boolean => MONTHS.test(word) && /^[A-Z]/.test(word)

const DURATIONS = /^(?:follow|experience|span|period|study|interval|observation|history)$/

const timePoint: Rule = ({ scanned, item }) => {
  const { first, next, unit } = item
  const isHyphened = /^[-‐‑–]$/.test(textAt(scanned, next))
  // "1-, 3- and 5-year"
  if (isHyphened && touches(scanned, next) && /^(?:,|and|or|to|und)$/.test(textAt(scanned, next + 1)))
    return 'time-point'
  if (isHyphened && isTimeWord(textAt(scanned, next + 1)))
    return DURATIONS.test(lowerAt(scanned, next + 2)) ? null : 'time-point'
  if (
    isHyphened &&
    item.isWord === false &&
    scanned.tokens[next + 1]?.kind === 'word' &&
    touches(scanned, next + 1)
  )
    return 'attribute'
  if (
    /^(?:day|week|month|year|hour)$/.test(lowerAt(scanned, first - 1)) &&
    isWholeItem(item) &&
    Number(item.number!.digits) < 1000
  )
    return 'time-point'
  const isTime = isTimeWord(textAt(scanned, next)) || (unit === '' && leadsToTime(scanned, item))
  if (!isTime) return null
  const prepositions = /^(?:at|within|by|beyond|until|after|nach|à|im)$/
  const back = lowerAt(scanned, first - 1)
  if (prepositions.test(back)) return 'time-point'
  return listAfter(scanned, item, prepositions) ? 'time-point' : null
}

/** "3" of "3, 6 and 12 months". */
const leadsToTime = ({ tokens }: Scanned, { next, sentence }: NumberItem): boolean => {
  for (let place = next; place < Math.min(sentence[1], next + 10); place++) {
    const { kind, text } = tokens[place]!
    if (kind === 'word' && isTimeWord(text)) return place > next
    if (kind !== 'number' && !/^(?:,|and|or)$/.test(text)) return false
  }
  return false
}

const listAfter = ({ tokens }: Scanned, { first, sentence }: NumberItem, prepositions: RegExp): boolean => {
  for (let place = first - 1; place >= Math.max(sentence[0], first - 12); place--) {
    const { kind, text } = tokens[place]!
    if (prepositions.test(text.toLowerCase())) return true
    if (kind !== 'number' && !/^(?:,|and|or)$/.test(text) && !isTimeWord(text)) return false
  }
  return false
}

const dose: Rule = ({ scanned: { tokens }, item: { next } }) => (isDoseAt(tokens, next) ? 'dose' : null)

const RULES: readonly Rule[] = [
  code,
  identifier,
  confidence,
  significance,
  version,
  date,
  label,
  timePoint,
  dose,
]
