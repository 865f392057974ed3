import type { DuckDBConnection } from '@duckdb/node-api'
import { type Columns, codesFor, type Shape } from './columns/columns.ts'
import { growingPieces } from './columns/pieces.ts'
import type { Statement } from './sql/sql.ts'

/**
 * The answer to a statement of time, code and perhaps time of entry as columns, never as rows: each vector of DuckDB's is
 * copied as it lies in memory.
 */
export const readColumns = async (
  connection: DuckDBConnection,
  { text, values }: Statement,
  shape: Shape,
): Promise<Columns> => {
  const { default: bindings } = await import('@duckdb/node-bindings')
  const answer = await connection.stream(text, [...values])
  const codes = shape.places * shape.kinds
  const exits = growingPieces(codes)
  const entries = growingPieces(codes)
  const { BYTES_PER_ELEMENT: width } = codesFor(codes, 0)
  for (;;) {
    const chunk = await answer.fetchChunk()
    const rows = chunk?.rowCount ?? 0
    if (chunk === null || rows === 0) break
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
  return { ...shape, pieces: [...exits.pieces, ...(shape.entersLate ? entries.pieces : [])] }
}
