import type { getResolvedPDFJS as Resolved } from 'unpdf'

/** Operators of one page that pdf.js may hand over; the readers of papers and figures take fewer. */
const MOST_OPERATORS = 2_000_000

/**
 * Stands for unpdf in the page: pdf.js is a program of its own there, which stands before this one where a PDF is read.
 * @throws where it does not
 */
export const getResolvedPDFJS = async (): ReturnType<typeof Resolved> => {
  const { casebookPdf } = globalThis as { casebookPdf?: Awaited<ReturnType<typeof Resolved>> }
  if (casebookPdf === undefined) throw new Error('the program that reads PDF is not there')
  boundOperators()
  return casebookPdf
}

/**
 * A worker whose heap is full takes the whole tab with it. pdf.js copies the operators of a page in pieces, each a message of a
 * stream: one with too many ends in the error of an array that is too long.
 */
const boundOperators = (): void => {
  const copy = globalThis.structuredClone
  const counts = new Map<unknown, number>()
  globalThis.structuredClone = (value, options) => {
    const { streamId, chunk } = (value ?? {}) as {
      streamId?: unknown
      chunk?: { fnArray?: readonly unknown[] }
    }
    const length = chunk?.fnArray?.length ?? 0
    if (length > 0) {
      const count = (counts.get(streamId) ?? 0) + length
      counts.set(streamId, count)
      if (count > MOST_OPERATORS) {
        dispatchEvent(new Event('too-large'))
        throw new RangeError('Invalid array length')
      }
    }
    return copy(value, options)
  }
}
