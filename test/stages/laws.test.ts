import { beforeAll, describe, expect, it } from 'vitest'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { verdicts } from '../../stages/6-audit/artifacts.ts'
import { baseFiles } from '../../tools/fuzz/case-files.ts'
import { artifactOf, type Files } from '../../tools/support/in-memory.ts'
import { changed, results, run } from '../support/stages/base-cohort.ts'

let base: Files

beforeAll(async () => {
  base = await run(baseFiles())
})

describe('six patients', () => {
  /*
   * By hand. Relapses at 3, 5 (arm A) and 9 (arm B); P4 dies at 6 without one; last contact of the others at 12 and 20.
   * S: 5/6, 2/3, then 2/3 x 2/3 = 4/9 at 9. Log-rank, arm A: O = 2, E = 1/2 + 2/5 + 1/3 = 37/30,
   * V = 1/4 + 6/25 + 2/9 = 641/900, chi-square = (23/30)^2/(641/900) = 529/641.
   * Deaths at 6, 10, 15 with 6, 4, 2 at risk: S(12) = 5/6 x 3/4 = 5/8.
   * Aalen-Johansen of relapse at 12: 1/6 + 1/6 + 3/6 x 1/3. Fisher of 2 of 3 against 1 of 3: p = 1.
   */
  it('have the results that one gets by hand', () => {
    const resultOf = results(base)
    const near = (id: string, value: number) => expect(resultOf.get(id), id).toBeCloseTo(value, 11)
    near('age/mean', 57.5)
    near('dose/n', 5)
    near('dose/missing', 1)
    near('dose/median', 1.5)
    near('sites/Lung/count', 2)
    near('sites/Liver/share', 1 / 3)
    near('relapse/share', 1 / 2)
    near('relapse-by-arm/arm=A/share', 2 / 3)
    near('relapse-free/survival@6', 2 / 3)
    near('relapse-free/survival@12', 4 / 9)
    near('relapse-free/median', 9)
    near('relapse-free/arm=A/survival@12', 1 / 3)
    near('relapse-free/arm=B/survival@12', 1 / 2)
    // before 9 all survive free of both by 3/6; of the 3 at risk then, one relapses
    near('relapse-free/cumulative-incidence@12', 1 / 6 + 1 / 6 + (3 / 6) * (1 / 3))
    near('relapse-free/death/cumulative-incidence@12', 1 / 6)
    near('overall-survival/survival@12', 5 / 8)
    near('relapse-free-by-arm/arm=A/expected', 37 / 30)
    near('relapse-free-by-arm/chi-square', 529 / 641)
    near('relapse-by-arm/p', 1)
    // ages 50, 60, 55 against 70, 65, 45: the pairs in which A is older are those with 45
    near('age-by-arm/arm=A/u', 3)
    near('age-by-arm/arm=B/u', 6)
  })

  it('have sums that add: at risk, events, competing events and censored at every tick', () => {
    const resultOf = results(base)
    for (const at of [0, 2, 6, 12, 20]) {
      const count = (statistic: string) => resultOf.get(`relapse-free/${statistic}@${at}`) as number
      expect(
        count('at-risk') + count('events-before') + count('death/events-before') + count('censored-before'),
      ).toBe(6)
    }
  })

  it('have one result a name over stages 4 and 5', () => {
    const ids = [estimateResults, testResults].flatMap((file) => artifactOf(base, file).map(({ id }) => id))
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([])
  })

  it('have a value or a reason for each result, and a verdict for each claim', () => {
    for (const file of [estimateResults, testResults])
      for (const { id, value, reason } of artifactOf(base, file))
        expect(value === null, id).toBe(reason !== '')
    expect(artifactOf(base, verdicts).map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
      'patients: reproduced',
      'age-mean: reproduced',
      'relapses: reproduced',
      'relapse-free-median: reproduced',
      'log-rank: reproduced',
      'cost: not derivable',
    ])
  })

  it('say if another convention gives the reported number', async () => {
    // quartiles of 45, 50, 55, 60, 65, 70: q1 by type 6 is 45 + 3/4 x 5 = 48.75, by type 7 50 + 1/4 x 5 = 51.25
    const claim = (published: string) => (claims: string) =>
      `${claims}q1,Results,Age,${published},a,age/q1,\n`
    const verdict = async (published: string) =>
      artifactOf(await run(changed('claims.csv', claim(published))), verdicts).at(-1)
    expect(await verdict('48.75')).toMatchObject({ verdict: 'reproduced', computed: 48.75 })
    const other = await verdict('51.25')
    expect(other).toMatchObject({ verdict: 'other convention', computed: 48.75 })
    expect(other?.explanation).toMatch(/type 7/)
    expect(await verdict('49.9')).toMatchObject({ verdict: 'not reproduced' })
  })
})
