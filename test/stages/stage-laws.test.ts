import { beforeAll, describe, expect, it } from 'vitest'
import type { Artifacts } from '../../pipeline/contracts.ts'
import { eventTable, followUpTable } from '../../stages/3-durations/artifacts.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { baseFiles } from '../../tools/fuzz/case-files.ts'
import { artifactOf, COHORT, type Files } from '../../tools/support/in-memory.ts'
import { bytes, changed, results, run, text, toAudit } from '../support/stages/base-cohort.ts'

/** Header kept, rows in another order. */
const reordered = (table: string): string => {
  const [header, ...rows] = table.trimEnd().split('\n')
  return `${[header, ...rows.slice(2).reverse(), ...rows.slice(0, 2)].join('\n')}\n`
}

let base: Files

beforeAll(async () => {
  base = await run(baseFiles())
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

  it('do not depend on the order of the rows: stages 3 to 6', async () => {
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

  it('do not depend on the order of the columns', async () => {
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

  it('exclude patients without a value from a group, and give the number of the others', async () => {
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
    const resultOf = results(without)
    expect(resultOf.get('relapse-free/n')).toBe(6)
    expect([resultOf.get('relapse-free/arm=A/n'), resultOf.get('relapse-free/arm=B/n')]).toEqual([2, 3])
    expect([resultOf.get('relapse-by-arm/arm=A/n'), resultOf.get('relapse-by-arm/arm=B/n')]).toEqual([2, 3])
  })
})
