import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '../../engines/duckdb.ts'
import { liesIn } from './lies-in.ts'
import { expectedOf, foundIn, prepared, textFiles } from './rows-plan-of.ts'
import { visitsCohort } from './visits-cohort.ts'

const folder = mkdtempSync(join(tmpdir(), 'casebook-open-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Raw = Readonly<Record<string, string>>

const opened = async (raw: Raw) => {
  for (const [name, text] of Object.entries(raw))
    if (name.endsWith('.csv')) writeFileSync(join(folder, name), text)
  const cohort = await prepared(textFiles(raw)).catch(() => null)
  return cohort && { ...cohort, source: await connect(liesIn(folder))(cohort.rows) }
}

describe('DuckDB says what memory says', () => {
  it('of rows whose condition a missing value leaves open', async () => {
    let looked = 0
    await fc.assert(
      fc.asyncProperty(visitsCohort, async (raw) => {
        const cohort = await opened(raw)
        // two rows that may be the first are a fault in both
        if (cohort === null) return
        const { source, counting, memory, ...stage2 } = cohort
        looked += 1
        const found = await source.validate()
        const counted = await source.counts(counting.counts)
        await source.close()
        expect(counted).toEqual(counting.counts.flatMap(memory.counts))
        expect(foundIn(found)).toEqual(expectedOf(stage2))
      }),
      { numRuns: 2, endOnFailure: true },
    )
    expect(looked).toBeGreaterThan(0)
  })
})
