import { eventTables } from '../../cohort/counts/event-rows.ts'
import { connect } from '../../engines/duckdb.ts'
import { endOfFile } from '../../pipeline/disk/end-of-file.ts'
import { piecesOfFile } from '../../pipeline/disk/pieces-of-file.ts'
import { say } from './answer.ts'
import { BY_ARM, EACH_ARM, planOf, type TimeScale, WITHIN_REGIONS } from './plan.ts'
import { chiSquareOf, curves } from './statistics.ts'

const [file = '', time = 'months', how = ''] = process.argv.slice(2)

const open = connect({
  pathOf: () => file,
  piecesOf: () => piecesOfFile(file),
  endOf: (_, bytes) => endOfFile(file, bytes),
  showKeys: false,
})

const whole = async (): Promise<number> => {
  const rows = await open(planOf(file, 'months'))
  const table = await rows.eventTables([BY_ARM, WITHIN_REGIONS])
  await rows.close()
  curves(eventTables(table, 'event', ['arm']))
  return chiSquareOf(eventTables(table, 'event', ['arm'], ['region']))
}

const realValued = async (): Promise<number> => {
  const rows = await open(planOf(file, 'days'))
  let value = Number.NaN
  for await (const [request, tables] of rows.columnTables([WITHIN_REGIONS, EACH_ARM])) {
    const own = tables.map(({ table }) => table)
    if (request === EACH_ARM) curves(own)
    else value = chiSquareOf(own)
  }
  await rows.close()
  return value
}

/** The minimal SQL statement: the counts of one grouping. */
const byHand = async (): Promise<number> => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const answer = await connection.stream(
    `SELECT region, arm, ${time}, count(*) FILTER (WHERE outcome = 'event'), count(*) FROM '${file}' GROUP BY ALL`,
  )
  let rows = 0
  for (;;) {
    const chunk = await answer.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return rows
    rows += chunk.rowCount
  }
}

const scale: TimeScale = time === 'days' ? 'days' : 'months'
say({ value: await (how === 'by-hand' ? byHand() : scale === 'days' ? realValued() : whole()) })
