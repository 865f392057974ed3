/** A paragraph of a manuscript, as far as its numbers are concerned; a paragraph of `documents/` is one. */
export interface ProseParagraph {
  readonly kind: 'heading' | 'text' | 'cell' | 'note'
  /** The nearest heading above it; for a cell also the caption of its table. */
  readonly section: string
  readonly text: string
  /** Of a cell: the first cell of its row, and the head of its column. */
  readonly heads?: readonly string[]
}

export interface ProseOptions {
  /** The decimal mark: `,` in German or French text. */
  readonly decimalMark?: '.' | ','
  /** "Less than three" as <3, "no patients" as 0, "half" as 50%: what is written there is no number that could be replaced. */
  readonly numberWords?: boolean
}
