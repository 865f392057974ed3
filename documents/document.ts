import type { SourceFault } from '../sources/source.ts'

/**
 * A text document (Word, Markdown) as its reader sees it: paragraphs with places, with the numbers that are bound to
 * results, and the places where whole tables and figures belong. Whatever is found here is changed by `Edit`s, which
 * leave every other byte of the document as it is.
 */
export interface TextDocument {
  readonly paragraphs: readonly Paragraph[]
  /** In the order of the document. What is in a slot (a placed table, a caption) is no paragraph. */
  readonly slots: readonly Slot[]
}

/** A paragraph, heading, cell of a table, or note. */
export interface Paragraph {
  readonly kind: 'heading' | 'text' | 'cell' | 'note'
  /** For people: `Results, paragraph 3`, `table 2, row 3, column 2`, `footnote 1`. */
  readonly place: string
  /** The nearest heading above it; '' before the first. */
  readonly section: string
  /** The text with all tracked changes accepted, without marks of the format. Places in it are UTF-16 offsets. */
  readonly text: string
  /** Without overlaps, in the order of the text. */
  readonly bindings: readonly Binding[]
  /** Its first line, counted from 1, in a format that has lines. */
  readonly line?: number
  /** Of a cell of a paper's table: what stands beside and above it; none if the cell is a head, or its place is doubtful. */
  readonly heads?: readonly string[]
}

/** A number (or text) that is bound to a result: `text.slice(from, to)` is what is written there now. */
export interface Binding {
  readonly from: number
  readonly to: number
  /** See `tag.ts`: the tag of a result, `open` or `fixed`. */
  readonly tag: string
}

/** A place for a whole table or figure. */
export interface Slot {
  /** `table:<id>` or `figure:<id>`. */
  readonly tag: string
  readonly place: string
  /** As of a paragraph. */
  readonly line?: number
}

/** A change of a document. Paragraphs, bindings and slots by their index in the `TextDocument` that was read from it. */
export type Edit =
  /** Binds a part of a paragraph that no binding overlaps. Its text and its look stay as they are. */
  | {
      readonly kind: 'bind'
      readonly paragraph: number
      readonly from: number
      readonly to: number
      readonly tag: string
    }
  /** Gives a binding another tag. */
  | { readonly kind: 'rebind'; readonly paragraph: number; readonly binding: number; readonly tag: string }
  /** Replaces the text of a binding, in the look of its first letter. */
  | { readonly kind: 'fill'; readonly paragraph: number; readonly binding: number; readonly text: string }
  /** Replaces what is in a slot. */
  | { readonly kind: 'place'; readonly slot: number; readonly content: TableContent | PictureContent }

/** A piece of text of a table, caption or paragraph. `result`: the id of the computed number that it is. */
export interface TextRun {
  readonly text: string
  readonly result?: string
  readonly isRaised?: boolean
  readonly isBold?: boolean
  /** A word in grey that says who fills this place in; it goes when somebody types there. */
  readonly isPrompt?: boolean
}

export interface TableCell {
  readonly runs: readonly TextRun[]
  readonly isNumber: boolean
}

export interface TableRow {
  /** `group`: a heading over all columns; `sub`: a row of what is named above it. */
  readonly kind: 'row' | 'group' | 'sub'
  readonly cells: readonly TableCell[]
}

/** A table with its caption and its footnotes. */
export interface TableContent {
  readonly title: readonly TextRun[]
  readonly notes: readonly TextRun[]
  readonly head: readonly TableCell[]
  readonly rows: readonly TableRow[]
}

/** A figure with its caption. */
export interface PictureContent {
  readonly caption: readonly TextRun[]
  /** For readers who do not see it. */
  readonly alternative: string
  /** As an Enhanced Metafile (MS-EMF): lines and letters, no pixels. */
  readonly emf: Uint8Array
  /** The path of the picture from the document, for a format that links pictures (Markdown) instead of containing them. */
  readonly path?: string
  /** On paper, in millimetres. */
  readonly width: number
  readonly height: number
}

export interface EditOptions {
  /** Changes of text are marked as tracked changes of this author, where the format has them. */
  readonly trackedBy?: string
  /**
   * For readers, not for the author: in Markdown a binding becomes its text alone, and a slot what is placed in it. A Word
   * document is the same for both, since readers do not see its content controls.
   */
  readonly isForReaders?: boolean
}

/** What reading gives: the document, or every fault of it. */
export type DocumentReading =
  | { readonly document: TextDocument }
  | { readonly faults: readonly SourceFault[] }

/** A format of documents. Pure: bytes in, bytes out; the same bytes for the same edits on every machine. */
export interface DocumentFormat {
  /** In words: `a Word document (.docx)`. */
  readonly title: string
  /** The ending of file names, without the point. */
  readonly ending: string
  /** @throws never for the content of a file: faults are returned */
  read(bytes: Uint8Array, name: string): Promise<DocumentReading>
  /**
   * @param bytes a document that `read` accepts
   * @throws RangeError if an edit names what the document does not have
   */
  edit(bytes: Uint8Array, edits: readonly Edit[], options?: EditOptions): Promise<Uint8Array>
}
