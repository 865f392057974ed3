import { type CitedResult, isMet } from '../../claims/cited-result.ts'
import type { Analysis } from '../../recompute/analysis.ts'
import type { Outcomes, Recomputer, Replacement } from '../../recompute/recomputer.ts'
import type { TriedEdit } from './tried-edits.ts'

/** What becomes of the cited results under an edit. */
export interface SideEffects {
  /** Open targets that are met now. */
  readonly explains: readonly CitedResult[]
  readonly analyses: readonly string[]
  readonly brokenInAnalyses: number
  readonly brokenInCohort: number
  /** Every cited value that changed, as a text: edits with the same one cannot be told apart by any claim. */
  readonly signature: string
}

/** A single edit that gives an open target, with all that it does. */
export interface Hit {
  readonly edit: TriedEdit
  readonly effect: SideEffects
}

/** Looks at every analysis that claims cite. */
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
  const count = (of: typeof broken): number => of.reduce((sum, { target }) => sum + target.claims.length, 0)
  return {
    explains,
    analyses: [...new Set([...analyses].map(({ name }) => name))],
    brokenInAnalyses: count(broken.filter(({ analysis }) => analyses.has(analysis))),
    brokenInCohort: count(broken),
    signature: changed.join('\n'),
  }
}

const changeOf = ({ result }: CitedResult, now: Outcomes, before: Outcomes): string => {
  const value = now.get(result)?.value ?? null
  return value === (before.get(result)?.value ?? null) ? '' : `${result}=${value}`
}
