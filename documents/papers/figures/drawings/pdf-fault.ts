import { SourceError } from '../../../../sources/support/source-error.ts'

const REMEDY = 'open the file in a viewer and print the page of the figure to a new PDF'

/** What is wrong with a PDF. */
export const pdfFault = (expected: string, found: string, remedy = REMEDY): SourceError =>
  new SourceError({ place: 'the file', expected, found, remedy })
