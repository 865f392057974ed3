import { describe, expect, test } from 'vitest'
import { derivedSubject } from '../../../audit/recompute/derived-subject.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { auditOf } from '../../support/stages/cohort-artifacts.ts'
import { cohortsWithRows } from '../../support/stages/cohorts-with-rows.ts'

describe.each(cohortsWithRows())('recomputing %s', (cohort) => {
  const { audited, claims, results } = auditOf(cohort)
  const all = [...results.estimates, ...results.tests]

  test('gives every result that stages 4 and 5 wrote, without any change', () => {
    const everything = recomputer(
      audited,
      all.map(({ id }) => ({ result: id })),
      results,
    )
    const wrong = all.filter(({ id, value, method }) => {
      const again = everything.recorded(everything.analysisOf(id)!).get(id)
      return again?.value !== value || again.method !== method
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('gives the same, asked only for what claims cite', () => {
    const cited = recomputer(audited, claims, results)
    const values = new Map(all.map(({ id, value }) => [id, value]))
    const wrong = claims.filter(
      ({ result }) =>
        result !== '' && cited.recorded(cited.analysisOf(result)!).get(result)?.value !== values.get(result),
    )
    expect(wrong).toEqual([])
  })

  test('computes an analysis again exactly where its counts change', () => {
    const cited = recomputer(audited, claims, results)
    for (const analysis of cited.analyses)
      expect(
        cited.change(analysis, [{ subject: 0, by: [derivedSubject(audited.recorded[0]!, audited)!] }]),
      ).toBe('')
  })
})

test('a model with a covariate that changes is computed again where the time of a change is another', () => {
  const { audited, results } = auditOf('made-up-dates')
  const cited = recomputer(audited, [{ result: 'death-after-progression/progressed_by_then yes/p' }], results)
  const [analysis] = cited.analyses
  const subject = audited.recorded.findIndex(({ progression }) => progression !== null)
  const later = { ...audited.recorded[subject]!, progression: audited.recorded[subject]!['last_seen']! }
  expect(cited.change(analysis!, [{ subject, by: [derivedSubject(later, audited)!] }])).not.toBe('')
})
