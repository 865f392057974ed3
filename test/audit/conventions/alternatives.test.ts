import { describe, expect, test } from 'vitest'
import { alternatives, choicesOf } from '../../../audit/conventions/alternative-conventions.ts'
import { byConventions } from '../../../audit/conventions/rules-in-use.ts'
import { resultsOf } from '../../../audit/recompute/analysis.ts'
import { recomputer, requestOf } from '../../../audit/recompute/recomputer.ts'
import { auditOf } from '../../support/stages/cohort-artifacts.ts'
import { cohortsWithRows } from '../../support/stages/cohorts-with-rows.ts'

describe.each(cohortsWithRows())('alternative rules in %s', (cohort) => {
  const { audited, claims, results } = auditOf(cohort)
  const recompute = recomputer(audited, claims, results)
  const others = alternatives(recompute, audited)

  test('give what every analysis gives that is computed anew, whichever rules it reads', () => {
    const wrong = others.flatMap(({ family, rule, results: found }) => {
      const choice = choicesOf(family).find((one) => String(one) === rule)
      const rules = { ...audited.rules, [family]: choice }
      return recompute.analyses.flatMap((planned) => {
        const analysis = family === 'coxTies' ? byConventions(planned) : planned
        const anew = requestOf(analysis, resultsOf(analysis, recompute.cases, audited, rules))
        return [...anew].flatMap(([id, { value, method, reason }]) => {
          const other = found.get(id)
          return other?.value === value && other.method === method && other.reason === reason ? [] : [id]
        })
      })
    })
    expect(wrong).toEqual([])
  })
})
