import {
  coxAkaike,
  coxContrastTest,
  coxNestedTest,
  withoutColumns,
} from '../../../../statistics/cox/cox-nested-tests.ts'
import { type CoxRegression, type CoxTest, coxRegression } from '../../../../statistics/cox/cox-regression.ts'
import { type Result, result } from '../../result.ts'
import type { Term } from '../design.ts'
import { testRows } from '../test-rows.ts'
import type { CoxDesign } from './cox-design.ts'

/** Tests of each covariate, all of its terms together, and AIC. Of an interaction, of the covariates outside of it. */
export const covariateTests = (
  analysis: string,
  design: CoxDesign,
  fit: CoxRegression,
  inside: readonly string[],
  method: string,
): readonly Result[] => {
  const { data, ties, terms } = design
  const covariates = [...new Set(terms.map(({ covariate }) => covariate))]
  return [
    ...covariates
      .filter((covariate) => !inside.includes(covariate))
      .flatMap((level) => {
        const columns = terms.flatMap(({ covariate }, k) => (covariate === level ? [k] : []))
        const rest = withoutColumns(data, columns)
        // the level of intervals has no effect on the tests
        const smaller = columns.length === terms.length ? null : coxRegression(rest, ties, 1)
        const contrasts = columns.map((column) => terms.map((_, k) => (k === column ? 1 : 0)))
        return [
          ...rowsOf({ analysis, level, statistic: 'wald' }, coxContrastTest(fit, contrasts), method),
          ...rowsOf({ analysis, level, statistic: 'likelihood-ratio' }, coxNestedTest(fit, smaller), method),
        ]
      }),
    result({ analysis, statistic: 'aic' }, coxAkaike(fit), '1', `Akaike's information criterion, ${method}`),
  ]
}

/**
 * Whether the effect of a covariate differs between subgroups: against the model with one effect for all, of the same
 * subjects.
 */
export const interactionTests = (
  analysis: string,
  { ties, terms }: CoxDesign,
  fit: CoxRegression,
  withoutInteraction: CoxDesign,
  method: string,
): readonly Result[] => {
  const smaller =
    withoutInteraction.terms.length === 0 ? null : coxRegression(withoutInteraction.data, ties, 1)
  return [
    ...rowsOf({ analysis, statistic: 'interaction-wald' }, coxContrastTest(fit, differences(terms)), method),
    ...rowsOf({ analysis, statistic: 'interaction-likelihood-ratio' }, coxNestedTest(fit, smaller), method),
  ]
}

/** The effect in each subgroup minus that in the first one with this effect. */
const differences = (terms: readonly Term[]): readonly (readonly number[])[] =>
  terms.flatMap(({ name, group }, column) => {
    const first = terms.findIndex((term) => term.name === name && term.group !== undefined)
    return group === undefined || first === column
      ? []
      : [terms.map((_, k) => (k === column ? 1 : k === first ? -1 : 0))]
  })

const WORDS = {
  wald: 'Wald test of the covariate',
  'likelihood-ratio': 'likelihood-ratio test of the covariate',
  'interaction-wald': 'Wald test of the interaction',
  'interaction-likelihood-ratio': 'likelihood-ratio test of the interaction',
} as const

const rowsOf = (
  of: { readonly analysis: string; readonly level?: string; readonly statistic: keyof typeof WORDS },
  test: CoxTest,
  method: string,
): readonly Result[] => testRows(of, test, `${WORDS[of.statistic]}, ${method}`)
