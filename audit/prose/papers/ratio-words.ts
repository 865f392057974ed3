/** Characters before a number in which the name of its ratio is looked for. */
const REACH = 120

const RATIOS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:odds ratios?|(?:[aA]d?j?\.? ?)?ORs?)\b/g, 'odds-ratio'],
  [/\b(?:risk ratios?|relative risks?|prevalence ratios?|a?RRs?)\b/gi, 'risk-ratio'],
  [/\b(?:rate ratios?|a?IRRs?)\b/gi, 'rate-ratio'],
  [/\b(?:[Hh]azards? [Rr]atios?|(?:a|s|cs)?HRs?)\b/g, 'hazard-ratio'],
]

/** The ratio that the last words before a number name, in its sentence; null without one. */
export const ratioBefore = (text: string, at: number): string | null => {
  const reach = text.slice(Math.max(0, at - REACH), at)
  const words = reach.slice(reach.lastIndexOf('. ') + 1)
  const named = RATIOS.map(([pattern, name]) => ({
    name,
    place: Math.max(-1, ...[...words.matchAll(pattern)].map(({ index }) => index)),
  }))
  const last = named.reduce((most, next) => (next.place > most.place ? next : most))
  return last.place < 0 ? null : last.name
}
