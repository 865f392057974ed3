import { type CitedResult, isMet } from '../../claims/cited-result.ts'
import type { Analysis } from '../../recompute/analysis.ts'
import type { Outcomes, Recomputer, Replacement } from '../../recompute/recomputer.ts'
import type { TriedEdit } from './tried-edits.ts'

/** The effect of an edit on the cited results. */
export interface SideEffects {
  /** Open targets that agree after the edit. */
  readonly explains: readonly CitedResult[]
  readonly analyses: readonly string[]
  readonly brokenInAnalyses: number
  readonly brokenInCohort: number
  /** Every changed cited value as a text: edits with equal signatures cannot be distinguished by any claim. */
  readonly signature: string
}

/** A single edit that gives an open target, with its effects. */
export interface Hit {
  readonly edit: TriedEdit
  readonly effect: SideEffects
}

/** Computes the effects of replacements on every analysis that claims cite. */
export const sideEffectsOf = (
  replacements: readonly Replacement[],
  targets: readonly CitedResult[],
  open: ReadonlySet<CitedResult>,
  recompute: Recomputer,
): SideEffects => {
  const explains: CitedResult[] = []
  const broken: { target: CitedResult; analysis: Analysis }[] = []
  const changed: string[] = []
  for (const target of targets) {
    const analysis = recompute.analysisOf(target.result)!
    if (recompute.change(analysis, replacements) === '') continue
    const results = recompute.results(analysis, replacements)
    const isNow = isMet(target, results)
    if (open.has(target)) {
      if (isNow) explains.push(target)
    } else if (!isNow) broken.push({ target, analysis })
    changed.push(changeOf(target, results, recompute.recorded(analysis)))
  }
  const analyses = new Set(explains.map(({ result }) => recompute.analysisOf(result)!))
  const claimCount = (failing: typeof broken): number =>
    failing.reduce((sum, { target }) => sum + target.claims.length, 0)
  return {
    explains,
    analyses: [...new Set([...analyses].map(({ name }) => name))],
    brokenInAnalyses: claimCount(broken.filter(({ analysis }) => analyses.has(analysis))),
    brokenInCohort: claimCount(broken),
    signature: changed.join('\n'),
  }
}

const changeOf = ({ result }: CitedResult, now: Outcomes, before: Outcomes): string => {
  const value = now.get(result)?.value ?? null
  return value === (before.get(result)?.value ?? null) ? '' : `${result}=${value}`
}
