import { describe, expect, it } from 'vitest'
import type { Result } from '../../../cohort/results/result.ts'
import { PATIENTS, PLAN, resultsOf } from '../../support/cohort/six.ts'

const byId = (results: readonly Result[]) => new Map(results.map((row) => [row.id, row]))

describe('other options of a plan', () => {
  it('doubles the smaller exact tail: sizes 3 3 7 against 2 2.5 5, U = 7 or more in 4 of 20', async () => {
    const plan = (rule: string) =>
      `conventions: { mannWhitney: ${rule} }\ntests:\n  size: { method: mann-whitney, variable: size, by: arm }\n`
    const p = async (rule: string) => byId((await resultsOf(plan(rule))).all).get('size/p')!
    expect((await p('exact-doubled')).value).toBe(2 * (4 / 20))
    expect((await p('exact-doubled')).method).toContain('twice the smaller tail')
    expect((await p('exact')).value).toBe(8 / 20)
  })

  it('takes another interval of a cumulative incidence: one event of six, plain, is 1/6 -+ z se', async () => {
    const plan = (variance: string) =>
      `conventions: { incidenceBand: plain, incidenceVariance: ${variance} }\nestimates:\n  progression: { at: [1] }\n`
    const found = byId((await resultsOf(plan('survfit'))).all)
    // alone at risk of anything, one of six: a share with variance (1/6)(5/6)/6
    const half = 1.6448536269514722 * Math.sqrt(5 / 36 / 6)
    expect(found.get('progression/cumulative-incidence-upper@1')!.value).toBeCloseTo(1 / 6 + half, 11)
    expect(found.get('progression/cumulative-incidence-lower@1')!.value).toBe(0)
    expect(found.get('progression/cumulative-incidence-upper@1')!.method).toContain(
      'plain, variance of R survfit',
    )
  })
})

describe('a result without a value has a reason', () => {
  /** The patients with some cells emptied or changed. */
  const changed = (change: (cells: Record<string, string>) => Partial<Record<string, string>>) => {
    const [header, ...lines] = PATIENTS.trimEnd().split('\n')
    const names = header!.split(',')
    const rows = lines.map((line) => {
      const cells = Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell]))
      return names.map((name) => ({ ...cells, ...change(cells) })[name]).join(',')
    })
    return `${[header, ...rows].join('\n')}\n`
  }
  /** P values and results at a time, which need at least two groups. */
  const comparisons = (results: readonly Result[]) =>
    results.filter(({ statistic, at }) => statistic === 'p' || statistic === 'score-p' || at !== null)

  it('if only one group has subjects', async () => {
    const { tests } = await resultsOf(PLAN, { patients: changed(() => ({ arm: 'control' })) })
    const byArm = comparisons(tests).filter(({ analysis }) =>
      /^(plain|linear|drawn|gehan|gray|landmark|mean|response|pain$|stage-by-arm|size$|grade$|cox-strata|fine-gray)/.test(
        analysis,
      ),
    )
    expect(new Set(byArm.map(({ analysis }) => analysis)).size).toBeGreaterThan(12)
    expect(byArm.filter(({ value }) => value !== null).map(({ id, value }) => `${id} ${value}`)).toEqual([])
  })

  it('for a covariate that is constant and for an empty level: rows, and the other terms stay', async () => {
    const patients = changed(({ stage }) => ({
      arm: 'control',
      size: '3',
      stage: stage === 'III' ? 'I' : stage!,
    }))
    const covariates = '[arm, size, stage, size_after]'
    const found = byId(
      (
        await resultsOf(
          `models:\n  m: { method: cox, endpoint: progression, covariates: ${covariates} }\n  one: { method: fine-gray, endpoint: progression, covariates: [arm] }\n`,
          { patients },
        )
      ).all,
    )
    const reason = (id: string) => found.get(id)?.reason
    for (const statistic of ['hazard-ratio', 'hazard-ratio-lower', 'hazard-ratio-upper', 'p']) {
      expect(reason(`m/arm/${statistic}`)).toBe('all subjects in the model have control')
      expect(reason(`m/size/${statistic}`)).toBe('all subjects in the model have 3')
      expect(reason(`m/stage III/${statistic}`)).toBe('no subject in the model has this level')
      expect(reason(`one/arm/${statistic}`)).toBe('all subjects in the model have control')
    }
    expect(found.has('m/stage II/hazard-ratio')).toBe(true)
    expect(found.get('m/score-df')?.value).toBe(2)
    expect(found.get('one/score-p')?.reason).toBe('no covariate has more than one value among these subjects')
  })

  it('if no subject has a group', async () => {
    const { all, tests } = await resultsOf(PLAN, {
      patients: changed(() => ({ arm: '', stage: '', pain_after: '', grade_after: '', size_after: '' })),
    })
    expect(tests.filter(({ statistic, value }) => statistic === 'p' && value !== null)).toEqual([])
    // a test of the plan never vanishes without a word
    const there = new Set(all.map(({ analysis }) => analysis))
    for (const name of ['plain', 'gray', 'landmark', 'mean', 'response', 'size', 'size-by-stage'])
      expect([name, there.has(name)]).toEqual([name, true])
    for (const name of ['pain-change', 'size-change', 'cox-efron', 'cox-strata', 'fine-gray'])
      expect([name, there.has(name)]).toEqual([name, true])
  })

  it('if there was no event', async () => {
    const { tests } = await resultsOf(PLAN, { patients: changed(() => ({ status: 'alive' })) })
    const ofTimes = tests.filter(
      ({ analysis, statistic }) =>
        /^(plain|linear|gehan|by-stage|gray|stratified|cox|fine-gray)/.test(analysis) &&
        /(^|-)p$/.test(statistic),
    )
    const permuted = ofTimes.filter(({ value }) => value !== null)
    // no permutation is further away than nothing: its p is 1
    expect(permuted.filter(({ statistic, value }) => statistic !== 'permutation-p' || value !== 1)).toEqual(
      [],
    )
  })

  it('and a patient without a value stays out of what needs it, and nowhere else', async () => {
    const { all } = await resultsOf(PLAN, {
      patients: changed(({ id }) => (id === '1' ? { arm: '', size: '' } : {})),
    })
    const found = byId(all)
    const value = (id: string) => found.get(id)?.value
    expect(value('progression/n')).toBe(6)
    expect(value('progression/arm=treated/n')).toBe(2)
    expect(value('plain/arm=treated/observed')).toBe(1)
    expect(value('size/arm=treated/u')).toBe(5)
    expect(value('size-by-stage/df')).toBe(2)
    expect(value('size-by-arm/arm=treated/missing')).toBe(0)
    expect(value('cox-strata/n')).toBe(5)
    // and every test says how many it could not look at
    expect(value('plain/left-out')).toBe(1)
    expect(value('stratified/left-out')).toBe(1)
    expect(value('size/left-out')).toBe(1)
    expect(value('size-by-stage/left-out')).toBe(1)
    expect(value('size-change/left-out')).toBe(1)
    expect(value('by-stage/left-out')).toBe(0)
    expect(value('pain-change/left-out')).toBe(0)
  })
})
