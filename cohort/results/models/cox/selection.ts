import type { CoxTies } from '../../../../statistics/cox/cox-likelihood.ts'
import { coxNestedTest } from '../../../../statistics/cox/cox-nested-tests.ts'
import { type CoxRegression, coxRegression } from '../../../../statistics/cox/cox-regression.ts'
import type { CoxData } from '../../../../statistics/cox/cox-risk-sets.ts'
import type { Answer } from '../../../../statistics/numbers/answer.ts'
import type { CoxModel } from '../../../descriptors/plan/model.ts'
import { type Result, result } from '../../result.ts'
import type { Design, DroppedTerm } from '../design.ts'
import { fullRank } from '../full-rank.ts'

/** What a declared rule did with a covariate. */
export interface Selected {
  readonly covariate: string
  /** Of its removal, or of the last test of a covariate that stays. */
  readonly p: Answer
  /** The step in which it was removed, from 1; null if it stays. */
  readonly step: number | null
}

type Rule = NonNullable<CoxModel['select']>

/**
 * The covariates that a rule of the plan keeps, in the order of the plan, all by likelihood-ratio tests on the subjects with
 * a value of every candidate:
 *   backward   of all covariates in the model the one with the largest p is removed while that is above the limit; none
 *              comes back
 *   screen     each covariate alone; those with p above the limit are removed together
 * Of equal p the later covariate of the plan is removed. A covariate without a test, because it is constant or others
 * determine it, stays a candidate and is not removed.
 *
 * Checked against R `drop1(fit, test = "Chisq")` of survival 3.5-3 `coxph`, step by step.
 */
export const selectCovariates = (
  design: Design,
  strata: CoxData['strata'],
  ties: CoxTies,
  { rule, above }: Rule,
): readonly Selected[] => {
  const candidates = [...new Set(design.terms.map(({ covariate }) => covariate))]
  const fitOf = (names: readonly string[]): CoxRegression | null => {
    const { covariates, terms } = fullRank(onlyOf(design, names), strata)
    // the level of intervals has no effect on the tests
    return terms.length === 0 ? null : coxRegression({ strata, covariates }, ties, 1)
  }
  return rule === 'screen' ? screened(candidates, fitOf, above) : eliminated(candidates, fitOf, above)
}

type FitOf = (names: readonly string[]) => CoxRegression | null

const screened = (candidates: readonly string[], fitOf: FitOf, above: number): readonly Selected[] =>
  candidates.flatMap((covariate) => {
    const fit = fitOf([covariate])
    if (fit === null) return []
    const { p } = coxNestedTest(fit, null)
    return [{ covariate, p, step: p.known && p.value > above ? 1 : null }]
  })

const eliminated = (candidates: readonly string[], fitOf: FitOf, above: number): readonly Selected[] => {
  const found = new Map<string, Selected>()
  let kept = candidates
  for (let step = 1; kept.length > 0; step++) {
    const fit = fitOf(kept)
    if (fit === null) break
    let worst: { readonly covariate: string; readonly value: number } | null = null
    for (const covariate of kept) {
      const { p } = coxNestedTest(fit, fitOf(kept.filter((name) => name !== covariate)))
      found.set(covariate, { covariate, p, step: null })
      if (p.known && p.value > above && p.value >= (worst?.value ?? 0)) worst = { covariate, value: p.value }
    }
    if (worst === null) break
    const { covariate } = worst
    found.set(covariate, { ...found.get(covariate)!, step })
    kept = kept.filter((name) => name !== covariate)
  }
  return candidates.flatMap((covariate) => found.get(covariate) ?? [])
}

/** The design with the columns of these covariates alone. */
const onlyOf = (design: Design, names: readonly string[]): Design => {
  const isKept = (_: unknown, k: number): boolean => names.includes(design.terms[k]!.covariate)
  return {
    covariates: new Map([...design.covariates].map(([pattern, x]) => [pattern, x.filter(isKept)])),
    terms: design.terms.filter(isKept),
    dropped: design.dropped,
    valuesOf: (values) => design.valuesOf(values)?.filter(isKept) ?? null,
  }
}

/** The design without the removed covariates, whose terms say so. */
export const withoutRemoved = (design: Design, selected: readonly Selected[]): Design => {
  const removed = new Map(
    selected.flatMap(({ covariate, step }) => (step === null ? [] : [[covariate, step] as const])),
  )
  const kept = onlyOf(
    design,
    design.terms.flatMap(({ covariate }) => (removed.has(covariate) ? [] : [covariate])),
  )
  const out = design.terms.flatMap(({ name, covariate, pair }): readonly DroppedTerm[] =>
    removed.has(covariate)
      ? [
          {
            name,
            reason: `not selected: removed in step ${removed.get(covariate)}`,
            ...(pair !== null && { pair }),
          },
        ]
      : [],
  )
  return { ...kept, dropped: [...design.dropped, ...out] }
}

/** The p by which each covariate stays or goes, and the step in which it went. */
export const selectionRows = (
  analysis: string,
  selected: readonly Selected[],
  rule: Rule,
  method: string,
): readonly Result[] =>
  selected.flatMap(({ covariate: level, p, step }) => [
    result(
      { analysis, level, statistic: 'selection-p' },
      p,
      '1',
      `${ruleWords(rule)}, likelihood-ratio test, ${method}`,
    ),
    ...(step === null
      ? []
      : [
          result(
            { analysis, level, statistic: 'selection-step' },
            step,
            '1',
            `${ruleWords(rule)}, step of the removal, ${method}`,
          ),
        ]),
  ])

/** `backward elimination of covariates with p above 0.1`. */
export const ruleWords = ({ rule, above }: Rule): string =>
  rule === 'backward'
    ? `backward elimination of covariates with p above ${above}`
    : `without covariates with p above ${above} alone`
