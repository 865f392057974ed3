import type { FoundNumber } from './found-number.ts'
import type { Candidate, Outcome } from './proposals.ts'
import type { ResultWords } from './result-words.ts'

/** The result of one number of a phrase, if the head of the phrase is a certain result. */
export interface PhraseNumber {
  readonly result: ResultWords | null
  readonly agrees: boolean
}

/** A result that the head of a phrase may be, by words. */
export interface Weighed {
  readonly result: ResultWords
  readonly score: number
  readonly coverage: number
  readonly numbers: readonly PhraseNumber[]
}

export interface Decision {
  readonly outcome: Outcome
  readonly candidates: readonly Candidate[]
}

/** Scores so near to the best that words do not distinguish them. */
const TIED = 0.3
/** Scores below the best by more are not meant. */
const MEANT = 1.5
/** Words agree: the least part of a name that stands in the sentence, and the least score. */
const LEAST_COVERAGE = 0.55
const LEAST_SCORE = 3
const CLEAR_SCORE = 4.5
const SHOWN = 8

/** What becomes of the numbers of a phrase. `weighed`: the best words first. */
export const decide = (weighed: readonly Weighed[], numbers: readonly FoundNumber[]): readonly Decision[] => {
  const best = weighed[0]
  const isNamed = best !== undefined && best.coverage >= LEAST_COVERAGE && best.score >= LEAST_SCORE
  const meant = isNamed ? weighed.filter(({ score }) => score >= best.score - MEANT) : []
  const tied = meant.filter(({ score, coverage }) => score >= best!.score - TIED && coverage >= LEAST_COVERAGE)
  const chosen = choose(tied)
  return numbers.map((number, k) => {
    const candidates = candidatesOf(weighed, k)
    if (!isNamed) return { outcome: number.isDoubtful ? 'not-a-result' : 'none', candidates }
    return { outcome: outcomeOf(number, k, meant, tied, chosen), candidates: chosen === null ? candidates : withFirst(candidates, chosen.numbers[k]!) }
  })
}

const agreements = ({ numbers }: Weighed): number => numbers.filter(({ agrees }) => agrees).length

/** Of results that words do not distinguish, the one of whose numbers most agree; null if none is alone with that. */
const choose = (tied: readonly Weighed[]): Weighed | null => {
  const most = Math.max(0, ...tied.map(agreements))
  if (most === 0) return null
  const agreeing = tied.filter((one) => agreements(one) === most)
  return agreeing.every((one) => isSame(one.result, agreeing[0]!.result)) ? agreeing[0]! : null
}

/** Results that mean the same number: how many patients a group has, how many of them had the event. */
const isSame = (a: ResultWords, b: ResultWords): boolean =>
  a.id === b.id ||
  (a.value !== null &&
    b.value !== null &&
    a.value.n === b.value.n &&
    a.value.d === b.value.d &&
    quantityOf(a) !== '' &&
    quantityOf(a) === quantityOf(b))

/** A quantity that several analyses give, with its group; empty if it is of one analysis. */
const quantityOf = ({ name, levels, analysis, cause }: ResultWords): string => {
  const group = levels
    .map(({ variable, level }) => `${variable}=${level}`)
    .sort()
    .join()
  const isLevel = levels.length === 1 && levels[0]!.variable === analysis.variable
  if (name === 'n' || (name === 'count' && isLevel)) return `patients ${group}`
  if (['count', 'events', 'observed'].includes(name)) return `events ${group} ${cause.join()}`
  return ['follow-up', 'follow-up-lower', 'follow-up-upper'].includes(name) ? `${name} ${group}` : ''
}

const outcomeOf = (
  number: FoundNumber,
  k: number,
  meant: readonly Weighed[],
  tied: readonly Weighed[],
  chosen: Weighed | null,
): Outcome => {
  if (chosen !== null) {
    const { result, agrees } = chosen.numbers[k]!
    if (agrees) return 'bound'
    return result === null ? 'none' : number.isDoubtful ? 'not-a-result' : 'contradicted'
  }
  if (number.isDoubtful) return 'not-a-result'
  if (meant.some((one) => one.numbers[k]!.agrees)) return 'ambiguous'
  return isClear(tied, meant) ? 'contradicted' : 'none'
}

/** The words lead to one result and no other. */
const isClear = (tied: readonly Weighed[], meant: readonly Weighed[]): boolean =>
  tied.length > 0 && tied.every(({ result }) => isSame(result, tied[0]!.result) ) && tied[0]!.score >= CLEAR_SCORE && tied[0]!.coverage >= 0.75 && meant.length >= 1

const candidatesOf = (weighed: readonly Weighed[], k: number): readonly Candidate[] => {
  const candidates = new Map<string, Candidate>()
  for (const { score, numbers } of weighed) {
    const { result, agrees } = numbers[k]!
    if (result !== null && !candidates.has(result.id)) candidates.set(result.id, { id: result.id, score, agrees })
  }
  return [...candidates.values()].sort((a, b) => rankOf(b) - rankOf(a)).slice(0, SHOWN)
}

/** The value is evidence too, as much as a word or two. */
const rankOf = ({ score, agrees }: Candidate): number => score + (agrees ? 2 : 0)

const withFirst = (candidates: readonly Candidate[], { result, agrees }: PhraseNumber): readonly Candidate[] => {
  if (result === null) return candidates
  const first = candidates.find(({ id }) => id === result.id) ?? { id: result.id, score: 0, agrees }
  return [first, ...candidates.filter(({ id }) => id !== result.id)].slice(0, SHOWN)
}
