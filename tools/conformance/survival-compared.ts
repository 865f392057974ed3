import { criticalValue } from '../../statistics/distributions/normal.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { medianInterval } from '../../statistics/ranks/median-interval.ts'
import { sampleQuantile } from '../../statistics/ranks/sample-quantile.ts'
import { kaplanMeier, type SurvivalCurve } from '../../statistics/survival/kaplan-meier.ts'
import { lifeTable } from '../../statistics/survival/life-table.ts'
import { nelsonAalen } from '../../statistics/survival/nelson-aalen.ts'
import { restrictedMean } from '../../statistics/survival/restricted-mean.ts'
import { reverseKaplanMeier } from '../../statistics/survival/reverse-kaplan-meier.ts'
import { conditionalSurvivalAt, survivalAt } from '../../statistics/survival/survival-at.ts'
import { type BandKind, survivalBand } from '../../statistics/survival/survival-band.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf, type SubjectRow, strataOf } from './event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from './oracle.ts'

export const survivalExpected = groupBy(readCsv('expected/survival.csv'), (row) => row.dataset!)

export const curvesOf = (rows: readonly SubjectRow[]) => {
  const { times, groups } = eventTableOf(rows)
  const group = groups[0]!
  return {
    km: kaplanMeier(times, group),
    reverse: reverseKaplanMeier(times, group, 'swapped-status'),
    hazards: [nelsonAalen(times, group), nelsonAalen(times, group, 'fleming-harrington')] as const,
  }
}

/** Casebook's number for a row of R's output; undefined for a quantity of the whole data set. */
const ours = (c: ReturnType<typeof curvesOf>, quantity: string, at: number): number | null | undefined => {
  const z = criticalValue(0.95)
  const band = /^band(90)?-(.+)-(lower|upper)$/.exec(quantity)
  if (band) {
    const found = survivalAt(c.km, at)
    const s = found.survival
    if (!s.known) return null
    const level = band[1] ? criticalValue(0.9) : z
    const limits = survivalBand(band[2] as BandKind, s.value, found.greenwood, level, 'r')
    return answerOf(limits[band[3] as 'lower' | 'upper'])
  }
  const quantile = /^quantile-(.+)-(lower|upper)$/.exec(quantity)
  if (quantile) {
    const rule = { kind: 'inverted-band', band: quantile[1] as BandKind, z } as const
    return answerOf(survivalQuantileInterval(c.km, at, rule)[quantile[2] as 'lower' | 'upper'])
  }
  const printed = /^print-median-(lower|upper)$/.exec(quantity)
  if (printed) {
    const rule = { kind: 'inverted-band', band: 'log', z, ends: 'r-print' } as const
    return answerOf(survivalQuantileInterval(c.km, at, rule)[printed[1] as 'lower' | 'upper'])
  }
  const mean = () => restrictedMean(c.km, at)
  const hazard = (k: 0 | 1) => c.hazards[k].steps.findLast(({ time }) => time <= at)
  switch (quantity) {
    case 'survival':
      return answerOf(survivalAt(c.km, at).survival)
    case 'survival-se':
      return answerOf(survivalAt(c.km, at).standardError)
    case 'quantile':
      return answerOf(survivalQuantile(c.km, at, 'r-middle'))
    case 'print-median':
      return answerOf(survivalQuantile(c.km, at, 'r-print'))
    case 'rmst':
      return answerOf(mean().mean)
    case 'rmst-se': {
      const variance = answerOf(mean().variance)
      return variance === null ? null : Math.sqrt(variance)
    }
    case 'hazard-1':
      return hazard(0)?.hazard ?? 0
    case 'hazard-2':
      return hazard(1)?.hazard ?? 0
    case 'hazard-se-1':
      return Math.sqrt(hazard(0)?.variance ?? 0)
    case 'hazard-se-2':
      return Math.sqrt(hazard(1)?.variance ?? 0)
    case 'reverse':
      return answerOf(survivalAt(c.reverse, at).survival)
    case 'reverse-se':
      return answerOf(survivalAt(c.reverse, at).standardError)
    default:
      return undefined
  }
}

/**
 * With delayed entry a band can fall and rise again. Casebook uses the first time at which it is low enough, as R's
 * print does; R's quantile sorts the limits first and finds another time. These are all such cases.
 */
export const notMonotone = new Set([
  'channing 2 quantile-log-log-lower 0.25',
  'channing 2 quantile-logit-lower 0.25',
  'heart 1 quantile-log-log-lower 0.25',
])

/** The median of the observed times of all, or of those censored, and its limits. */
const observedMedian = (rows: readonly SubjectRow[], quantity: string): number | null => {
  const { times, groups } = eventTableOf(
    rows.filter(({ status }) => status === 0 || quantity.startsWith('observed')),
  )
  const { events, competing, censored } = groups[0]!
  const ended = Array.from(times, (_, i) =>
    competing.reduce((sum, cause) => sum + cause[i]!, events[i]! + censored[i]!),
  )
  const limits = medianInterval(times, ended, 0.95)
  if (quantity.endsWith('-lower')) return answerOf(limits.lower)
  return answerOf(quantity.endsWith('-upper') ? limits.upper : sampleQuantile(times, ended, 0.5, 7))
}

/** S(t|s) and its parts, where R has it from the curve of those with times beyond s. */
const conditional = (curve: SurvivalCurve, quantity: string, given: number, at: number) => {
  const found = conditionalSurvivalAt(curve, given, at)
  if (quantity === 'conditional') return answerOf(found.survival)
  if (quantity === 'conditional-se') return answerOf(found.standardError)
  const { survival } = found
  if (!survival.known) return null
  const limits = survivalBand('log', survival.value, found.greenwood, criticalValue(0.95), 'r')
  return answerOf(quantity === 'conditional-lower' ? limits.lower : limits.upper)
}

/** A row of the life table whose intervals end at these times. */
const tabled = (rows: readonly SubjectRow[], quantity: string, ends: readonly number[], at: number) => {
  const { times, groups } = eventTableOf(rows)
  const row = lifeTable(times, groups[0]!, ends).find(({ end }) => end === at)!
  if (quantity === 'life-table-exposed') return row.exposed
  return answerOf(quantity === 'life-table' ? row.survival : row.standardError)
}

const foundOf = (
  { quantity = '', at }: Readonly<Record<string, string>>,
  own: readonly SubjectRow[],
  curves: ReturnType<typeof curvesOf>,
  given: number,
  ends: readonly number[],
): number | null | undefined => {
  if (quantity.startsWith('conditional')) return conditional(curves.km, quantity, given, Number(at))
  if (quantity.startsWith('life-table')) return tabled(own, quantity, ends, Number(at))
  if (/^(observed|censored)-median/.test(quantity)) return observedMedian(own, quantity)
  return ours(curves, quantity, Number(at))
}

/** Curves, bands, quantiles, means and hazards of each group of a data set. */
export function* curvesCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  for (const [group, own] of groupBy(survivalExpected.get(dataset)!, (line) => line.group!)) {
    if (group === '') continue
    const curves = curvesOf(rows.filter((row) => row.group === group))
    const ends = own.flatMap(({ quantity, at }) => (quantity === 'life-table' ? [Number(at)] : []))
    const given = Number(own.find(({ quantity }) => quantity === 'conditional-given')?.value)
    for (const line of own) {
      if (line.quantity === 'conditional-given') continue
      const found = foundOf(
        line,
        rows.filter((row) => row.group === group),
        curves,
        given,
        ends,
      )
      if (found === undefined || notMonotone.has(`${dataset} ${group} ${line.quantity} ${line.at}`)) continue
      const what = `${dataset} ${group} at ${line.at}`
      yield { dataset, quantity: line.quantity!, what, ours: found, theirs: cellValue(line.value!) }
    }
  }
}

/** Log-rank tests of a data set, plain and stratified; none with a single group. */
export function* logRankCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  for (const line of survivalExpected.get(dataset)!) {
    const parts =
      /^(observed-expected-p|observed-expected|observed|expected|variance|log-rank-p|log-rank)-(stratified-)?([\d.]+)$/.exec(
        line.quantity!,
      )
    if (!parts) continue
    const tables = parts[2] ? strataOf(rows) : [eventTableOf(rows)]
    const weight = { kind: 'fleming-harrington', rho: Number(parts[3]), gamma: 0 } as const
    const found = logRank(tables, weight)
    const byExpected = () => logRank(tables, { kind: 'log-rank' }, 'observed-expected')
    const j = found.groups.findIndex((group) => group.name === line.group)
    const value = {
      observed: () => found.groups[j]!.observed,
      expected: () => found.groups[j]!.expected,
      variance: () => found.v[j]![j]!,
      'log-rank': () => answerOf(found.chiSquare),
      'log-rank-p': () => answerOf(found.p),
      'observed-expected': () => answerOf(byExpected().chiSquare),
      'observed-expected-p': () => answerOf(byExpected().p),
    }[parts[1]!]!()
    const what = `${dataset} ${line.group}`
    yield { dataset, quantity: line.quantity!, what, ours: value, theirs: cellValue(line.value!) }
  }
}
