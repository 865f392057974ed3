import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect } from '../../engines/duckdb.ts'
import type { Validation } from '../../engines/row-source.ts'
import { counts, eventTable } from '../../stages/3-durations/artifacts.ts'
import { randomCohort } from './random-cohort.ts'
import { type Prepared, prepared, shippedFiles, textFiles } from './rows-plan-of.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const validated = ({ violations, cells, checks, analysed, recorded }: Validation) => ({
  violations,
  analysed,
  recorded,
  checks: [['cells', cells, cells], ...checks.map(({ check, looked, passed }) => [check, looked, passed])],
})

const expected = ({ checks, analysed, excluded }: Pick<Prepared, 'checks' | 'analysed' | 'excluded'>) => ({
  violations: [],
  analysed,
  recorded: analysed + excluded,
  checks: checks
    .filter(({ check }) => check !== 'identifiers')
    .map(({ check, looked, passed }) => [check, looked, passed]),
})

describe('DuckDB on the CSV files writes the bytes that memory writes', () => {
  it.each(readdirSync(join(import.meta.dirname, '../../data/raw')))('of %s', async (cohort) => {
    const { folder, raw } = shippedFiles(cohort)
    const { rows, counting, memory, ...stage2 } = await prepared(raw)
    const source = await connect({ pathOf: (file) => join(folder, file), showKeys: false })(rows)
    const theirs = {
      events: text(eventTable.format.encode(await source.eventTables(counting.eventTables))),
      counts: text(counts.format.encode(await source.counts(counting.counts))),
    }
    const found = await source.validate()
    await source.close()
    expect(validated(found)).toEqual(expected(stage2))
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
      const source = await connect({ pathOf: (file) => join(folder, file), showKeys: false })(rows)
      const [events, counted] = [
        await source.eventTables(counting.eventTables),
        await source.counts(counting.counts),
      ]
      const found = await source.validate()
      await source.close()
      expect(validated(found)).toEqual(expected(stage2))
      expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
      expect(counted).toEqual(counting.counts.flatMap(memory.counts))
    }),
    { numRuns: 12, endOnFailure: true },
  )
  rmSync(folder, { recursive: true })
})
