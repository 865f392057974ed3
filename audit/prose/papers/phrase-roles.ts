import { type FoundNumber, isResultKind } from '../numbers/found-number.ts'
import type { PaperRole, ReadParagraph } from './paper-role.ts'
import { ratioBefore } from './ratio-words.ts'
import { isShareOf, totalAfter, totalOfSentence } from './totals.ts'

interface Member {
  readonly index: number
  readonly number: FoundNumber
}

/** Numbers of one phrase: a count, its total and its percentage; an estimate, its spread and its p. */
export const phraseRoles = (paragraph: ReadParagraph): readonly PaperRole[] => {
  const phrases = new Map<number, Member[]>()
  for (const [index, number] of paragraph.numbers.entries())
    if (isResultKind(number.kind) && number.number !== null)
      phrases.set(number.phrase, [...(phrases.get(number.phrase) ?? []), { index, number }])
  return [...phrases].flatMap(([phrase, members]) => {
    const named = [...shareRoles(paragraph, members), ...estimateRoles(paragraph, members)]
    return new Set(named.map(([index]) => index)).size < 2
      ? []
      : named.map(([index, statistic]): PaperRole => ({ index, analysis: `${phrase + 1}`, statistic }))
  })
}

type Named = readonly [index: number, statistic: string]

/** "13 of 48 patients (27.1%)", "13 (27.1%) of 48", "27.1% (13/48)", "of 48 patients, 13 (27.1%)". */
const shareRoles = (paragraph: ReadParagraph, members: readonly Member[]): readonly Named[] => {
  const share = members.find(({ number }) => number.kind === 'percentage')
  if (share === undefined) return []
  const count = members.find(({ number }) => number.kind === 'count')
  const total = members.find(({ number }) => number.kind === 'total')
  if (count === undefined && total !== undefined) return []
  const last = Math.max(share.index, count?.index ?? 0)
  const after = total === undefined ? totalAfter(paragraph, last, count?.index) : null
  if (count !== undefined && !isShareOf(paragraph, share.index, count.index, total?.index, after !== null))
    return []
  const named: Named[] = [[share.index, 'share']]
  if (count !== undefined) named.push([count.index, 'count'])
  if (total !== undefined) return [...named, [total.index, 'n']]
  if (after !== null) return [...named, [after, 'n']]
  const stated = count === undefined ? null : totalOfSentence(paragraph, count.index)
  return stated === null ? named : [...named, [stated, 'stated-n']]
}

/** "2.10 (95% CI 1.20 to 3.68; P = 0.01)", "52.5 ± 16.7 (range 40 to 77)". */
const estimateRoles = (paragraph: ReadParagraph, members: readonly Member[]): readonly Named[] => {
  const estimate =
    members.find(({ number }) => ESTIMATES.has(number.kind)) ??
    // a whole number that no word says to be a count: "age was 37 (IQR 19–58)"
    members.find(({ number }) => number.kind === 'count' && number.isDoubtful && !number.isWord)
  if (estimate === undefined) return []
  const written = estimateName(paragraph.text, estimate.number)
  const isOfQuartiles = members.some(({ number }) => number.spread === 'quartiles')
  // "18 falls (range 1–3)": per patient
  if (estimate.number.kind === 'count' && written === 'value' && !isOfQuartiles) return []
  // quartiles go with a median
  const name = written === 'value' && isOfQuartiles ? 'median' : written
  if (
    name === 'sd' ||
    NO_ESTIMATE.test(paragraph.text.slice(Math.max(0, estimate.number.from - 8), estimate.number.from))
  )
    return []
  const isRatio = name.endsWith('-ratio')
  const limits = limitsOf(paragraph, members, estimate)
  const spread = limits === null ? [] : limitNames(name, isRatio ? 'interval' : limits[0].number.spread)
  return [
    [estimate.index, name],
    ...(spread.length === 0 ? [] : limits!.map(({ index }, i): Named => [index, spread[i]!])),
    ...members.flatMap(({ index, number: { kind } }): readonly Named[] =>
      (kind === 'p' && isRatio) || kind === 'sd' ? [[index, kind]] : [],
    ),
  ]
}

/** "per 100", "g/24 h", the second part of "10,75". */
const NO_ESTIMATE = /(?:\bper |\/ ?|\d[ ,])$/

const ESTIMATES: ReadonlySet<FoundNumber['kind']> = new Set(['ratio', 'value', 'percentage'])

const estimateName = (text: string, { kind, from }: FoundNumber): string => {
  if (
    /\b(?:SD|SE|SEM|s\.d\.|deviation|error)[\s=:,of)]{1,6}$/i.test(text.slice(Math.max(0, from - 24), from))
  )
    return 'sd'
  if (kind === 'percentage') return 'percentage'
  const ratio = ratioBefore(text, from)
  if (kind === 'ratio') return ratio ?? 'hazard-ratio'
  const before = text.slice(Math.max(0, from - 100), from)
  const centre = /(median|mean|average)[^.;]{0,80}$/i.exec(before)?.[1]?.toLowerCase()
  if (ratio !== null && centre === undefined) return ratio
  return centre === undefined ? 'value' : centre === 'median' ? 'median' : 'mean'
}

/** The ends of a confidence interval belong to the estimate; those of a range or of quartiles are statistics of their own. */
const limitNames = (name: string, spread: FoundNumber['spread']): readonly string[] => {
  if (spread === 'interval') return [`${name}-lower`, `${name}-upper`]
  if (spread === 'quartiles') return ['q1', 'q3']
  // without a word it may be an interval, quartiles or a range; around a median or mean it has to be one of them
  return spread === 'range' || name === 'median' || name === 'mean' ? ['min', 'max'] : []
}

/** The ends that belong to the estimate; null without both. */
const limitsOf = (
  { numbers, text, scanned }: ReadParagraph,
  members: readonly Member[],
  estimate: Member,
): readonly [Member, Member] | null => {
  const lower = members.find(({ number }) => number.kind === 'lower')
  const upper = members.find(({ number }) => number.kind === 'upper')
  if (lower !== undefined && upper !== undefined)
    return isOwnSpread(text, estimate.number, lower.number) && isOneUnit(scanned, estimate, lower, upper)
      ? [lower, upper]
      : null
  // after a standard deviation
  const last = members.at(-1)!
  if (last.number.kind !== 'sd') return null
  const [a, b] = [numbers[last.index + 1], numbers[last.index + 2]]
  if (a?.kind !== 'lower' || b?.kind !== 'upper' || a.spread !== 'range') return null
  if (scanned.items[last.index]!.sentence[0] !== scanned.items[last.index + 1]!.sentence[0]) return null
  return /^[^\d.;)\]]{0,40}$/.test(text.slice(last.number.to, a.from).replace(/;/, ''))
    ? [
        { index: last.index + 1, number: a },
        { index: last.index + 2, number: b },
      ]
    : null
}

/** "8 days to 10.8 years" has two. */
const isOneUnit = (
  { items }: ReadParagraph['scanned'],
  estimate: Member,
  lower: Member,
  upper: Member,
): boolean => {
  const [a, b] = [items[lower.index]!.unit, items[upper.index]!.unit]
  const arePercentages = a === '%' || b === '%'
  if (arePercentages && items[estimate.index]!.unit !== '%' && estimate.number.kind !== 'percentage')
    return false
  return a === '' || b === '' || a === b
}

/**
 * Whether an interval describes this estimate, and not its difference from another one: "78% with A and 81% with B (95% CI
 * −11% to 4%)".
 */
const isOwnSpread = (text: string, estimate: FoundNumber, lower: FoundNumber): boolean => {
  const between = text.slice(estimate.to, lower.from)
  if (estimate.kind === 'ratio') return true
  // "CI-0.21": a hyphen or a minus sign
  if (/[\p{L}:][-−–]$/u.test(between)) return false
  if (!SPREAD_WORDS.test(between)) return false
  if (
    estimate.kind === 'percentage' &&
    /^[\s%]*(?:[a-z]{3,})/.test(between.replace(/ci|interval|range|from|to/gi, ''))
  )
    return false
  if (
    lower.spread === 'range' &&
    !/range|median|mean|average/i.test(text.slice(Math.max(0, estimate.from - 80), lower.from))
  )
    return false
  if (estimate.kind === 'percentage' && lower.number!.digits < 0n) return false
  const clause = text.slice(Math.max(0, estimate.from - 80), estimate.from)
  return !COMPARED.test(clause)
}

/** All that may stand between an estimate and the lower end of its interval: a unit, and the name of the interval. */
const SPREAD_WORDS =
  /^[\s%]*(?:[a-zµμ]{1,10}(?:\/[a-z]{1,4}[23²]?| per [a-z]{1,10})?(?=\s*[([,;]))?[\s,;:=([\]%·.]*(?:(?:9[059](?:[.·]\d)?|[89]0)[\s%]*)?(?:(?:two-sided |bootstrap )?(?:confidence intervals?|confidence limits?|credible intervals?|c\.?i\.?|inter-?quartile range|iqr|quartiles?|range[ds]?|ranging|from|between|was|q1|q3|min|max)[\s,;:=([\]%\u2013-]*){0,3}$/i

/** A number before it with which the estimate is compared: "78% with A and". */
const COMPARED = /\d[^.;()[\]]{0,60}\b(?:vs\.?|versus|and|compared (?:with|to)|than|to)\b[^.;()[\]]{0,30}$/
