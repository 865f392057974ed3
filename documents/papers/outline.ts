import type { Paragraph } from '../document.ts'

/** What a reader of papers finds, in the order in which the paper is read. */
export type PaperPart =
  | { readonly kind: 'heading' | 'text' | 'note'; readonly text: string; readonly page?: number }
  | {
      readonly kind: 'table'
      /** As the paper names it: "Table 1. Characteristics"; '' without a name. */
      readonly title: string
      readonly rows: readonly (readonly string[])[]
      readonly page?: number
    }

/** The parts of a paper as paragraphs with places: section and number, or table, row and column. Empty texts are left out. */
export const paragraphsOf = (parts: readonly PaperPart[]): readonly Paragraph[] => {
  let section = ''
  const counts = { paragraph: 0, note: 0, table: 0 }
  return parts
    .flatMap((part): readonly Paragraph[] => {
      const on = part.page === undefined ? '' : `page ${part.page}, `
      const paragraph = (kind: Paragraph['kind'], where: string, text: string): Paragraph => ({
        ...{ kind, place: `${on}${where}`, section, text, bindings: [] },
      })
      if (part.kind === 'table') {
        counts.table += 1
        const name = /^table\s+\S*[\p{L}\p{N}]/iu.exec(part.title)?.[0] ?? `table ${counts.table}`
        return [
          paragraph('text', `${name}, title`, part.title),
          ...part.rows.flatMap((row, r) =>
            row.map((text, c) => paragraph('cell', `${name}, row ${r + 1}, column ${c + 1}`, text)),
          ),
        ]
      }
      if (part.kind === 'heading') {
        ;[section, counts.paragraph] = [part.text, 0]
        return [paragraph('heading', 'heading', part.text)]
      }
      const count = part.kind === 'note' ? ++counts.note : ++counts.paragraph
      const where = section === '' ? '' : `${section}, `
      return [
        paragraph(
          part.kind,
          part.kind === 'note' ? `note ${count}` : `${where}paragraph ${count}`,
          part.text,
        ),
      ]
    })
    .filter(({ text }) => text !== '')
}
