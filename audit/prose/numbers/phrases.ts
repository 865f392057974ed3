import type { FoundNumber, OtherKind, ResultKind, Spread } from './found-number.ts'
import { isWholeItem, type NumberItem, type Scanned } from './number-items.ts'
import { isOfThings, isPeople, lookBack, SPREADS, statisticBefore } from './phrase-words.ts'

export interface Phrased extends Pick<FoundNumber, 'kind' | 'phrase' | 'spread' | 'isDoubtful' | 'counts'> {
  readonly unitOfPhrase: string
}

/** The kind of each number, and which numbers describe one estimate. `others`: what is known to be no result. */
export const phrasesOf = (scanned: Scanned, others: readonly (OtherKind | null)[]): readonly Phrased[] => {
  const state: State = { scanned, others, done: [], phrases: 0 }
  for (let index = 0; index < scanned.items.length; index++) {
    if (state.done.length > index) continue
    const other = others[index]
    state.done.push(...(other ? [ownPhrase(state, other, false)] : next(state, index)))
  }
  return withUnits(scanned, state.done)
}

interface State {
  readonly scanned: Scanned
  readonly others: readonly (OtherKind | null)[]
  readonly done: Phrased[]
  phrases: number
}

const ownPhrase = (state: State, kind: Phrased['kind'], isDoubtful: boolean): Phrased => ({
  kind,
  phrase: state.phrases++,
  spread: '',
  isDoubtful,
  unitOfPhrase: '',
  counts: '',
})

/** One number, or two that belong together. */
const next = (state: State, index: number): readonly Phrased[] => {
  const pair = pairAt(state, index)
  if (pair !== null) return pair
  const { scanned } = state
  const item = scanned.items[index]!
  const single = singleKind(scanned, item)
  const phrase = joins(state, index, single.kind)
  return [{ counts: '', ...single, phrase: phrase ?? state.phrases++, spread: '', unitOfPhrase: '' }]
}

/** "13 of 18", "13/18", "52.5 ± 16.7", "0.21 to 41.79". */
const pairAt = (state: State, index: number): readonly Phrased[] | null => {
  const { scanned, others } = state
  const [a, b] = [scanned.items[index]!, scanned.items[index + 1]]
  if (b === undefined || others[index + 1] || b.sentence[0] !== a.sentence[0])
    return openInterval(state, index)
  const between = scanned.tokens.slice(a.after, b.first).map(({ text }) => text.toLowerCase())
  if (between.length > 5) return openInterval(state, index)
  const link = between.join(' ')
  if (isWholeItem(a) && isWholeItem(b) && a.unit === '' && isPart(a, b) && isOf(link)) {
    const phrase = joins(state, index, 'count') ?? state.phrases++
    const both = { phrase, spread: '', unitOfPhrase: '', counts: '', isDoubtful: false } as const
    return [
      { ...both, kind: 'count' },
      { ...both, kind: 'total' },
    ]
  }
  if (/^(?:±|\+ \/ -|\+ - |\( ?sd ?,? ?)$/.test(link) || /^\( sd(?: [,=:])?$/.test(link)) {
    const both = {
      phrase: state.phrases++,
      spread: '',
      unitOfPhrase: '',
      counts: '',
      isDoubtful: false,
    } as const
    return [
      { ...both, kind: 'value' },
      { ...both, kind: 'sd' },
    ]
  }
  const spread = spreadOf(scanned, a, b, link)
  if (spread === null) return openInterval(state, index)
  const isYears = isYear(a) && isYear(b)
  const phrase = joins(state, index, 'lower') ?? state.phrases++
  const both = { phrase, spread, unitOfPhrase: '', counts: '', isDoubtful: isYears } as const
  return [
    { ...both, kind: 'lower' },
    { ...both, kind: 'upper' },
  ]
}

/** "(95% CI 16 to not reached)". */
const openInterval = (state: State, index: number): readonly Phrased[] | null => {
  const { scanned } = state
  const { after, first, sentence } = scanned.items[index]!
  const link = scanned.tokens
    .slice(after, after + 3)
    .map(({ text }) => text.toLowerCase())
    .join(' ')
  if (!/^(?:to|[-–—,;]) (?:not (?:yet )?(?:reached|estimable)|nr\b|ne\b|infinity|∞)/.test(link)) return null
  const spread = lookBack(scanned, first, sentence) ?? 'unknown'
  const phrase = joins(state, index, 'lower') ?? state.phrases++
  return [{ kind: 'lower', phrase, spread, unitOfPhrase: '', counts: '', isDoubtful: false }]
}

const isPart = (a: NumberItem, b: NumberItem): boolean => a.number!.digits <= b.number!.digits

const isOf = (link: string): boolean =>
  /^(?:\/|(?:patients |children |cases |women |men )?(?:out )?of (?:the |these |those |all |a total of )?)$/.test(
    `${link} `.replace(/^\/ $/, '/'),
  )

/** What two numbers are the ends of; null if they are none. */
const spreadOf = (scanned: Scanned, a: NumberItem, b: NumberItem, link: string): Spread | null => {
  const known = lookBack(scanned, a.first, a.sentence)
  if (/^(?:[-–—−‐‑~]|to|bis|à)$/.test(link)) return known ?? 'unknown'
  const [open, close] = [scanned.tokens[a.first - 1]?.text ?? '', scanned.tokens[b.after]?.text ?? '']
  const isEnclosed = /^[([]$/.test(open) && /^[)\]]$/.test(close)
  if (/^[,;]$/.test(link) && (isEnclosed || known !== null)) return known ?? 'unknown'
  return /^(?:and|und|et)$/.test(link) && known !== null && (known !== 'range' || isBetween(scanned, a))
    ? known
    : null
}

const isBetween = ({ tokens }: Scanned, { first }: NumberItem): boolean =>
  /^(?:between|zwischen|from|were|was|of)$/i.test(tokens[first - 1]?.text ?? '')

export const isYear = (item: NumberItem): boolean =>
  item.unit === '' &&
  !item.isWord &&
  item.number !== null &&
  item.number.relation === '=' &&
  /^(?:19|20)\d\d(?:[.·]5)?$/.test(item.text)

/** The phrase that a number continues: the percentage of a count, the interval or the p of an estimate. */
const joins = (state: State, index: number, kind: ResultKind): number | null => {
  const { scanned, done } = state
  const item = scanned.items[index]!
  let before = index - 1
  // the level of confidence stands between an estimate and its interval
  while (before >= 0 && PASSED.includes(done[before]!.kind)) before--
  const head = done[before]
  if (head === undefined || state.others[before]) return null
  const from = scanned.items[before]!.after
  if (scanned.items[before]!.sentence[0] !== item.sentence[0] || item.first - from > 14) return null
  const between = scanned.tokens.slice(from, item.first)
  return continues(head.kind === 'count' && head.isDoubtful ? 'value' : head.kind, kind, between)
    ? head.phrase
    : null
}

const PASSED: readonly Phrased['kind'][] = ['confidence-level', 'code', 'label', 'time-point']

const continues = (head: Phrased['kind'], kind: ResultKind, between: Scanned['tokens']): boolean => {
  const words = between.filter((token) => token.kind === 'word').map(({ text }) => text.toLowerCase())
  const marks = between.filter((token) => token.kind === 'mark').map(({ text }) => text)
  const opens = marks.filter((mark) => /^[([]$/.test(mark)).length
  const closes = marks.some((mark) => /^[)\]]$/.test(mark))
  // between an estimate and its bracket may stand what it is of: "23 weeks with aspirin (95% CI"
  const open = between.findIndex(({ text }) => /^[([]$/.test(text))
  const inside = between.slice(open + 1).filter((token) => token.kind === 'word')
  const isTight = (
    open >= 0 && !closes && open <= 6 && !between.slice(0, open).some(({ text }) => /^[,;:]$/.test(text))
      ? inside.map(({ text }) => text.toLowerCase())
      : words
  ).every((word) => SPREADS.test(word))
  switch (kind) {
    case 'percentage':
      if (closes || !['count', 'total'].includes(head)) return false
      return (opens === 1 && words.length <= 5) || (opens === 0 && marks.includes(',') && words.length <= 1)
    case 'count':
      return (
        head === 'percentage' &&
        opens === 1 &&
        !closes &&
        words.length <= 1 &&
        words.every((word) => word === 'n')
      )
    case 'lower':
      if (!['value', 'ratio', 'percentage', 'count', 'total', 'year', 'upper'].includes(head) || !isTight)
        return false
      if (head === 'upper' || head === 'count' || head === 'total') return false
      return (
        (opens === 1 && !closes) ||
        (opens <= 1 && marks.some((mark) => /^[,;:]$/.test(mark)) && words.length > 0)
      )
    case 'p':
      return (
        ['upper', 'value', 'ratio', 'statistic', 'df', 'lower'].includes(head) &&
        words.every((word) => /^(?:p|value|values|df|𝑝|degrees?|of|freedom|on|to|not|reached)$/.test(word)) &&
        marks.every((mark) => /^[)\](,;=[<>≤≥-]$/.test(mark))
      )
    case 'df':
      return head === 'statistic'
    case 'statistic':
      return false
    default:
      return false
  }
}

/** The kind of a number that is no part of a pair. */
const singleKind = (
  scanned: Scanned,
  item: NumberItem,
): { readonly kind: ResultKind; readonly isDoubtful: boolean; readonly counts?: FoundNumber['counts'] } => {
  const { tokens } = scanned
  const statistic = statisticBefore(scanned, item)
  if (statistic !== null) return { kind: statistic, isDoubtful: false }
  if (item.unit === '%') return { kind: 'percentage', isDoubtful: false }
  if (isYear(item)) return { kind: 'year', isDoubtful: true }
  const isWhole = isWholeItem(item)
  if (
    isWhole &&
    /^[=:]$/.test(tokens[item.first - 1]?.text ?? '') &&
    /^n$/i.test(tokens[item.first - 2]?.text ?? '')
  )
    return { kind: 'count', isDoubtful: false }
  if (isWhole && item.unit === '' && isPeople(scanned, item))
    return { kind: isOfAll(scanned, item) ? 'total' : 'count', isDoubtful: false }
  if (item.unit !== '') return { kind: 'value', isDoubtful: item.isWord }
  if (!isWhole) return { kind: 'value', isDoubtful: false }
  const isDoubtful = !isBeforeBracket(scanned, item)
  return { kind: 'count', isDoubtful, counts: isDoubtful && isOfThings(scanned, item) ? 'things' : '' }
}

/** "Of the 18 patients, 11 died": at the beginning of a sentence. */
const isOfAll = ({ tokens }: Scanned, { first, sentence: [from] }: NumberItem): boolean => {
  if (first - from > 5) return false
  const words = tokens.slice(from, first).map(({ text }) => text.toLowerCase())
  return words[0] === 'of' && words.slice(1).every((word) => /^(?:the|these|those|all|our)$/.test(word))
}

/** "nine (42.9%)". */
const isBeforeBracket = ({ tokens }: Scanned, { next }: NumberItem): boolean =>
  tokens[next]?.text === '(' && tokens[next + 1]?.kind === 'number' && tokens[next + 2]?.text === '%'

/** Limits without a unit have that of the other limit or of their estimate; an estimate has that of its limits. */
const withUnits = ({ items }: Scanned, phrased: readonly Phrased[]): readonly Phrased[] => {
  const units = new Map<number, string>()
  for (const [i, { kind, phrase }] of phrased.entries())
    if (items[i]!.unit !== '' && !['count', 'total', 'p'].includes(kind))
      units.set(phrase, units.get(phrase) ?? items[i]!.unit)
  return phrased.map((one) =>
    ['lower', 'upper', 'value', 'sd', 'year'].includes(one.kind)
      ? { ...one, unitOfPhrase: units.get(one.phrase) ?? '' }
      : one,
  )
}
