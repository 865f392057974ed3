import { getDocument, OPS, VerbosityLevel } from 'unpdf/pdfjs'

Object.assign(globalThis, { casebookPdf: { getDocument, OPS, VerbosityLevel } })
