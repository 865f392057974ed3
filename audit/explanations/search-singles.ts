import { groupBy } from '../../cohort/values/group-by.ts'
import { noProgress, type ReportProgress } from '../../cohort/values/progress.ts'
import { type CitedResult, isMet } from '../claims/cited-result.ts'
import { reportedNumber } from '../claims/claim.ts'
import type { Analysis } from '../recompute/analysis.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { affordable, SINGLES_WORK } from '../recompute/budget.ts'
import { chanceRate, printableOf, printedOf } from '../recompute/printable.ts'
import type { Recomputer } from '../recompute/recomputer.ts'
import { changeClasses } from './change-classes.ts'
import type { EditKind } from './edits/edit.ts'
import { type Hit, sideEffectsOf } from './edits/side-effects.ts'
import type { TriedEdit } from './edits/tried-edits.ts'
import type { Explanation } from './explanation.ts'

export interface Singles {
  readonly hits: readonly Hit[]
  readonly explanations: readonly Explanation[]
  /** The edits that were tried; not all if the budget was too small. */
  readonly looked: readonly TriedEdit[]
}

/** Tries every single edit for every open target, within the budget. */
export const searchSingles = (
  tried: readonly TriedEdit[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
  audited: AuditInput,
  tell: ReportProgress = noProgress,
  work: number = SINGLES_WORK,
): Singles => {
  const looked = affordable(tried, recompute.analyses.length * recompute.cases.length, work)
  const reached = new Reached()
  const byAnalysis = groupBy([...open], ({ result }) => recompute.analysisOf(result)!)
  const hits = looked.flatMap((edit, i): readonly Hit[] => {
    tell(i, looked.length, 'single changes')
    return tryEdit(edit, byAnalysis, reached, recompute)
      ? [{ edit, effect: sideEffectsOf([edit.replacement], targets, open, recompute) }]
      : []
  })
  const explanations = [...open].flatMap((target) => {
    const hitsOfTarget = hits.filter(({ effect }) => effect.explains.includes(target))
    return [...groupBy(hitsOfTarget, ({ edit }) => edit.edit.kind)].flatMap(([kind, alike]) => {
      const chance = chanceOf(target, reached.of(target, kind), recompute, audited)
      const count = looked.filter(({ edit }) => edit.kind === kind).length
      return changeClasses(alike, audited).map((changeClass) => ({
        ...changeClass,
        ...chance,
        target,
        kind: 'data' as const,
        family: KIND_WORDS[kind],
        order: 1,
        isComplete: looked.length === tried.length,
        tried: count,
      }))
    })
  })
  return { hits, explanations, looked }
}

const KIND_WORDS: Readonly<Record<EditKind, string>> = {
  excluded: 'one patient excluded',
  twice: 'one patient counted twice',
  number: 'one number changed by one unit',
  date: 'one date changed by one unit',
  status: 'one status changed',
  group: 'one patient in another group',
}

/** Whether the edit gives an open target; also records the value of each target under it. */
const tryEdit = (
  { edit, replacement }: TriedEdit,
  byAnalysis: ReadonlyMap<Analysis, readonly CitedResult[]>,
  reached: Reached,
  recompute: Recomputer,
): boolean => {
  let isHit = false
  for (const [analysis, citedInAnalysis] of byAnalysis) {
    if (recompute.change(analysis, [replacement]) === '') continue
    const results = recompute.results(analysis, [replacement])
    for (const target of citedInAnalysis) {
      const printed = printedOf(target.claims[0]!, results.get(target.result))
      if (printed !== null) reached.add(target, edit.kind, printed)
      isHit ||= isMet(target, results)
    }
  }
  return isHit
}

/** The rounded values of each target under the edits of each kind. */
class Reached {
  readonly #values = new Map<CitedResult, Map<EditKind, Set<bigint>>>()

  add(target: CitedResult, kind: EditKind, printed: bigint): void {
    const kinds = this.#values.get(target) ?? new Map<EditKind, Set<bigint>>()
    this.#values.set(target, kinds)
    const values = kinds.get(kind) ?? new Set()
    kinds.set(kind, values.add(printed))
  }

  of(target: CitedResult, kind: EditKind): ReadonlySet<bigint> {
    return this.#values.get(target)?.get(kind) ?? new Set()
  }
}

/** The proportion of other possible values that the same changes also give. */
export const chanceOf = (
  target: CitedResult,
  reached: ReadonlySet<bigint>,
  recompute: Recomputer,
  audited: AuditInput,
): Pick<Explanation, 'chance' | 'span'> => {
  const claim = target.claims[0]!
  const computed = recompute.recorded(recompute.analysisOf(target.result)!).get(target.result)!
  const printable = printableOf(claim, computed, audited)
  const printed = printedOf(claim, computed)
  return {
    chance: chanceRate(printable, reached, [reportedNumber(claim)!.digits, printed]),
    span: printable.words,
  }
}
