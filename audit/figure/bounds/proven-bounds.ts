import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { isCoxModel } from '../../../cohort/descriptors/plan/model.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { idPart } from '../../../cohort/values/id-part.ts'
import { criticalValue } from '../../../statistics/distributions/normal.ts'
import type { Analysis } from '../../recompute/analysis.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import { FIGURE_COLUMNS } from '../figure-columns.ts'
import type { FigureSetGroup } from '../figure-set.ts'
import type { PossibleCounts } from '../possible-counts.ts'
import { type CountedSet, isProven, type NotJudged, type Proof, whyUncounted } from './bounds.ts'
import { countBounds, sumOf } from './count-bounds.ts'
import { coxBounds } from './cox-bounds.ts'
import {
  quantileBounds as curveQuantile,
  oneMinus,
  pooledCurve,
  QUANTILES,
  type SeenCurve,
  shownCurve,
  survivalBounds,
} from './curve-bounds.ts'
import { followUpBounds } from './follow-up-bounds.ts'
import { logRankBounds } from './log-rank-bounds.ts'
import { type CountedGroup, observedBounds, rateBounds } from './observed-times.ts'
import { widened } from './widened-bounds.ts'

const OTHER: NotJudged = { why: 'it is not of all patients of the figure from its start to its event' }

/** Bounds with times as they are written. */
const boundsAsWritten = (
  result: Result,
  analysis: Analysis,
  counted: CountedSet,
  audited: AuditInput,
): Proof => {
  const { section } = analysis
  switch (section) {
    case 'estimates':
      return ofEstimate(result, analysis, counted, audited)
    case 'summaries':
      return ofSummary(result, analysis, counted, audited)
    case 'tests':
      return ofTest(result, analysis, counted, audited)
    case 'models':
      return ofModel(result, analysis, counted, audited)
    default: {
      const never: never = section
      return never
    }
  }
}

/**
 * Bounds of a result over all tables of a figure, or why none were proven: counts, S(t) and its quantiles, median follow-up,
 * observed times, rates, log-rank tests, and Cox models of two groups. Where times are only known within a precision, bounds
 * are as wide, and what depends on the order of times that are near each other has none.
 */
export const provenBounds = (
  result: Result,
  analysis: Analysis,
  counted: CountedSet,
  audited: AuditInput,
): Proof => {
  const boundsAt = (at: number | null): Proof =>
    boundsAsWritten({ ...result, at }, analysis, counted, audited)
  const width = Math.max(...counted.set.map(({ timePrecision }) => timePrecision ?? 0))
  return width > 0 ? widened(result, analysis, counted, width, boundsAt) : boundsAt(result.at)
}

/** Whether an endpoint is what the figure shows: the event at its time, for all patients, from time 0. */
const isOfFigure = (endpoint: Endpoint | undefined, { rules }: AuditInput): boolean => {
  if (endpoint === undefined || rules.timeZero !== 'first') return false
  const { event, from, enters, until, among, landmark, cutoff, competing } = endpoint
  return (
    JSON.stringify(event.when) === JSON.stringify({ [FIGURE_COLUMNS.event]: true }) &&
    event.at === FIGURE_COLUMNS.time &&
    until === FIGURE_COLUMNS.time &&
    [from, enters, among, landmark, cutoff].every((property) => property === undefined) &&
    Object.keys(competing).length === 0
  )
}

const ofEstimate = (
  result: Result,
  { plan, name }: Analysis,
  counted: CountedSet,
  audited: AuditInput,
): Proof => {
  if (!isOfFigure(audited.endpoints[plan.estimates[name]!.endpoint], audited)) return OTHER
  const groups = groupsOf(result, counted)
  if (groups === null) return OTHER
  const { statistic, at } = result
  if (statistic in QUANTILES || statistic === 'survival' || statistic === 'incidence') {
    const curve = groups.length === 1 ? shownCurve(groups[0]!.group) : pooledCurve(counted)
    return 'why' in curve ? curve : ofCurve(result, curve)
  }
  if (COUNTS.includes(statistic)) return countsOf(statistic, at, groups)
  const known = knownGroups(groups)
  if ('why' in known) return known
  if (statistic === 'follow-up') return followUpBounds(known, audited.rules.followUp)
  if (statistic === 'last-time' || statistic === 'person-time')
    return observedBounds(statistic, known, audited.rules.quartiles)
  if (RATES.includes(statistic)) {
    const events = countsOf('events', null, groups)
    return isProven(events) ? rateBounds(statistic, known, events, audited.rules.confidence) : events
  }
  return { why: `no bounds are known for ${statistic}` }
}

const ofCurve = ({ statistic, at }: Result, curve: SeenCurve): Proof => {
  if (statistic in QUANTILES) return curveQuantile(curve, QUANTILES[statistic as keyof typeof QUANTILES])
  const survival = survivalBounds(curve, at!)
  return statistic === 'incidence' ? oneMinus(survival) : survival
}

const COUNTS: readonly string[] = ['n', 'events', 'censored', 'at-risk']
const RATES: readonly string[] = ['rate', 'rate-lower', 'rate-upper']

const countsOf = (statistic: string, at: number | null, groups: readonly Group[]): Proof =>
  sumOf(groups.map(({ group, possible }) => countBounds(statistic, at, group, possible)))

interface Group {
  readonly group: FigureSetGroup
  readonly possible: PossibleCounts | null
}

/** The groups that a result is of: one, or all; null if it is of something else. */
const groupsOf = (result: Pick<Result, 'group' | 'level'>, { set, possible }: CountedSet) => {
  const all = set.map((group, i): Group => ({ group, possible: possible[i]! }))
  if (result.level !== '') return null
  if (result.group === '') return all
  const found = all.filter(({ group }) => result.group === `${FIGURE_COLUMNS.group}=${idPart(group.name)}`)
  return found.length === 1 ? found : null
}

const knownGroups = (groups: readonly Group[]): readonly CountedGroup[] | NotJudged => {
  const known = groups.flatMap(({ group, possible }) => (possible === null ? [] : [{ group, possible }]))
  return known.length === groups.length
    ? known
    : whyUncounted({
        set: groups.map(({ group }) => group),
        possible: groups.map(({ possible }) => possible),
      })!
}

const ofSummary = (
  result: Result,
  { plan, name }: Analysis,
  counted: CountedSet,
  { rules }: AuditInput,
): Proof => {
  const { variable, among } = plan.summaries[name]!
  const groups = groupsOf(result, counted)
  if (groups === null || variable !== FIGURE_COLUMNS.time || among !== undefined) return OTHER
  if (result.statistic === 'n') return countsOf('n', null, groups)
  if (result.statistic === 'missing') return { low: 0, high: 0 }
  const known = knownGroups(groups)
  return 'why' in known ? known : observedBounds(result.statistic, known, rules.quartiles)
}

const ofTest = (
  result: Result,
  { plan, name }: Analysis,
  counted: CountedSet,
  audited: AuditInput,
): Proof => {
  const test = plan.tests[name]!
  if (!('weight' in test) || test.weight !== 'log-rank' || test.strata.length > 0)
    return { why: 'bounds are known for the log-rank test without weights and strata only' }
  // chi-square of textbooks is another statistic
  if (audited.rules.logRank !== 'hypergeometric')
    return { why: 'bounds are known for the hypergeometric variance only' }
  const isAll = !('among' in test && test.among !== undefined) && test.by === FIGURE_COLUMNS.group
  return isAll && isOfFigure(audited.endpoints[test.endpoint], audited)
    ? logRankBounds(result, counted)
    : OTHER
}

const ofModel = (
  result: Result,
  { plan, name }: Analysis,
  counted: CountedSet,
  audited: AuditInput,
): Proof => {
  const model = plan.models[name]!
  if (!isCoxModel(model) || model.strata.length > 0 || model.firth)
    return { why: 'bounds are known for Cox models without strata and penalty only' }
  const isAll = model.covariates.length === 1 && model.covariates[0] === FIGURE_COLUMNS.group
  if (!isAll || !isOfFigure(audited.endpoints[model.endpoint], audited)) return OTHER
  const groups = groupsOf(result, counted)
  if (groups !== null && COUNTS.includes(result.statistic)) return countsOf(result.statistic, null, groups)
  return coxBounds(
    result,
    counted,
    model.ties ?? audited.rules.coxTies,
    criticalValue(audited.rules.confidence),
  )
}
