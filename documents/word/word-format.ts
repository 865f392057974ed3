import type { SourceFault } from '../../sources/source.ts'
import { SourceError } from '../../sources/support/source-error.ts'
import type { DocumentFormat, TextDocument } from '../document.ts'
import { OPEN } from '../tag.ts'
import { OPEN_AS_IS } from './control.ts'
import { editedFile } from './editing/edited-file.ts'
import { openPackage, PackageFaults } from './parts/word-package.ts'
import { type WordDocument, wordDocument } from './reading/word-document.ts'

/**
 * Word documents (ECMA-376, Transitional), as Word and LibreOffice write them.
 *
 * A binding is a content control in a paragraph whose tag or title is `casebook:` and the tag. A slot is such a control
 * with the tag of a table or figure, around paragraphs or within one, or a paragraph whose text is `[table:<id>]`.
 */
export const wordFormat: DocumentFormat = {
  title: 'a Word document (.docx)',
  ending: 'docx',
  async read(bytes, name) {
    try {
      return { document: textDocument(wordDocument(await openPackage(bytes, name))) }
    } catch (error) {
      return { faults: faultsOf(error) }
    }
  },
  async edit(bytes, edits, options = {}) {
    const file = await openPackage(bytes, 'the document')
    return editedFile(file, wordDocument(file), edits, options)
  },
}

/** The faults of a file. An error of another kind is an error of the program, and passes. */
const faultsOf = (error: unknown): readonly SourceFault[] => {
  if (error instanceof PackageFaults) return error.faults
  if (error instanceof SourceError) return [error.fault]
  throw error
}

/** What the contract of documents says of it. */
const textDocument = ({ paragraphs, slots }: WordDocument): TextDocument => ({
  paragraphs: paragraphs.map(({ kind, place, section, text, bindings }) => ({
    ...{ kind, place, section, text },
    bindings: bindings.map(({ from, to, tag }) => ({ from, to, tag: tag === OPEN_AS_IS ? OPEN : tag })),
  })),
  slots: slots.map(({ tag, place }) => ({ tag, place })),
})
