import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { bucketedRows } from '../columns/buckets.ts'
import { type Columns, codesFor, type Shape } from '../columns/columns.ts'
import type { Statement } from '../sql/sql.ts'

/** Receives a vector of each column. */
type ReceiveChunk = (chunk: DuckDBDataChunk) => void

/**
 * Reads the columns `time`, `code` and optionally `entry` of a statement without fetching rows or results: a scalar
 * function in the statement receives each vector in DuckDB's memory and copies it. Fetching a result would cost new
 * memory and a turn of the event loop for every two thousand rows.
 */
export const columnReader = (
  connection: DuckDBConnection,
): ((asked: Statement, shape: Shape) => Promise<Columns>) => {
  // DuckDB keeps a function until the connection closes, so the function must not keep what it copied
  let receiveChunk: ReceiveChunk | null = null
  const registered = new Set<string>()
  const functionFor = async (width: number, { entersLate }: Shape): Promise<string> => {
    const name = `copy_${width}${entersLate ? '_late' : ''}`
    if (registered.has(name)) return name
    const { DuckDBScalarFunction, BOOLEAN, DOUBLE, USMALLINT, UTINYINT } = await import('@duckdb/node-api')
    const copyFunction = DuckDBScalarFunction.create({
      name,
      parameterTypes: [DOUBLE, width === 1 ? UTINYINT : USMALLINT, ...(entersLate ? [DOUBLE] : [])],
      returnType: BOOLEAN,
      // otherwise DuckDB may call it once for equal rows
      volatile: true,
      mainFunction: (_, chunk) => receiveChunk!(chunk),
    })
    connection.registerScalarFunction(copyFunction)
    registered.add(name)
    return name
  }
  return async ({ text, values }, shape) => {
    const codes = shape.places * shape.kinds
    const { BYTES_PER_ELEMENT: width } = codesFor(codes, 0)
    const name = await functionFor(width, shape)
    const rowsByBucket = bucketedRows(codes)
    const { default: bindings } = await import('@duckdb/node-bindings')
    const threads = await threadsOf(connection)
    receiveChunk = (chunk) => {
      const rows = chunk.rowCount
      const bytes = (column: number, each: number): Uint8Array =>
        bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), rows * each)
      const times = (column: number): Float64Array => {
        const { buffer, byteOffset } = bytes(column, 8)
        return new Float64Array(buffer, byteOffset, rows)
      }
      const narrow = bytes(1, width)
      const code = width === 1 ? narrow : new Uint16Array(narrow.buffer, narrow.byteOffset, rows)
      rowsByBucket.add(times(0), code)
      // an entry has the same group and the first kind
      if (shape.entersLate)
        rowsByBucket.add(
          times(2),
          code.map((value) => value - (value % shape.kinds)),
        )
    }
    try {
      // other threads continue while one waits for this function
      await connection.run(`SET threads = ${threads + 2}`)
      const columns = shape.entersLate ? 'time, code, entry' : 'time, code'
      await connection.run(`SELECT count(${name}(${columns})) FROM (${text}) AS r`, [...values])
    } finally {
      receiveChunk = null
      await connection.run(`SET threads = ${threads}`)
    }
    const buckets = rowsByBucket.pieces()
    return { ...shape, pieces: buckets.flat(), buckets: buckets.map(({ length }) => length) }
  }
}

const threadsOf = async (connection: DuckDBConnection): Promise<number> =>
  Number((await connection.runAndReadAll("SELECT current_setting('threads')")).getRows()[0]![0])
