import type { ResultKind, Spread } from './found-number.ts'
import type { NumberItem, Scanned } from './number-items.ts'

/** Words between an estimate and the ends of its interval. */
export const SPREADS =
  /^(?:cis?|ki|ic|confidence|percent|konfidenzintervall|intervals?|limits?|range|ranged|ranging|spanne|iqr|interquartile|quartiles?|lower|upper|from|to|of|with|were|was|between|and|years?|months?|weeks?|days?|the)$/

/** The spread that is named shortly before a number. */
export const lookBack = (
  { tokens }: Scanned,
  place: number,
  [from]: NumberItem['sentence'],
): Spread | null => {
  for (let at = place - 1; at >= Math.max(from, place - 8); at--) {
    const word = tokens[at]!.text.toLowerCase()
    if (/^(?:iqr|interquartile|quartiles?|quartilsabstand)$/.test(word)) return 'quartiles'
    if (/^(?:cis?|ki|ic|confidence|konfidenzintervall|credible)$/.test(word)) return 'interval'
    // what stands before a bracket says what is in it, but not what is in a later one
    if (/^[([]$/.test(word) && !SPREAD_WORD.test(tokens[at - 1]?.text.toLowerCase() ?? '')) break
    if (word === 'between' && at < place - 2) continue
    if (word === 'range' && tokens[at - 1]?.text.toLowerCase() === 'interquartile') return 'quartiles'
    if (/^(?:range|ranged|ranging|spanne|between|from|minimum)$/.test(word)) return 'range'
    if (word === ')' || word === ']') break
  }
  return null
}

const SPREAD_WORD = /^(?:iqr|range|cis?|interval|quartiles?|ki|ic)$/

/** The kind of a number that its statistic is written before: "P = ", "HR ", "chi-square = ", "2 df". */
export const statisticBefore = (scanned: Scanned, item: NumberItem): ResultKind | null => {
  const { tokens } = scanned
  const back: string[] = []
  for (let at = item.first - 1; at >= Math.max(item.sentence[0], item.first - 6); at--) {
    const token = tokens[at]!
    if (token.kind === 'number' || token.text === ')' || token.text === ']') break
    back.push(token.text.toLowerCase())
  }
  const isAfter = (place: number, pattern: RegExp) => pattern.test(tokens[place]?.text.toLowerCase() ?? '')
  if (isAfter(item.next, /^df$/) || (isAfter(item.next, /^degrees?$/) && isAfter(item.next + 1, /^of$/)))
    return 'df'
  const near = back.filter(
    (word) => !/^(?:=|<|>|≤|≥|of|was|is|were|:|-|a|an|the|,|value|values|\()$/.test(word),
  )
  const [first = '', second = ''] = near
  if (/^(?:p|𝑝|𝑃|ptrend)$/.test(first)) return 'p'
  if (/^df$/.test(first)) return 'df'
  if (/^(?:square|squared|χ2|χ²|χ|chi2|chi)$/.test(first) || (first === '²' && second === 'χ'))
    return 'statistic'
  if (
    /^(?:hr|or|rr|shr|ahr|ratio|ratios)$/.test(first) &&
    (item.unit === '' || first !== 'or') &&
    isRatioSign(scanned, item, first)
  )
    return 'ratio'
  return null
}

/** The conjunction "or" is no odds ratio: that is in capitals. */
const isRatioSign = ({ tokens }: Scanned, item: NumberItem, word: string): boolean => {
  if (word !== 'or') return true
  for (let at = item.first - 1; at >= Math.max(0, item.first - 3); at--)
    if (tokens[at]!.text === 'OR') return true
  return false
}

const PEOPLE =
  /^(?:patients?|subjects?|participants?|individuals?|persons?|people|cases|children|adults?|infants?|wom[ae]n|m[ae]n|girls?|boys?|females?|males?|survivors?|controls?|deaths?|events?|relapses?|recurrences?|tumou?rs?|died|survived|relapsed|progressed|patienten|patientinnen)$/

/** Whether the number counts people or events: "13 patients", "ten consecutive women", "20 had". */
export const isPeople = ({ tokens }: Scanned, { next, first, sentence }: NumberItem): boolean => {
  for (let at = next; at < Math.min(sentence[1], next + 4); at++) {
    const { text, kind } = tokens[at]!
    const word = text.toLowerCase()
    if (PEOPLE.test(word)) return true
    if (kind !== 'word' || /^(?:and|or|of|to|in|with|for|by|at|had|were|was)$/.test(word)) break
  }
  const verb = tokens[next]?.text.toLowerCase() ?? ''
  if (/^(?:had|were|have|received|underwent|developed|experienced)$/.test(verb)) return true
  return /^(?:patients|children|women|men|participants|subjects)$/.test(
    tokens[first - 1]?.text.toLowerCase() ?? '',
  )
}

/** Whether a small number counts something that is not people: "two stages", "11 points", and not "two of", "two had". */
export const isOfThings = ({ tokens }: Scanned, { next, sentence }: NumberItem): boolean => {
  const token = tokens[next]
  return next < sentence[1] && token?.kind === 'word' && !FUNCTION_WORDS.test(token.text.toLowerCase())
}

const FUNCTION_WORDS =
  /^(?:of|for|in|on|at|by|to|with|without|from|and|or|who|whom|which|had|have|has|were|was|are|is|did|also|died|received|underwent|more|others?|respectively|versus|vs|received|developed|relapsed|recurred|survived)$/
