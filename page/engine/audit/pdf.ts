import type { getResolvedPDFJS as Resolved } from 'unpdf'

/**
 * Stands for unpdf in the page: pdf.js is a program of its own there, which stands before this one where a PDF is read.
 * @throws where it does not
 */
export const getResolvedPDFJS = async (): ReturnType<typeof Resolved> => {
  const { casebookPdf } = globalThis as { casebookPdf?: Awaited<ReturnType<typeof Resolved>> }
  if (casebookPdf === undefined) throw new Error('the program that reads PDF is not there')
  return casebookPdf
}
