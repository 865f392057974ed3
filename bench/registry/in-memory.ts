import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import type { EventTableRequest } from '../../cohort/counts/counting.ts'
import { bufferPool } from '../../engines/columns/buffer-pool.ts'
import { type Codes, type ColumnPiece, codesFor } from '../../engines/columns/columns.ts'
import { countTimes } from '../../engines/columns/count-times.ts'
import { groupCodes, groupingOf, stridesOf } from '../../engines/columns/group-codes.ts'
import { tablesOf } from '../../engines/columns/tables.ts'
import { couldHaveLargePages, runInLargePages } from '../../pipeline/compile/large-pages.ts'
import type { EventTable } from '../../statistics/survival/event-table.ts'
import { say } from './answer.ts'
import { ARMS, EACH_ARM, REGIONS, WITHIN_REGIONS } from './plan.ts'
import { chiSquareOf, curves } from './statistics.ts'

// <Parquet file> <months or days>: the same from columns that are in memory already, one per variable, categories as codes:
// what a data frame holds. Reading them is not counted.
const [file = '', time = 'months'] = process.argv.slice(2)

if (couldHaveLargePages()) process.exit(await runInLargePages())

const connection = await (await DuckDBInstance.create(':memory:')).connect()
const rows = Number((await connection.runAndReadAll(`SELECT count(*) FROM '${file}'`)).getRows()[0]![0])
const answer = await connection.stream(
  `SELECT ${time}, CASE arm WHEN 'new' THEN 0 ELSE 1 END, right(region, 1)::INTEGER - 1, (outcome = 'event')::INTEGER FROM '${file}'`,
)
const times = time === 'months' ? new Int32Array(rows) : new Float64Array(rows)
const [arms, regions, events] = [new Uint8Array(rows), new Uint8Array(rows), new Uint8Array(rows)]
for (let at = 0; ; ) {
  const chunk = await answer.fetchChunk()
  if (chunk === null || chunk.rowCount === 0) break
  for (const [column, own] of [times, arms, regions, events].entries())
    own.set(chunk.getColumnValues(column) as number[], at)
  at += chunk.rowCount
}
connection.closeSync()

const LEVELS = [
  { variable: 'arm', values: ARMS },
  { variable: 'region', values: REGIONS },
]
const SHAPE = { places: groupCodes(LEVELS), kinds: 3, entersLate: false }

const start = performance.now()
const [ofArm, ofRegion] = stridesOf(LEVELS)
const codes = (): Codes => {
  const code = codesFor(SHAPE.places * SHAPE.kinds, rows)
  const [arm, region] = [ofArm! * SHAPE.kinds, ofRegion! * SHAPE.kinds]
  for (let i = 0; i < rows; i++) code[i] = arms[i]! * arm + regions[i]! * region + 2 - events[i]!
  return code
}
const pieces: readonly ColumnPiece[] = [{ time: times, code: codes() }]
const counted = countTimes({ ...SHAPE, pieces })
const room = bufferPool()
const tables = (request: EventTableRequest): readonly EventTable[] =>
  tablesOf(counted, SHAPE, groupingOf(request, LEVELS), room).map(({ table }) => table)
const value = chiSquareOf(tables(WITHIN_REGIONS))
curves(tables(EACH_ARM))
const milliseconds = performance.now() - start

/** Again, and of whole months often enough that the machine knows the way: what depends on the tables alone. */
const strataAgain = tables(WITHIN_REGIONS)
const armAgain = tablesOf(counted, SHAPE, groupingOf(EACH_ARM, LEVELS)).map(({ table }) => table)
const again = (): number => {
  const from = performance.now()
  curves(armAgain)
  chiSquareOf(strataAgain)
  return performance.now() - from
}
const statistics = Math.min(...Array.from({ length: time === 'months' ? 100 : 1 }, again))
say({ value, milliseconds, statistics })
