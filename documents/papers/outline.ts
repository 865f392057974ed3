import type { Paragraph } from '../document.ts'
import type { PaperTable, TableCell } from './tables/paper-table.ts'

/** What a reader of papers finds, in the order in which the paper is read. */
export type PaperPart =
  | { readonly kind: 'heading' | 'text' | 'note'; readonly text: string; readonly page?: number }
  | { readonly kind: 'table'; readonly table: PaperTable; readonly page?: number }

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
        const { title, rows } = part.table
        const name = tableName(part.table, counts.table)
        return [
          paragraph('text', `${name}, title`, title),
          ...rows.flat().map((cell) => {
            const where = `${name}, row ${cell.row}, column ${cell.column}`
            const page = cell.place === null ? '' : `page ${cell.place.page}, `
            return {
              ...paragraph('cell', where, cell.text),
              ...{ place: `${page}${where}`, heads: headsOf(cell) },
            }
          }),
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

const headsOf = ({ isHead, doubt, groups, label, heads }: TableCell): readonly string[] =>
  isHead || doubt !== '' ? [] : [...groups, label, ...heads].filter((text) => text !== '')

/** "Table 1" of its title; else its number in the paper. */
export const tableName = ({ title }: PaperTable, number: number): string =>
  TITLE.exec(title)?.[0] ?? `table ${number}`

const TITLE = /^(?:(?:extended data|supplement(?:ary|al)) )?table\s+\S*[\p{L}\p{N}]/iu
const LONGEST_TITLE = 400

/** Tables without a title have the text directly before them as their title, if it begins as one. */
export const withTitles = (parts: readonly PaperPart[]): readonly PaperPart[] => {
  const titled: PaperPart[] = []
  for (const part of parts) {
    const before = titled.at(-1)
    const isTitle =
      part.kind === 'table' &&
      part.table.title === '' &&
      before !== undefined &&
      before.kind !== 'table' &&
      before.text.length <= LONGEST_TITLE &&
      TITLE.test(before.text)
    if (isTitle) titled[titled.length - 1] = { ...part, table: { ...part.table, title: before.text } }
    else titled.push(part)
  }
  return titled
}
