import { expect, it } from 'vitest'
import { fieldProblems } from '../../../cohort/checks/data-package-checks.ts'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'

const problems = (resources: readonly object[], more: object = {}) => {
  const schema = { fields: [{ name: 'id', type: 'string' }] }
  const parsed = DataPackage.parse({
    name: 'x',
    resources: resources.map((one, i) => ({ name: `r${i}`, schema, ...one })),
    ...more,
  })
  return fieldProblems(parsed, 'id').map(
    ({ path, expected, found }) => `${path.join('.')}: ${expected}, found ${found}`,
  )
}
const table = { path: 'public.patients.table', engine: 'postgres' }
const database = { environment: 'CASEBOOK_REGISTRY', snapshot: '1' }

it.each([
  [
    'one file by an engine and another in memory',
    [{ path: 'a.csv', engine: 'duckdb' }, { path: 'b.csv' }],
    {},
    'resources.1.engine: expected the engine of the first',
  ],
  [
    'Parquet in memory',
    [{ path: 'a.parquet' }],
    {},
    'resources.0.engine: expected duckdb, the engine for Parquet files',
  ],
  [
    'Parquet for PostgreSQL',
    [{ path: 'a.parquet', engine: 'postgres' }],
    { database },
    'resources.0.engine: expected a path like schema.name.table',
  ],
  [
    'a table for DuckDB',
    [{ path: 'a.table', engine: 'duckdb' }],
    {},
    'resources.0.engine: expected postgres, because the path ends in .table',
  ],
  [
    'a divided table without the declaration that each subject is in one shard',
    [table],
    { database: { ...database, shard: 'region' } },
    'database.subjects: expected subjects: "in one shard", which counts cannot show',
  ],
  [
    'a table of no database',
    [table],
    {},
    'database: expected the address of the database that has the table',
  ],
  [
    'a format that the name denies',
    [{ path: 'a.csv', engine: 'duckdb', format: 'parquet' }],
    {},
    "resources.0.format: expected csv, as the file's name says",
  ],
  [
    'a media type that the name denies',
    [{ path: 'a.parquet', engine: 'duckdb', mediatype: 'text/csv' }],
    {},
    'resources.0.mediatype: expected application/vnd.apache.parquet',
  ],
  [
    'Parquet with a delimiter',
    [{ path: 'a.parquet', engine: 'duckdb', dialect: { delimiter: ';' } }],
    {},
    'resources.0.dialect: expected a dialect for CSV files only',
  ],
  [
    'an encoding that an engine does not read',
    [{ path: 'a.csv', engine: 'duckdb', encoding: 'windows-1252' }],
    {},
    'resources.0.encoding: expected utf-8',
  ],
])('a registry is not %s', (_, resources, more, said) => {
  expect(
    problems(resources, more)
      .map((line) => line.replace(/^([\w.]+: )/, '$1expected '))
      .join('\n'),
  ).toContain(said)
})

it('a registry is files of one engine, or tables of one database', () => {
  expect(
    problems([
      { path: 'a.parquet', engine: 'duckdb', format: 'parquet' },
      { path: 'b.csv', engine: 'duckdb' },
    ]),
  ).toEqual([])
  expect(problems([table], { database })).toEqual([])
  expect(problems([table], { database: { ...database, shard: 'region', subjects: 'in one shard' } })).toEqual(
    [],
  )
})
