import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { type Columns, codesFor, type Shape } from './columns/columns.ts'
import { growingPieces } from './columns/pieces.ts'
import type { Statement } from './sql/sql.ts'

/** Functions are registered with a connection under a name each. */
let functions = 0

/**
 * The answer to a statement of `time`, `code` and perhaps `entry` as columns, never as rows and never as an answer: a function
 * of ours stands in the statement, is called with each vector where it lies in DuckDB's memory, and copies it. What
 * DuckDB hands over as an answer costs new memory and a turn of the event loop for every two thousand rows.
 */
export const readColumns = async (
  connection: DuckDBConnection,
  { text, values }: Statement,
  shape: Shape,
): Promise<Columns> => {
  const { DuckDBScalarFunction, BOOLEAN, DOUBLE, USMALLINT, UTINYINT } = await import('@duckdb/node-api')
  const { default: bindings } = await import('@duckdb/node-bindings')
  const codes = shape.places * shape.kinds
  const exits = growingPieces(codes)
  const entries = growingPieces(codes)
  const { BYTES_PER_ELEMENT: width } = codesFor(codes, 0)
  const copy = (chunk: DuckDBDataChunk): void => {
    const rows = chunk.rowCount
    const bytes = (column: number, each: number): Uint8Array =>
      bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), rows * each)
    const times = (column: number): Float64Array => {
      const { buffer, byteOffset } = bytes(column, 8)
      return new Float64Array(buffer, byteOffset, rows)
    }
    const narrow = bytes(1, width)
    const code = width === 1 ? narrow : new Uint16Array(narrow.buffer, narrow.byteOffset, rows)
    exits.add(times(0), code)
    // who enters is of the same place, and of the first kind there
    if (shape.entersLate)
      entries.add(
        times(2),
        code.map((one) => one - (one % shape.kinds)),
      )
  }
  const name = `copy_${++functions}`
  const own = DuckDBScalarFunction.create({
    name,
    parameterTypes: [DOUBLE, width === 1 ? UTINYINT : USMALLINT, ...(shape.entersLate ? [DOUBLE] : [])],
    returnType: BOOLEAN,
    // else it might be called once for rows that are alike
    volatile: true,
    mainFunction: (_, chunk) => copy(chunk),
  })
  connection.registerScalarFunction(own)
  const columns = shape.entersLate ? 'time, code, entry' : 'time, code'
  // while a thread waits for us, another counts on
  const threads = Number(
    (await connection.runAndReadAll("SELECT current_setting('threads')")).getRows()[0]![0],
  )
  await connection.run(`SET threads = ${threads + 2}`)
  await connection.run(`SELECT count(${name}(${columns})) FROM (${text}) AS r`, [...values])
  await connection.run(`SET threads = ${threads}`)
  return { ...shape, pieces: [...exits.pieces, ...(shape.entersLate ? entries.pieces : [])] }
}
