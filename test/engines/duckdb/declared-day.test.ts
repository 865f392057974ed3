import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../../engines/duckdb.ts'
import { DECLARED_DAY, declaredDayFiles } from '../../support/engines/declared-day.ts'
import { liesIn } from '../../support/engines/lies-in.ts'
import { expectedOf, foundIn, prepared, textFiles } from '../../support/engines/rows-plan-of.ts'

it('a declared end of follow-up has the same counts from DuckDB as in memory', async () => {
  const raw = declaredDayFiles()
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
  const overall = events.filter(({ group }) => group === '')
  expect(overall.reduce((sum, row) => sum + row.events, 0)).toBe(DECLARED_DAY.deaths)
  expect(DECLARED_DAY.times.map((day) => overall.find(({ time }) => time >= day)?.at_risk)).toEqual(
    DECLARED_DAY.atRisk,
  )
})
