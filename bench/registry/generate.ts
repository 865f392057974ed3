import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** The files of a registry of n subjects: ignored by git, generated from the seed. */
export const filesOf = (n: number): { readonly csv: string; readonly parquet: string } => {
  const folder = join('build/bench-data', String(n))
  return { csv: join(folder, 'registry.csv'), parquet: join(folder, 'registry.parquet') }
}

/**
 * Writes a registry as Parquet, and from it as CSV, unless it exists. Every value is a hash of the seed, the subject's number
 * and the column, so that n subjects are the first n of any larger registry, on every machine. `months` are whole, `days`
 * real-valued; hazards differ by arm; a third of the subjects has the event, some have a competing event.
 */
export const generate = async (
  n: number,
  seed: number,
  kinds: readonly ('csv' | 'parquet')[] = ['parquet', 'csv'],
): Promise<void> => {
  const { csv, parquet } = filesOf(n)
  if (kinds.every((kind) => existsSync(filesOf(n)[kind]))) return
  mkdirSync(join('build/bench-data', String(n)), { recursive: true })
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  // 53 bits of the hash as a number from 0 to 1
  const share = (column: number): string =>
    `((hash(i, ${column}, ${seed}) >> 11)::DOUBLE / 9007199254740992.0)`
  const rows = `SELECT i AS id, least(240, floor(life))::INTEGER + 1 AS months, round(life * 30.4375, 6) + 0.5 AS days,
    CASE WHEN ${share(1)} < 0.35 THEN 'event' WHEN ${share(1)} < 0.45 THEN 'other' ELSE 'none' END AS outcome, arm, region, age
    FROM (SELECT i, arm, region, age, -ln(1 - ${share(2)}) * CASE arm WHEN 'new' THEN 66 ELSE 60 END AS life
      FROM (SELECT i, CASE WHEN ${share(3)} < 0.5 THEN 'new' ELSE 'standard' END AS arm,
        'region ' || (1 + floor(${share(4)} * 8)::INTEGER) AS region, 40 + floor(${share(5)} * 50)::INTEGER AS age
        FROM range(1, ${n + 1}) AS r(i)))`
  await connection.run(`COPY (${rows}) TO '${parquet}' (FORMAT parquet)`)
  if (kinds.includes('csv')) await connection.run(`COPY (SELECT * FROM '${parquet}') TO '${csv}' (HEADER)`)
  connection.closeSync()
}
