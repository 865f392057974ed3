import { beforeAll, describe, expect, it } from 'vitest'
import type { Artifacts } from '../../pipeline/contracts.ts'
import { eventTable, followUpTable } from '../../stages/3-durations/artifacts.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { verdicts } from '../../stages/6-audit/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { baseFiles } from '../../tools/fuzz/case-files.ts'
import { artifactOf, COHORT, type Files, rawFiles, runStages } from '../../tools/support/in-memory.ts'

const toAudit = stages.filter(({ name }) => Number.parseInt(name, 10) <= 6)
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytes = (of: string) => new TextEncoder().encode(of)

const run = async (files: Readonly<Record<string, Uint8Array>>): Promise<Files> => {
  const outcome = await runStages(toAudit, rawFiles(files))
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  return outcome.files
}

const changed = (name: string, change: (text: string) => string): Readonly<Record<string, Uint8Array>> => {
  const base = baseFiles()
  return { ...base, [name]: bytes(change(text(base[name]!))) }
}

const results = (files: Files): ReadonlyMap<string, number | string> =>
  new Map(
    [estimateResults, testResults]
      .flatMap((file) => [...artifactOf(files, file)])
      .map(({ id, value, reason }) => [id, value ?? reason]),
  )

/** Header kept, rows in another order. */
const reordered = (table: string): string => {
  const [header, ...rows] = table.trimEnd().split('\n')
  return `${[header, ...rows.slice(2).reverse(), ...rows.slice(0, 2)].join('\n')}\n`
}

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
    const of = results(base)
    const near = (id: string, value: number) => expect(of.get(id), id).toBeCloseTo(value, 11)
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
    const of = results(base)
    for (const at of [0, 2, 6, 12, 20]) {
      const count = (statistic: string) => of.get(`relapse-free/${statistic}@${at}`) as number
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

  it('are told that another convention gives what is printed', async () => {
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

describe('the stages', () => {
  it('write what they read: encode(decode(bytes)) is bytes for every artifact', () => {
    const writes = toAudit.flatMap(({ writes }) => Object.values(writes as Artifacts))
    let compared = 0
    for (const { path, format } of writes)
      for (const [at, before] of base)
        if (at === path.replace('{cohort}', COHORT)) {
          expect(text(format.encode(format.decode(before, at))), at).toBe(text(before))
          compared += 1
        }
    expect(compared).toBeGreaterThan(20)
  })

  it('ask nobody in which order the rows came: stages 3 to 6', async () => {
    for (const name of ['patients.csv', 'outcomes.csv']) {
      const other = await run(changed(name, reordered))
      for (const stage of ['3-durations', '4-estimate', '5-compare', '6-audit'])
        for (const [path, before] of base)
          if (path.includes(stage) && !path.endsWith('follow-ups.csv'))
            expect(text(other.get(path)!), `${name}: ${path}`).toBe(text(before))
      const rows = (files: Files) =>
        artifactOf(files, followUpTable)
          .map(({ SRCSEQ: _, ...row }) => JSON.stringify(row))
          .sort()
      expect(rows(other)).toEqual(rows(base))
    }
  })

  it('ask nobody in which order the columns came', async () => {
    const moved = await run(
      changed('outcomes.csv', (table) =>
        table
          .split('\n')
          .map((line) => line.split(',').reverse().join(','))
          .join('\n'),
      ),
    )
    expect(results(moved)).toEqual(results(base))
  })

  it('count in the unit of the table: times ten times as long change times only', async () => {
    const tenfold = (table: string) =>
      table
        .split('\n')
        .map((line) =>
          line
            .split(',')
            .map((cell, i) => ((i === 3 || i === 5) && /^\d+$/.test(cell) ? `${cell}0` : cell))
            .join(','),
        )
        .join('\n')
    const plan = (yaml: string) =>
      yaml.replace('at: [6, 12]', 'at: [60, 120]').replace('at: [12]', 'at: [120]')
    const claims = 'id,place,label,published,unit,result,reason\n'
    const scaled = await run({
      ...changed('outcomes.csv', tenfold),
      'analysis.yaml': bytes(plan(text(baseFiles()['analysis.yaml']!))),
      'claims.csv': bytes(claims),
    })
    const [before, after] = [results(base), results(scaled)]
    for (const at of [6, 12])
      for (const statistic of [
        'survival',
        'survival-se',
        'survival-lower',
        'cumulative-incidence',
        'at-risk',
      ])
        expect(after.get(`relapse-free/${statistic}@${at * 10}`)).toBe(
          before.get(`relapse-free/${statistic}@${at}`),
        )
    expect(after.get('relapse-free/median')).toBe(90)
    expect(after.get('relapse-free-by-arm/p')).toBe(before.get('relapse-free-by-arm/p'))
    const times = artifactOf(base, eventTable).map(({ time, ...counts }) => ({ time: time * 10, ...counts }))
    expect(artifactOf(scaled, eventTable)).toEqual(times)
  })

  it('keep groups in their declared order, whoever comes first in the file', async () => {
    const swapped = await run(
      changed('datapackage.json', (json) =>
        json.replace('"categories": ["A", "B"]', '"categories": ["B", "A"]'),
      ),
    )
    const order = (files: Files) =>
      artifactOf(files, testResults)
        .filter(({ statistic }) => statistic === 'observed')
        .map(({ group, value }) => `${group} ${value}`)
    expect(order(base)).toEqual(['arm=A 2', 'arm=B 1'])
    expect(order(swapped)).toEqual(['arm=B 1', 'arm=A 2'])
    // what compares two groups turns around with them: it names them, and differences change their sign
    const value = (files: Files, id: string) => results(files).get(id) as number
    for (const name of ['age-by-arm/z', 'age-by-arm/shift', 'relapse-by-arm/risk-difference'])
      expect(value(swapped, name)).toBe(-value(base, name))
    for (const name of ['relapse-by-arm/risk-ratio', 'relapse-by-arm/odds-ratio'])
      expect(value(swapped, name)).toBeCloseTo(1 / value(base, name), 10)
    const pair = (files: Files) => {
      const found = artifactOf(files, testResults).find(({ id }) => id === 'relapse-by-arm/odds-ratio')!
      return [found.versus, found.reference]
    }
    expect(pair(base)).toEqual(['arm=B', 'arm=A'])
    expect(pair(swapped)).toEqual(['arm=A', 'arm=B'])
    const undirected = (files: Files) =>
      new Map(
        [estimateResults, testResults]
          .flatMap((file) => [...artifactOf(files, file)])
          .filter(({ versus }) => versus === '')
          .map(({ id, value, reason }) => [id, value ?? reason]),
      )
    expect(undirected(swapped)).toEqual(undirected(base))
    const groups = (files: Files) =>
      artifactOf(files, estimateResults)
        .filter(({ analysis, statistic }) => analysis === 'relapse-by-arm' && statistic === 'n')
        .map(({ group }) => group)
    expect(groups(base)).toEqual(['arm=A', 'arm=B'])
    expect(groups(swapped)).toEqual(['arm=B', 'arm=A'])
  })

  it('leave out of a group who has none, and say of how many they speak', async () => {
    const without = await run({
      ...changed('outcomes.csv', (table) => table.replace('P2,A,', 'P2,,')),
      'datapackage.json': bytes(
        text(baseFiles()['datapackage.json']!).replace(
          '["A", "B"], "constraints": { "required": true }',
          '["A", "B"]',
        ),
      ),
      'claims.csv': bytes('id,place,label,published,unit,result,reason\n'),
    })
    const of = results(without)
    expect(of.get('relapse-free/n')).toBe(6)
    expect([of.get('relapse-free/arm=A/n'), of.get('relapse-free/arm=B/n')]).toEqual([2, 3])
    expect([of.get('relapse-by-arm/arm=A/n'), of.get('relapse-by-arm/arm=B/n')]).toEqual([2, 3])
  })
})
