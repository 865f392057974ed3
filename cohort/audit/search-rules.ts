import { groupBy } from '../group-by.ts'
import { readPublished } from '../published-number.ts'
import type { Result } from '../result.ts'
import { reproduces } from '../verdict.ts'
import { notAttainable } from './attainable.ts'
import type { Explanation } from './explanation.ts'
import { chanceRate, printableOf, printedOf } from './printable.ts'
import type { Recomputer } from './recomputer.ts'
import { type RuleEdit, type RuleView, ruleEdits } from './rule-edits.ts'
import { slipsOf } from './slips.ts'
import type { Target } from './target.ts'

/** Rule edits, slips of the pen and rules that cannot give the number, for every open target. */
export const searchRules = (
  open: ReadonlySet<Target>,
  recompute: Recomputer,
  view: RuleView,
): readonly Explanation[] =>
  [...open].flatMap((target) => {
    const analysis = recompute.analysisOf(target.result)!
    const result = recompute.results(analysis, []).get(target.result)!
    const byFamily = groupBy(ruleEdits(result, analysis, view), ({ family }) => family)
    const reason = notAttainable(target.claims[0]!, result, analysis, view.audited)
    return [
      ...[...byFamily].flatMap(([family, edits]) => familyHits(family, edits, target, result, view)),
      ...arithmetic(target, result, view),
      ...(reason === null
        ? []
        : [{ ...plain(target, 'not attainable', reason), chance: null, span: '', tried: 0 }]),
    ]
  })

const familyHits = (
  family: string,
  edits: readonly RuleEdit[],
  target: Target,
  result: Result,
  view: RuleView,
): readonly Explanation[] => {
  const claim = target.claims[0]!
  const hits = edits.filter(({ value }) => reproduces(claim, value))
  if (hits.length === 0) return []
  const reached = new Set(edits.flatMap(({ value }) => printedOf(claim, value) ?? []))
  return [
    {
      ...plain(target, 'rule', `${family}: ${hits[0]!.what}`),
      wordings: hits.slice(1).map(({ what }) => what),
      ...chanceFor(target, result, reached, view),
      tried: edits.length,
    },
  ]
}

/** Numerator or denominator by one, and slips of the pen in the computed number. */
const arithmetic = (target: Target, result: Result, view: RuleView): readonly Explanation[] => {
  const claim = target.claims[0]!
  const { digits, decimals, relation } = readPublished(claim.published)!
  const printed = printedOf(claim, result)
  if (printed === null || relation !== '=') return []
  const slips = slipsOf(printed, decimals)
  const counts = offByOne(result, view)
  const families: readonly (readonly [readonly string[], ReadonlySet<bigint>, number])[] = [
    [
      counts.filter(({ value }) => printedOf(claim, value) === digits).map(({ what }) => what),
      new Set(counts.flatMap(({ value }) => printedOf(claim, value) ?? [])),
      counts.length,
    ],
    [
      slips.filter((slip) => slip.digits === digits).map(({ what }) => what),
      new Set(slips.map((slip) => slip.digits)),
      slips.length,
    ],
  ]
  return families.flatMap(([hits, reached, tried]) =>
    hits.length === 0
      ? []
      : [
          {
            ...plain(target, 'arithmetic', hits[0]!),
            wordings: hits.slice(1),
            ...chanceFor(target, result, reached, view),
            tried,
          },
        ],
  )
}

const offByOne = (result: Result, { all }: RuleView): readonly Pick<RuleEdit, 'what' | 'value'>[] => {
  if (result.statistic !== 'share') return []
  const part = (statistic: string): number | null =>
    all.find(
      (row) =>
        row.analysis === result.analysis &&
        row.group === result.group &&
        row.statistic === statistic &&
        (statistic === 'n' || row.level === result.level),
    )?.value ?? null
  const [count, n] = [part('count'), part('n')]
  if (count === null || n === null) return []
  return [
    { what: 'numerator one more', value: { value: (count + 1) / n, unit: '1' } },
    { what: 'numerator one less', value: { value: (count - 1) / n, unit: '1' } },
    { what: 'denominator one more', value: { value: count / (n + 1), unit: '1' } },
    ...(n > 1 ? [{ what: 'denominator one less', value: { value: count / (n - 1), unit: '1' } }] : []),
  ]
}

const chanceFor = (target: Target, result: Result, reached: ReadonlySet<bigint>, { audited }: RuleView) => {
  const claim = target.claims[0]!
  const printable = printableOf(claim, result, audited)
  const except = [readPublished(claim.published)!.digits, printedOf(claim, result)]
  return { chance: chanceRate(printable, reached, except), span: printable.words }
}

const plain = (target: Target, kind: Explanation['kind'], what: string) => ({
  target,
  kind,
  order: 1,
  what,
  witnesses: [] as readonly string[],
  wordings: [] as readonly string[],
  explains: [target],
  analyses: [] as readonly string[],
  brokenInAnalyses: null,
  brokenInCohort: null,
})
