import { isNotReached } from '../../cohort/results/not-reached.ts'
import type { Result } from '../../cohort/results/result.ts'
import { idPart } from '../../cohort/values/id-part.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { reproduces } from '../claims/agreement.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { type Claim, reportedNumber } from '../claims/claim.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { printedOf } from '../recompute/printable.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import type { FigureAgreement as Agreement } from '../verdicts/judge-number.ts'
import { type Bounds, isProven, type Proof } from './bounds/bounds.ts'
import { provenBounds } from './bounds/proven-bounds.ts'
import { FIGURE_COLUMNS } from './figure-columns.ts'
import type { FigureSet, FigureSetGroup } from './figure-set.ts'
import { possibleCounts } from './possible-counts.ts'
import { recordedTable } from './recorded-table.ts'
import { tableResults } from './table-results.ts'
import { type FigureTables, tablesOfSet } from './tables-of-set.ts'

/** The values of a result over the tables that give a figure. */
export interface FigureRange {
  readonly target: CitedResult
  /** Of the table of the cohort. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Whether a table has no value, such as a median that is not reached. */
  readonly canBeNone: boolean
  /** all: every table was computed; proven: bounds that no table passes; found: of tables that were tried. */
  readonly bound: 'all' | 'proven' | 'found'
  /** Why no bounds were proven, where `bound` is found; else empty. */
  readonly notJudged: string
  /** 0 where some of its patients were not read. */
  readonly tables: number
  /** How many of the tables give the reported number. */
  readonly giving: number
  /** Null where no number is reported. */
  readonly agreement: Agreement | null
  /** Reported numbers of the same analysis that no table was found to give together with this one. */
  readonly against: readonly CitedResult[]
}

/** Whether every table has the same value, for certain. */
export const isDetermined = ({ low, high, canBeNone, bound }: FigureRange): boolean =>
  bound !== 'found' && low === high && (low === null || !canBeNone)

/** A figure as it was read. */
export interface ReadSet {
  readonly set: FigureSet
  /** Groups that were not read, and curves that may be none: nothing is judged that they are part of. */
  readonly unread: readonly string[]
}

/**
 * The ranges of results over all tables that give a figure, and which tables give a reported number.
 *
 * Where all tables can be listed, every result of each is computed. Otherwise bounds are proven from the curve and the
 * possible counts, and witnesses are looked for among the table of the cohort, tables with free times early, late and
 * even, and tables drawn from the set.
 *
 * Where a group of the figure was not read, only results of one group that was read are judged.
 */
export const figureRanges = (
  targets: readonly CitedResult[],
  read: ReadSet,
  recompute: Recomputer,
  audited: AuditInput,
  reportProgress: ReportProgress = noProgress,
): readonly FigureRange[] => {
  const { set, unread } = read
  const tables = tablesOfSet(set, recordedTable(set, audited.recorded))
  const counted = { set, possible: set.map(possibleCounts) }
  const resultsAt = tableResults(set, audited)
  return recompute.analyses.flatMap((analysis, i) => {
    reportProgress(i, recompute.analyses.length, 'tables of the figure, analyses')
    const own = targets.filter(({ result }) => recompute.analysisOf(result) === analysis)
    const tried = tables.tables.map((table) => resultsAt(analysis, table))
    const results = tried.flatMap((computed) => (computed === null ? [] : [computed]))
    const recorded = recompute.recorded(analysis)
    const areAll = tables.areAll && results.length === tried.length && !set.some(hasOpenTimes)
    const ranges = own.map((target) => {
      const result = recorded.get(target.result)!
      if (unread.length > 0 && !isOfReadGroup(result, analysis, read)) return unjudged(target, result)
      const proof = areAll ? null : provenBounds(result, analysis, counted, audited)
      return rangeOf(target, result, { tables: results, areAll, tried: tables.tried }, proof)
    })
    return jointly(ranges, results)
  })
}

const hasOpenTimes = ({ timePrecision }: FigureSetGroup): boolean => (timePrecision ?? 0) > 0

/** Whether a result is of the patients of one group alone, which was read. */
const isOfReadGroup = ({ group, level }: Result, { section }: Analysis, { set, unread }: ReadSet): boolean =>
  (section === 'estimates' || section === 'summaries') &&
  level === '' &&
  set.some(({ name }) => !unread.includes(name) && group === `${FIGURE_COLUMNS.group}=${idPart(name)}`)

/** A result of patients of whom some were not read. */
const unjudged = (target: CitedResult, { value }: Result): FigureRange => ({
  ...{
    target,
    value,
    low: null,
    high: null,
    canBeNone: true,
    bound: 'found',
    tables: 0,
    giving: 0,
    against: [],
  },
  notJudged: 'rows of numbers at risk and curves do not match: a group was not read, or a curve is no group',
  agreement: target.claims.length === 0 ? null : 'open',
})

type Outcomes = ReadonlyMap<string, Result>

interface Computed {
  readonly tables: readonly Outcomes[]
  readonly areAll: FigureTables['areAll']
  readonly tried: FigureTables['tried']
}

const rangeOf = (
  target: CitedResult,
  recorded: Result,
  { tables, areAll, tried }: Computed,
  proof: Proof | null,
): FigureRange => {
  const bounds = proof !== null && isProven(proof) ? proof : null
  const values = tables.map((results) => results.get(target.result)?.value ?? null)
  const numbers = values.filter((value) => value !== null)
  const canBeAbove = bounds?.high === Number.POSITIVE_INFINITY && bounds.isOpenAbove !== true
  const ends =
    bounds !== null
      ? [bounds.low, bounds.high].map((end) => (Number.isFinite(end) ? end : null))
      : numbers.length === 0
        ? [null, null]
        : [Math.min(...numbers), Math.max(...numbers)]
  const giving = target.claims.length === 0 ? 0 : tables.filter((results) => isMet(target, results)).length
  const base = {
    target,
    value: recorded.value,
    low: ends[0]!,
    high: ends[1]!,
    canBeNone: bounds === null ? numbers.length < values.length : canBeAbove,
    bound: areAll ? ('all' as const) : bounds === null ? ('found' as const) : ('proven' as const),
    tables: tables.length,
    giving,
    notJudged: proof === null || isProven(proof) ? '' : `${proof.why}; ${tried}`,
    against: [],
  }
  return { ...base, agreement: target.claims.length === 0 ? null : agreementOf(base, recorded, bounds) }
}

const agreementOf = (
  range: Pick<FigureRange, 'target' | 'bound' | 'tables' | 'giving'>,
  recorded: Result,
  bounds: Bounds | null,
): Agreement => {
  const { target, bound, tables, giving } = range
  if (bound === 'all') return giving === tables ? 'all' : giving > 0 ? 'some' : 'none'
  if (bounds !== null) {
    const claim = target.claims[0]!
    const gives = (value: number): boolean =>
      Number.isFinite(value) && reproduces(claim, { value, unit: recorded.unit })
    // the values that print as a number, or satisfy a bound, are an interval
    if (gives(bounds.low) && gives(bounds.high)) return 'all'
    if (isOutside(claim, bounds, recorded.unit)) return 'none'
  }
  return giving > 0 ? 'some' : 'open'
}

/** Whether no value between the bounds agrees with a claim. */
const isOutside = (claim: Claim, { low, high }: Bounds, unit: string): boolean => {
  const { relation, digits } = reportedNumber(claim)!
  const printed = (value: number): bigint | null =>
    Number.isFinite(value) ? printedOf(claim, { value, unit }) : null
  if (!Number.isFinite(low)) return true
  if (relation === '=') {
    const [least, most] = [printed(low), printed(high)]
    return (least !== null && least > digits) || (most !== null && most < digits)
  }
  const isUpper = relation === '<' || relation === '<='
  const best = isUpper ? low : high
  return Number.isFinite(best) && !reproduces(claim, { value: best, unit })
}

/**
 * A number is within the figure only if a table gives it together with the other reported numbers of the analysis that
 * all tables or some tables give.
 */
const jointly = (ranges: readonly FigureRange[], tables: readonly Outcomes[]): readonly FigureRange[] => {
  const some = ranges.filter(({ agreement }) => agreement === 'some').map(({ target }) => target)
  const givesAll = (results: Outcomes): boolean => some.every((target) => isMet(target, results))
  if (some.length < 2 || tables.some(givesAll)) return ranges
  return ranges.map((range) => {
    if (range.agreement !== 'some') return range
    const giving = tables.filter((results) => isMet(range.target, results))
    const met = (results: Outcomes): number => some.filter((target) => isMet(target, results)).length
    const best = giving.reduce((a, b) => (met(b) > met(a) ? b : a))
    return { ...range, agreement: 'open', against: some.filter((target) => !isMet(target, best)) }
  })
}

/** Of a time that is reported as not reached: which tables do not reach it. */
export const notReachedAgreement = (range: FigureRange, reason: string): Agreement => {
  const isNone = range.value === null && isNotReached({ value: null, reason })
  if (range.bound !== 'found' && range.low === null && isNone) return 'all'
  if (range.bound !== 'found' && !range.canBeNone) return 'none'
  return range.canBeNone && isNone ? 'some' : 'open'
}
