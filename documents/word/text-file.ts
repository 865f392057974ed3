import type { TableContent, TextRun } from '../document.ts'
import type { Xml } from './markup.ts'
import { paragraph } from './table-markup.ts'
import { section, tableWithTexts } from './tables-file.ts'
import { wordFile } from './word-file.ts'

/** A part of a text, in the order in which it is read. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'table'; readonly table: TableContent }

/** A text with headings and tables as a Word file, all of it on portrait or all of it on landscape pages of A4. */
export const textFile = (title: string, blocks: readonly Block[], isLandscape = false): Uint8Array =>
  wordFile(title, [
    styled('Title', [{ text: title }]),
    ...blocks.flatMap((block) => blockMarkup(block, isLandscape)),
    section(isLandscape),
  ])

const blockMarkup = (block: Block, isLandscape: boolean): readonly Xml[] => {
  switch (block.kind) {
    case 'heading':
      return [styled('Heading', [{ text: block.text }])]
    case 'text':
      return [styled('Text', block.runs)]
    case 'table':
      return tableWithTexts(block.table, isLandscape)
    default: {
      const never: never = block
      return never
    }
  }
}

const styled = (style: string, runs: readonly TextRun[]): Xml => paragraph(runs, { style, size: null })
