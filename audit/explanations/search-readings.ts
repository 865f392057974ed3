import type { Result } from '../../cohort/results/result.ts'
import { groupBy } from '../../cohort/values/group-by.ts'
import { type Rational, rational } from '../../statistics/numbers/rational.ts'
import { inUnitOf, reproduces } from '../claims/agreement.ts'
import type { CitedResult } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import { conventionWords } from '../conventions/alternative-conventions.ts'
import { chanceRate, printableOf, printedOf } from '../recompute/printable.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { notAttainable } from './attainable.ts'
import type { Explanation } from './explanation.ts'
import { NAMED_RULE, readingsOf } from './readings/index.ts'
import type { Reading, ReadingView } from './readings/reading.ts'
import { transcriptionErrors } from './readings/transcription-errors.ts'

/**
 * Explanations without a change of the data, for every open target: readings, typing errors, and rules that cannot give
 * it.
 */
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
      ...typingErrors(target, result, view),
      ...(reason === null
        ? []
        : [
            {
              ...plain(target, 'not attainable', 'the rule cannot give this value', reason),
              chance: null,
              span: '',
              tried: 0,
            },
          ]),
    ]
  })

/** The readings of one family that agree with the claim: the first as the explanation, the others as its wordings. */
const familyHits = (
  family: string,
  readings: readonly Reading[],
  target: CitedResult,
  result: Result,
  view: ReadingView,
): readonly Explanation[] => {
  const claim = target.claims[0]!
  const whole = new Set(view.rules(claim).whole.map((convention) => conventionWords([convention])))
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

/** Typing errors that turn the computed number into the reported one, by kind; and truncation instead of rounding. */
const typingErrors = (target: CitedResult, result: Result, view: ReadingView): readonly Explanation[] => {
  const claim = target.claims[0]!
  const { digits, decimals, relation } = reportedNumber(claim)!
  const printed = printedOf(claim, result)
  if (printed === null || relation !== '=') return []
  const truncated = truncatedTo(inUnitOf(claim, result)!, decimals)
  const all = [
    ...transcriptionErrors(printed, decimals),
    ...(truncated === printed
      ? []
      : [{ digits: truncated, family: 'truncated', what: 'truncated instead of rounded' }]),
  ]
  return [...groupBy(all, ({ family }) => family)].flatMap(([family, ofFamily]) => {
    const hits = ofFamily.filter((slip) => slip.digits === digits)
    return hits.length === 0
      ? []
      : [
          {
            ...plain(target, 'arithmetic', family, hits[0]!.what),
            ...chanceFor(target, result, new Set(ofFamily.map((slip) => slip.digits)), view),
            tried: ofFamily.length,
          },
        ]
  })
}

/** The number truncated to the reported decimals, in units of the last one. */
const truncatedTo = (value: Rational, decimals: number): bigint => {
  // 2.5E3 is rounded to hundreds: its decimals are negative
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
