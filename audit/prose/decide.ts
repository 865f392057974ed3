import type { FoundNumber } from './numbers/found-number.ts'
import type { Candidate, Outcome } from './proposal.ts'
import type { ResultWords } from './words/result-words.ts'

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
/** A result of another meaning that agrees too and is nearer than this leaves it open which is meant. */
const RIVAL = 0.6
/** Words agree: the least part of a name that stands in the sentence, and the least score. */
const LEAST_COVERAGE = 0.55
const LEAST_SCORE = 3
/** The least score of small whole numbers. */
const TELLING_SCORE = 5.5
const CLEAR_SCORE = 4.5
/** The least score of a number whose form does not say that it is a result. */
const CERTAIN_SCORE = 6
const SHOWN = 8

/**
 * What becomes of the numbers of a phrase. `weighed`: the best words first. What others found contradicts nothing.
 */
export const decide = (
  weighed: readonly Weighed[],
  numbers: readonly FoundNumber[],
  isOfOthers: boolean,
): readonly Decision[] => {
  const best = weighed[0]
  const isNamed = best !== undefined && best.coverage >= LEAST_COVERAGE && best.score >= LEAST_SCORE
  const meant = isNamed ? weighed.filter(({ score }) => score >= best.score - MEANT) : []
  const tied = meant.filter(
    ({ score, coverage }) => score >= best!.score - TIED && coverage >= LEAST_COVERAGE,
  )
  const chosen = choose(tied, meant, numbers)
  return numbers.map((number, k) => {
    const candidates = candidatesOf(weighed, k)
    if (!isNamed) return { outcome: number.isDoubtful ? 'not-a-result' : 'none', candidates }
    const outcome = outcomeOf(number, k, meant, tied, chosen)
    return {
      outcome: isOfOthers && outcome === 'contradicted' ? 'none' : outcome,
      candidates: chosen === null ? candidates : withFirst(candidates, chosen.numbers[k]!),
    }
  })
}

const agreements = ({ numbers }: Weighed): number => numbers.filter(({ agrees }) => agrees).length

/**
 * Of results that words do not distinguish, the one of whose numbers most agree; null if none is alone with that. A small
 * whole number agrees by chance too often: then words alone decide.
 */
const choose = (
  tied: readonly Weighed[],
  rivals: readonly Weighed[],
  numbers: readonly FoundNumber[],
): Weighed | null => {
  const most = Math.max(0, ...tied.map(agreements))
  if (most === 0) return null
  const agreeing = tied.filter((one) => agreements(one) === most)
  const chosen = agreeing[0]!
  const said = numbers.filter((_, k) => chosen.numbers[k]!.agrees)
  const isTelling = said.reduce((sum, number) => sum + digitsOf(number), 0) > 2
  if (!isTelling && chosen.score < TELLING_SCORE) return null
  if (
    rivals.some(
      (one) =>
        agreements(one) >= most && one.score > chosen.score - RIVAL && !isSame(one.result, chosen.result),
    )
  )
    return null
  return (isTelling ? agreeing : tied).every((one) => isSame(one.result, chosen.result)) ? chosen : null
}

/** How many digits tell a number from others: none of a bound. */
const digitsOf = ({ number, kind }: FoundNumber): number => {
  if (number === null || number.relation !== '=') return 0
  if (kind === 'year') return 2
  // 0.61 is one of a hundred
  const digits = String(number.digits).replace('-', '').length
  return number.decimals >= 2 ? Math.max(digits, 3) : digits
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
  const groups = [...levels.map(({ variable, level }) => `${variable}=${level}`), analysis.population]
  const patients = (...more: readonly string[]): string =>
    `patients ${[...new Set([...groups, ...more].filter((one) => one !== ''))].sort().join()}`
  if (name === 'n') return patients()
  // how many have a yes is how many the group of yes has
  if (name === 'count')
    return levels.some(({ variable }) => variable === analysis.variable)
      ? patients()
      : patients(`${analysis.variable}=yes`)
  if (name === 'events' || name === 'observed')
    return cause.length > 0 || analysis.event === ''
      ? `events ${analysis.endpoint} ${cause.join()} ${patients()}`
      : patients(analysis.event)
  return ['follow-up', 'follow-up-lower', 'follow-up-upper'].includes(name) ? `${name} ${groups.join()}` : ''
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
    if (agrees) return number.isDoubtful && chosen.score < CERTAIN_SCORE ? 'not-a-result' : 'bound'
    return result === null ? 'none' : number.isDoubtful ? 'not-a-result' : 'contradicted'
  }
  if (number.isDoubtful) return 'not-a-result'
  if (meant.some((one) => one.numbers[k]!.agrees)) return 'ambiguous'
  return isClear(tied, meant) ? 'contradicted' : 'none'
}

/** The words lead to one result and no other. */
const isClear = (tied: readonly Weighed[], meant: readonly Weighed[]): boolean =>
  tied.length > 0 &&
  tied.every(({ result }) => isSame(result, tied[0]!.result)) &&
  tied[0]!.score >= CLEAR_SCORE &&
  tied[0]!.coverage >= 0.75 &&
  meant.length >= 1

const candidatesOf = (weighed: readonly Weighed[], k: number): readonly Candidate[] => {
  const candidates = new Map<string, Candidate>()
  for (const { score, numbers } of weighed) {
    const { result, agrees } = numbers[k]!
    if (result !== null && !candidates.has(result.id))
      candidates.set(result.id, { id: result.id, score, agrees })
  }
  return [...candidates.values()].sort((a, b) => rankOf(b) - rankOf(a)).slice(0, SHOWN)
}

/** The value is evidence too, as much as a word or two. */
const rankOf = ({ score, agrees }: Candidate): number => score + (agrees ? 2 : 0)

const withFirst = (
  candidates: readonly Candidate[],
  { result, agrees }: PhraseNumber,
): readonly Candidate[] => {
  if (result === null) return candidates
  const first = candidates.find(({ id }) => id === result.id) ?? { id: result.id, score: 0, agrees }
  return [first, ...candidates.filter(({ id }) => id !== result.id)].slice(0, SHOWN)
}
