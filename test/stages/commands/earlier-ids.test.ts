import { beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../../tools/support/project.ts'

/** Margins with characters that ids escape, and ids of results as they were cited until 2026-11-30. */
const EARLIER = {
  median: 'overall-survival/margin=R1%2FR2/median',
  level: 'margin/R1%2FR2/count',
  // two groups of a pair were encoded twice
  pair: 'by-margin/margin%3DR0, wide against margin%3DR1%252FR2/p',
}
const PRESENT = {
  median: 'overall-survival/margin=R1~2F~R2/median',
  level: 'margin/R1~2F~R2/count',
  pair: 'by-margin/margin=R0~2C~ wide against margin=R1~2F~R2/p',
}

const claims = (ids: typeof EARLIER): string =>
  [
    'id,place,label,published,unit,result,reason',
    'ages,Abstract,Median age,58,a,age/median,',
    // by hand: R1/R2 died at 12, 8 and 26
    `median,Results,Median survival,12,mo,${ids.median},`,
    `level,Results,Patients with R1/R2,3,1,${ids.level},`,
    `pair,Results,P of the pair,0.9,1,"${ids.pair}",`,
    '',
  ].join('\n')

const WARNING =
  "warning  six: claims.csv: ids of results in an earlier spelling, read as the present ones: line 3 '" +
  `${PRESENT.median}', line 4 '${PRESENT.level}', line 5 '${PRESENT.pair}'`

describe('ids of results that were cited earlier', () => {
  let project: Project
  let first: Awaited<ReturnType<Project['call']>>
  beforeAll(async () => {
    project = finishedProject().copy()
    const raw = 'data/raw/six'
    project.edit(`${raw}/patients.csv`, (text) =>
      text.replaceAll(',R1,', ',R1/R2,').replaceAll(',R0,', ',"R0, wide",'),
    )
    project.edit(`${raw}/datapackage.json`, (text) => text.replace('["R0", "R1"]', '["R0, wide", "R1/R2"]'))
    project.edit(`${raw}/analysis.yaml`, (text) =>
      text.replace(
        /^tests:$/m,
        'tests:\n  by-margin: { method: log-rank, endpoint: overall-survival, by: margin, pairwise: none }',
      ),
    )
    project.write(`${raw}/claims.csv`, claims(EARLIER))
    first = await project.call(['six', '-q'])
  })

  it('in claims.csv are read as the present ones, which each run names once', async () => {
    expect(first).toMatchObject({ code: 0 })
    expect(first.err.split(WARNING)).toHaveLength(2)
    expect((await project.call(['six', '-q'])).err.split(WARNING)).toHaveLength(2)
    const verdicts = project.read('data/derived/six/6-audit/verdicts.csv')
    expect(verdicts).toMatch(/^median,12,12,reproduced,/m)
    expect(verdicts).toMatch(/^level,3,3,reproduced,/m)
    expect(verdicts).toMatch(/^pair,0.9,0\.\d+,not reproduced,/m)
  })

  it('are understood by trace and results', async () => {
    for (const key of ['median', 'level', 'pair'] as const) {
      const traced = async (id: string) =>
        JSON.parse((await project.call(['trace', 'six', id, '--json'])).out)
      const [{ result, claims: citing }] = await traced(EARLIER[key])
      expect([result.id, citing.map(({ id }: { id: string }) => id)]).toEqual([PRESENT[key], [key]])
      expect(await traced(EARLIER[key])).toEqual(await traced(PRESENT[key]))
      const { out } = await project.call(['results', 'six', EARLIER[key], '--json'])
      expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual([PRESENT[key]])
    }
  })

  it('are understood by check-claims, which names the present ones', async () => {
    const { err } = await project.call(['check-claims', `${project.root}/data/raw/six/claims.csv`])
    expect(err).toContain(`line 5 '${PRESENT.pair}'`)
  })

  it('give the same artifacts as the present ones, which have no notice', async () => {
    const before = project.read('data/derived/six/6-audit/verdicts.csv')
    const claimTable = project.read('data/derived/six/2-validate/claims.csv')
    project.write('data/raw/six/claims.csv', claims(PRESENT))
    const second = await project.call(['six', '-q'])
    expect([second.code, second.err]).toEqual([0, ''])
    expect(project.read('data/derived/six/6-audit/verdicts.csv')).toBe(before)
    expect(project.read('data/derived/six/2-validate/claims.csv')).toBe(claimTable)
    expect(project.exists('data/derived/six/2-validate/notices/earlier-ids.json')).toBe(false)
  })

  it('that name no result are a fault, as before', async () => {
    project.write('data/raw/six/claims.csv', claims({ ...EARLIER, level: 'margin/R1%2FR3/count' }))
    const { code, err } = await project.call(['six', '-q'])
    expect(code).toBe(1)
    expect(err).toContain(
      'data/raw/six/claims.csv:4:6 level: expected the id of a result, found "margin/R1~2F~R3/count" (did you mean margin/R1~2F~R2/count?)',
    )
  })
})
