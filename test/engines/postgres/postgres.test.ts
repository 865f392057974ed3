import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { connect } from '../../../engines/postgres.ts'
import { counts, eventTable } from '../../../stages/3-durations/artifacts.ts'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import {
  hasPostgres,
  type Server,
  type Servers,
  servers,
  textTable,
} from '../../../tools/support/postgres-server.ts'
import { randomCohort } from '../../support/engines/random-cohort.ts'
import { expectedOf, foundIn, prepared, shippedFiles, textFiles } from '../../support/engines/rows-plan-of.ts'
import { cohortsWithRows } from '../../support/stages/cohorts-with-rows.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const skip = hasPostgres ? '' : ' (skipped: PostgreSQL is missing, run "make system")'

describe.skipIf(!hasPostgres)(`PostgreSQL${skip}`, () => {
  let all: Servers
  let server: Server

  beforeAll(async () => {
    all = servers()
    server = await all.start()
  })
  afterAll(() => all?.stop())

  /** The files as tables of text, and the plan for them. */
  const stored = async (rows: RowsPlan, csvOf: (path: string) => string): Promise<RowsPlan> => {
    for (const { path, name, dialect } of rows.resources) {
      const { data } = Papa.parse<string[]>(csvOf(path), {
        delimiter: dialect?.delimiter ?? ',',
        skipEmptyLines: true,
      })
      await server.query(textTable(`public."${name}"`, data))
    }
    return { ...rows, resources: rows.resources.map((one) => ({ ...one, path: `public.${one.name}.table` })) }
  }

  const open = (rows: RowsPlan) =>
    connect({
      description: { settings: {}, environment: ['CASEBOOK_DATABASE'] },
      environment: { CASEBOOK_DATABASE: server.url },
      showKeys: false,
    })(rows)

  it.each(cohortsWithRows())('writes the bytes that memory writes, of %s', async (cohort) => {
    const { folder, raw } = shippedFiles(cohort)
    const { rows, counting, memory, ...stage2 } = await prepared(raw)
    const source = await open(await stored(rows, (path) => readFileSync(join(folder, path), 'utf8')))
    const events = await source.eventTables(counting.eventTables)
    const counted = await source.counts(counting.counts)
    const found = await source.validate()
    await source.close()
    expect(foundIn(found)).toEqual(expectedOf(stage2))
    expect(text(eventTable.format.encode(events))).toBe(
      text(eventTable.format.encode(counting.eventTables.flatMap(memory.eventTable))),
    )
    expect(text(counts.format.encode(counted))).toBe(
      text(counts.format.encode(counting.counts.flatMap(memory.counts))),
    )
  })

  it('counts any cohort as memory does, whatever its names and words', async () => {
    await fc.assert(
      fc.asyncProperty(randomCohort, async (raw) => {
        const { rows, counting, memory, ...stage2 } = await prepared(textFiles(raw))
        const source = await open(await stored(rows, () => raw['patients.csv']))
        const events = await source.eventTables(counting.eventTables)
        const counted = await source.counts(counting.counts)
        const found = await source.validate()
        await source.close()
        expect(foundIn(found)).toEqual(expectedOf(stage2))
        expect(events).toEqual(counting.eventTables.flatMap(memory.eventTable))
        expect(counted).toEqual(counting.counts.flatMap(memory.counts))
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })

  /** The six of test/broken with a column of a type of the server's own. */
  const typed = async (change: string) => {
    const files = Object.fromEntries(
      Object.entries(baseFiles()).map(([name, bytes]) => [name, text(bytes).replace(',1.5,', ',0.7,')]),
    )
    const six = await prepared(textFiles(files))
    const rows = await stored(six.rows, (path) => files[path]!)
    await server.query(`ALTER TABLE public.patients ALTER ${change}`)
    return { ...six, rows }
  }

  it('takes a number of 32 bits for what it prints: 0.7', async () => {
    const { rows, counting, memory } = await typed('dose TYPE real USING dose::real')
    const source = await open(rows)
    const counted = await source.counts(counting.counts)
    expect((await source.validate()).violations).toEqual([])
    await source.close()
    expect(counted).toEqual(counting.counts.flatMap(memory.counts))
  })

  it.each([
    ['dose TYPE numeric USING 123456789012345678.25', 'dose 6'],
    ['age TYPE bigint USING 9007199254740993', 'age 6'],
    [
      "year TYPE timestamp USING '2015-01-01'",
      'expected a column that can be read as year, found a column of type timestamp',
    ],
    ["sites TYPE text[] USING string_to_array(sites, ',')", 'found a column of type text[]'],
  ])('refuses what no value can be read from: %s', async (change, expected) => {
    const { rows } = await typed(change)
    const found = await open(rows).then(
      async (source) => {
        const { violations } = await source.validate()
        await source.close()
        return violations.map(({ field, count }) => `${field} ${count}`).join()
      },
      (error: Error) => error.message,
    )
    expect(found).toContain(expected)
  })
})
