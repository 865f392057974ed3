import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../../engines/duckdb.ts'
import { liesIn } from '../../support/engines/lies-in.ts'
import { expectedOf, foundIn, prepared, textFiles } from '../../support/engines/rows-plan-of.ts'

const PLAN = `title: Deaths only
version: "0.1"
publish: false
subject: id
origin: diagnosis
profile: r
alpha: 0.05
confidence: 0.95
endpoints:
  os:
    code: OS
    title: Overall survival
    from: diagnosed
    event: { label: death, when: { died: { present: true } }, at: died }
    until: 2023-02-23
estimates:
  os: { at: [180, 365, 540] }
`
const field = (name: string, type: string) => ({ name, type })
const DESCRIBED = JSON.stringify({
  name: 'deaths',
  resources: [
    {
      ...{ name: 'patients', path: 'patients.csv' },
      schema: {
        primaryKey: 'id',
        fields: [field('id', 'string'), field('diagnosed', 'date'), field('died', 'date')],
      },
    },
  ],
})

it('a declared end of follow-up has the same counts from DuckDB as in memory', async () => {
  const rows = readFileSync('test/sources/field/10/registry.csv', 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1').replace('/  /', ''))
  const raw = {
    'patients.csv': `id,diagnosed,died\n${rows.join('\n').replaceAll(';', ',')}\n`,
    'datapackage.json': DESCRIBED,
    'analysis.yaml': PLAN,
  }
  const folder = mkdtempSync(join(tmpdir(), 'casebook-day-'))
  writeFileSync(join(folder, 'patients.csv'), raw['patients.csv'])
  const { rows: plan, counting, memory, ...stage2 } = await prepared(textFiles(raw))
  const source = await connect(liesIn(folder))(plan)
  const events = await source.eventTables(counting.eventTables)
  const found = await source.validate()
  await source.close()
  rmSync(folder, { recursive: true })
  expect(foundIn(found)).toEqual(expectedOf(stage2))
  expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
  // R: 28 at risk at 180 days, 26 at 365, 19 at 540, seven deaths (test/sources/field/expected.R)
  const overall = events.filter(({ group }) => group === '')
  expect(overall.reduce((sum, row) => sum + row.events, 0)).toBe(7)
  expect([180, 365, 540].map((day) => overall.find(({ time }) => time >= day)?.at_risk)).toEqual([28, 26, 19])
})
