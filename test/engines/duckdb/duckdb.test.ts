import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../engines/duckdb.ts'
import { counts, eventTable } from '../../../stages/3-durations/artifacts.ts'
import { liesIn } from '../../support/engines/lies-in.ts'
import { randomCohort } from '../../support/engines/random-cohort.ts'
import { expectedOf, foundIn, prepared, shippedFiles, textFiles } from '../../support/engines/rows-plan-of.ts'
import { cohortsWithRows } from '../../support/stages/cohorts-with-rows.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('DuckDB on the CSV files writes the bytes that memory writes', () => {
  it.each(cohortsWithRows())('of %s', async (cohort) => {
    const { folder, raw } = shippedFiles(cohort)
    const { rows, counting, memory, ...stage2 } = await prepared(raw)
    const source = await connect(liesIn(folder))(rows)
    const theirs = {
      events: text(eventTable.format.encode(await source.eventTables(counting.eventTables))),
      counts: text(counts.format.encode(await source.counts(counting.counts))),
    }
    const found = await source.validate()
    await source.close()
    expect(foundIn(found)).toEqual(expectedOf(stage2))
    expect(theirs.events).toBe(
      text(eventTable.format.encode(counting.eventTables.flatMap(memory.eventTable))),
    )
    expect(theirs.counts).toBe(text(counts.format.encode(counting.counts.flatMap(memory.counts))))
    expect(theirs.counts.length).toBeGreaterThan(500)
  })
})

it('and so for any cohort, whatever its names and words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-duckdb-'))
  await fc.assert(
    fc.asyncProperty(randomCohort, async (raw) => {
      writeFileSync(join(folder, 'patients.csv'), raw['patients.csv'])
      const { rows, counting, memory, ...stage2 } = await prepared(textFiles(raw))
      const source = await connect(liesIn(folder))(rows)
      const [events, counted] = [
        await source.eventTables(counting.eventTables),
        await source.counts(counting.counts),
      ]
      const found = await source.validate()
      await source.close()
      expect(foundIn(found)).toEqual(expectedOf(stage2))
      expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
      expect(counted).toEqual(counting.counts.flatMap(memory.counts))
    }),
    { numRuns: 12, endOnFailure: true },
  )
  rmSync(folder, { recursive: true })
})
