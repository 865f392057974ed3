/** Characters before a number in which its words stand. */
const REACH = 120

const before = (text: string, at: number): string => {
  const reach = text.slice(Math.max(0, at - REACH), at)
  const end = reach.lastIndexOf('. ')
  return end < 0 ? reach : reach.slice(end + 2)
}

const RATIOS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:odds ratios?|OR)\b/g, 'odds-ratio'],
  [/\b(?:risk ratios?|relative risks?|RR)\b/gi, 'risk-ratio'],
  [/\b(?:rate ratios?|IRR)\b/gi, 'rate-ratio'],
  [/\b(?:hazards? ratios?|HR)\b/gi, 'hazard-ratio'],
]

/** The ratio that the last words before a number name; null without one. */
export const ratioBefore = (text: string, at: number): string | null => {
  const words = before(text, at)
  const named = RATIOS.map(([pattern, name]) => ({
    name,
    place: Math.max(-1, ...[...words.matchAll(pattern)].map(({ index }) => index)),
  }))
  const last = named.reduce((most, next) => (next.place > most.place ? next : most))
  return last.place < 0 ? null : last.name
}

/** Months of the time that a survival rate is of: "5-year survival", "at 24 months"; null without one. */
export const timeBefore = (text: string, at: number): number | null => {
  const words = before(text, at)
  if (!/surviv|free/i.test(words)) return null
  const times = [...words.matchAll(/\b(\d{1,3})[- ](year|month)s?\b/gi)]
  const last = times.at(-1)
  return last === undefined ? null : Number(last[1]) * (last[2]!.toLowerCase() === 'year' ? 12 : 1)
}
