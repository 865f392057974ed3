import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { type Rational, rational } from '../../statistics/numbers/rational.ts'
import type { CitedResult } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import { inUnitOf, reproduces } from '../claims/verdict.ts'
import { conventionWords } from '../conventions/alternative-conventions.ts'
import { chanceRate, printableOf, printedOf } from '../recompute/printable.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { notAttainable } from './attainable.ts'
import type { Explanation } from './explanation.ts'
import { NAMED_RULE, readingsOf } from './readings/index.ts'
import type { Reading, ReadingView } from './readings/reading.ts'
import { transcriptionErrors } from './readings/transcription-errors.ts'

/** What needs no change of the data, for every open target: readings, slips of the pen, and rules that cannot give the number. */
export const searchReadings = (
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
  view: ReadingView,
): readonly Explanation[] =>
  [...open].flatMap((target) => {
    const analysis = recompute.analysisOf(target.result)!
    const result = recompute.recorded(analysis).get(target.result)!
    const byFamily = groupBy(readingsOf(result, analysis, view), ({ family }) => family)
    const reason = notAttainable(target.claims[0]!, result, analysis, view.audited)
    return [
      ...[...byFamily].flatMap(([family, readings]) => familyHits(family, readings, target, result, view)),
      ...slips(target, result, view),
      ...(reason === null
        ? []
        : [
            {
              ...plain(target, 'not attainable', 'the rule cannot give it', reason),
              chance: null,
              span: '',
              tried: 0,
            },
          ]),
    ]
  })

/** Of the readings of one family those that print as published: the first, and the others as its wordings. */
const familyHits = (
  family: string,
  readings: readonly Reading[],
  target: CitedResult,
  result: Result,
  view: ReadingView,
): readonly Explanation[] => {
  const claim = target.claims[0]!
  const whole = new Set(view.rules(claim).whole.map((one) => conventionWords([one])))
  const hits = readings.filter(
    ({ value, what }) => reproduces(claim, value) && (family !== NAMED_RULE || whole.has(what)),
  )
  if (hits.length === 0) return []
  const reached = new Set(readings.flatMap(({ value }) => printedOf(claim, value) ?? []))
  return [
    {
      ...plain(target, 'rule', family, hits[0]!.what),
      wordings: hits.slice(1).map(({ what }) => what),
      ...chanceFor(target, result, reached, view),
      tried: readings.length,
    },
  ]
}

/** What a slip makes of the computed number, each kind of slip by itself; and the number cut where it should be rounded. */
const slips = (target: CitedResult, result: Result, view: ReadingView): readonly Explanation[] => {
  const claim = target.claims[0]!
  const { digits, decimals, relation } = reportedNumber(claim)!
  const printed = printedOf(claim, result)
  if (printed === null || relation !== '=') return []
  const cut = cutTo(inUnitOf(claim, result)!, decimals)
  const all = [
    ...transcriptionErrors(printed, decimals),
    ...(cut === printed ? [] : [{ digits: cut, family: 'cut', what: 'cut instead of rounded' }]),
  ]
  return [...groupBy(all, ({ family }) => family)].flatMap(([family, own]) => {
    const hits = own.filter((slip) => slip.digits === digits)
    return hits.length === 0
      ? []
      : [
          {
            ...plain(target, 'arithmetic', family, hits[0]!.what),
            ...chanceFor(target, result, new Set(own.map((slip) => slip.digits)), view),
            tried: own.length,
          },
        ]
  })
}

/** The number without what follows the printed decimals, in whole numbers of the last one. */
const cutTo = (value: Rational, decimals: number): bigint => {
  // 2.5E3 ends left of the decimal point: its decimals are negative
  const power = 10n ** BigInt(Math.abs(decimals))
  const scaled = decimals < 0 ? rational(value.n, value.d * power) : rational(value.n * power, value.d)
  return scaled.n / scaled.d
}

const chanceFor = (
  target: CitedResult,
  result: Result,
  reached: ReadonlySet<bigint>,
  { audited }: ReadingView,
) => {
  const claim = target.claims[0]!
  const printable = printableOf(claim, result, audited)
  const except = [reportedNumber(claim)!.digits, printedOf(claim, result)]
  return { chance: chanceRate(printable, reached, except), span: printable.words }
}

const plain = (target: CitedResult, kind: Explanation['kind'], family: string, what: string) => ({
  target,
  kind,
  family,
  order: 1,
  what,
  patients: [] as readonly string[],
  witnesses: [] as readonly string[],
  wordings: [] as readonly string[],
  isComplete: true,
  explains: [target],
  analyses: [] as readonly string[],
  brokenInAnalyses: null,
  brokenInCohort: null,
})
