import { type OpenTime, together } from './open-times.ts'

/**
 * What a time of events adds to the partial likelihood of a Cox model of two groups: numbers of events and numbers at risk,
 * 1 in the group whose hazard is the numerator. Numbers at risk lie between two each.
 */
export interface CoxTerm {
  readonly events: readonly [number, number]
  /** The least and the most, of the reference and of the other group. */
  readonly atRisk: readonly [readonly [number, number], readonly [number, number]]
}

/** For each time the possible terms. */
export type CoxTerms = readonly (readonly CoxTerm[])[]

/** @param versus the group whose hazard is the numerator */
export const coxTerms = (times: readonly OpenTime[], versus: 0 | 1): CoxTerms =>
  times.map(({ groups }) =>
    groups[1 - versus]!.flatMap((reference) =>
      groups[versus]!.map((other) => ({
        events: [reference.events, other.events] as const,
        atRisk: [reference.atRisk, other.atRisk] as const,
      })),
    ),
  )

/** The number of terms, as a measure of cost. */
export const costOf = (times: readonly OpenTime[]): number =>
  times.reduce(
    (sum, { groups }) =>
      sum + groups.reduce((product, counts) => product * counts.length, 1) * together(groups).events[1],
    0,
  )

export type CoxRule = 'efron' | 'breslow'
/** Which ends of the numbers at risk: those that make the score least, or largest. */
export type End = 'least' | 'largest'

/** The reference and the other group that each event in turn is drawn from. */
function* drawnFrom(
  { events: [d0, d1], atRisk }: CoxTerm,
  end: End,
  rule: CoxRule,
): Generator<readonly [number, number]> {
  const [n0, n1] = end === 'least' ? [atRisk[0][0], atRisk[1][1]] : [atRisk[0][1], atRisk[1][0]]
  for (let k = 0; k < d0 + d1; k++) {
    const gone = rule === 'efron' ? k / (d0 + d1) : 0
    yield [Math.max(0, n0 - gone * d0), Math.max(0, n1 - gone * d1)]
  }
}

/** d1 - sum of e^b n1 / (n0 + e^b n1). */
export const scoreOf = (term: CoxTerm, b: number, end: End, rule: CoxRule): number => {
  let score = term.events[1]
  for (const [n0, n1] of drawnFrom(term, end, rule)) score -= shareOf(n0, n1, b)
  return score
}

const shareOf = (n0: number, n1: number, b: number): number => (n1 === 0 ? 0 : n1 / (n0 * Math.exp(-b) + n1))

/** The log partial likelihood at b less that at 0; falls or rises with numbers at risk as the score does, for b above 0. */
export const likelihoodOf = (term: CoxTerm, b: number, end: End, rule: CoxRule): number => {
  let sum = term.events[1] * b
  for (const [n0, n1] of drawnFrom(term, end, rule))
    sum -= Math.log((n0 + Math.exp(b) * n1) / Math.max(1e-300, n0 + n1))
  return sum
}

/** The least and the most that a term adds to the information, sum of p (1 - p), for coefficients between two. */
export const informationOf = (
  term: CoxTerm,
  [from, until]: readonly [number, number],
  rule: CoxRule,
): readonly [number, number] => {
  let [low, high] = [0, 0]
  const lasts = [...drawnFrom(term, 'least', rule)]
  for (const [k, first] of [...drawnFrom(term, 'largest', rule)].entries()) {
    const [p, q] = [shareOf(first[0], first[1], from), shareOf(lasts[k]![0], lasts[k]![1], until)]
    low += Math.min(p * (1 - p), q * (1 - q))
    high += p <= 0.5 && q >= 0.5 ? 0.25 : Math.max(p * (1 - p), q * (1 - q))
  }
  return [low, high]
}
