import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCell } from '../../../cohort/cells/read-cell.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { cellSql } from '../../../engines/sql/cells/cell.ts'
import type { Dialect } from '../../../engines/sql/dialects/dialect.ts'
import { duckdbDialect } from '../../../engines/sql/dialects/duckdb-dialect.ts'
import { postgresDialect } from '../../../engines/sql/dialects/postgres-dialect.ts'
import { identifier, join, type Sql, sql, statement, whole } from '../../../engines/sql/sql.ts'
import { hasPostgres, type Servers, servers } from '../../../tools/support/postgres-server.ts'

const NUMBERS = [
  ...[
    '-9',
    '-9.0',
    '-09',
    '-9.',
    '-9e0',
    '-90e-1',
    '9',
    '-9.1',
    ' -9',
    '-9 ',
    '-9,0',
    '-9.00000000000000000001',
  ],
  ...[
    '99',
    '99.0',
    '099',
    '9.999',
    '9,999',
    '9.999,0',
    '9999',
    '0,999',
    '00,999',
    '0.999',
    '1,5',
    '1.5',
    'x',
    '',
  ],
]
const TEXTS = [...NUMBERS, '-91', '9-9', 'lung', 'lung,-9', 'lung, 99.0', 'lung,99.5', 'none']
const DATES = [
  '1900-01-01',
  '01.01.1900',
  '02.01.1900',
  '99.99.9999',
  '99/99/9999',
  '1900-01',
  '1900',
  '31.12.9999',
]

/** Fields with the words that are missing in them, and the cells that they are tried with. */
const COLUMNS: readonly (readonly [Partial<Field>, readonly string[], readonly string[]])[] = [
  [{ type: 'number' }, ['', '-9', '99.0', '9999'], NUMBERS],
  [{ type: 'number', decimalChar: ',' }, ['', '-9', '99.0', '9999'], NUMBERS],
  [{ type: 'number', decimalChar: ',', groupChar: '.' }, ['-9', '9999'], NUMBERS],
  [{ type: 'number', groupChar: ',' }, ['', '-9', '9999'], NUMBERS],
  [{ type: 'integer', groupChar: ',' }, ['', '-9'], NUMBERS],
  [{ type: 'integer', categories: [9, 99] }, ['', '-9.0', 'x'], NUMBERS],
  [{ type: 'number', constraints: { required: true, minimum: 0 } }, ['-9'], NUMBERS],
  [{ type: 'number' }, [''], NUMBERS],
  [{ type: 'year' }, ['', '9999.0'], NUMBERS],
  [{ type: 'string' }, ['', '-9', '99'], TEXTS],
  [{ type: 'string' }, ['-9'], TEXTS],
  [{ type: 'list' }, ['', '-9', '99'], TEXTS],
  [{ type: 'list', emptyList: 'none' }, ['99.5'], TEXTS],
  [{ type: 'date' }, ['', '01.01.1900', '99/99/9999'], DATES],
  [
    { type: 'date', format: '%m-%d-%Y' },
    ['', '12/31/9999'],
    [...DATES, '03-14-2015', '14-03-2015', '12-31-9999'],
  ],
  [{ type: 'date', format: '%d.%m.%Y', precision: 'year' }, ['1900-01-01', '31/12/9999'], DATES],
]

/** Whether a cell is what its field declares, and its value: null where it is missing or a fault. */
const inMemory = (text: string, field: Field, missing: readonly string[]) => {
  const reading = readCell(text, field, missing)
  return 'value' in reading ? [true, reading.value] : [false, null]
}

const law = (name: string, dialect: Dialect, ask: (asked: Sql) => Promise<readonly (readonly unknown[])[]>) =>
  it.each(COLUMNS.map((column) => [JSON.stringify(column.slice(0, 2)), ...column] as const))(
    `${name} reads a cell as memory does, by %s`,
    async (_, partial, missing, texts) => {
      const field: Field = { name: 'x', type: 'number', ...partial }
      const { value, isSound } = cellSql(field, identifier('x'), 'csv', missing, dialect)
      const rows = texts.map(
        (text, i) => sql`SELECT ${whole(i)} AS i, ${{ parts: [{ value: text, type: 'TEXT' }] }} AS x`,
      )
      const found = await ask(
        sql`SELECT ${value}, ${isSound} FROM (${join(rows, sql` UNION ALL `)}) AS t ORDER BY i`,
      )
      const read = texts.map((text) => [text, ...inMemory(text, field, missing)])
      expect(found.map(([of, sound], i) => [texts[i], sound, sound ? of : null])).toEqual(read)
    },
  )

describe('DuckDB', () => {
  law('DuckDB', duckdbDialect, async (asked) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const { text, values } = statement(asked)
    const rows = (await connection.runAndReadAll(text, [...values])).getRows()
    connection.closeSync()
    return rows.map((row) => row.map((one) => (one instanceof Object && 'items' in one ? one.items : one)))
  })
})

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let all: Servers
  let ask: (asked: Sql) => Promise<readonly (readonly unknown[])[]>
  beforeAll(async () => {
    all = servers()
    const server = await all.start()
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    client.on('error', () => {}) // the server is stopped before its client
    ask = async (asked) => {
      const { text, values } = statement(asked)
      return (await client.query({ text, values: [...values], rowMode: 'array' })).rows
    }
  })
  afterAll(() => all?.stop())
  law('PostgreSQL', postgresDialect, (asked) => ask(asked))
})
