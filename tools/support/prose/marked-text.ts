import type { ProseParagraph } from '../../../audit/prose/numbers/prose-paragraph.ts'

/** A number of a marked manuscript: where it is, and what it reports. */
export interface Mark {
  readonly paragraph: number
  readonly from: number
  readonly to: number
  /** Ids that mean the same; empty if no result gives the number. */
  readonly ids: readonly string[]
  /** Wrong on purpose. */
  readonly isWrong: boolean
}

export interface MarkedText {
  readonly paragraphs: readonly ProseParagraph[]
  readonly marks: readonly Mark[]
}

/** Reads the format of `test/audit/prose/manuscripts/README.md`. */
export const markedText = (text: string): MarkedText => {
  const paragraphs: ProseParagraph[] = []
  const marks: Mark[] = []
  let section = ''
  const add = (kind: ProseParagraph['kind'], marked: string, heads: readonly string[]): void => {
    const { plain, found } = unmarked(marked, paragraphs.length)
    marks.push(...found)
    paragraphs.push({ kind, section, text: plain, ...(kind === 'cell' ? { heads } : {}) })
    if (kind === 'heading') section = plain
  }
  let columns: readonly string[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (line.startsWith('| ')) columns = addRow(line, columns, add)
    else {
      columns = []
      const heading = /^#{1,2} (.*)/.exec(line)?.[1]
      if (heading === undefined) add('text', line, [])
      else add('heading', heading, [])
    }
  }
  return { paragraphs, marks }
}

/** The heads of the columns: the first row of a table. */
const addRow = (
  line: string,
  columns: readonly string[],
  add: (kind: 'cell', marked: string, heads: readonly string[]) => void,
): readonly string[] => {
  const cells = cellsOf(line)
  const plain = cells.map((cell) => unmarked(cell, 0).plain)
  for (const [i, cell] of cells.entries())
    add('cell', cell, columns.length === 0 || i === 0 ? [] : [plain[0]!, columns[i]!])
  return columns.length === 0 ? plain : columns
}

/** A sign | within a mark separates text and id: cells are split outside of marks. */
const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .replace(/«[^»]*»/g, (mark) => mark.replace('|', '\0'))
    .split('|')
    .map((cell) => cell.trim().replaceAll('\0', '|'))

const unmarked = (
  marked: string,
  paragraph: number,
): { readonly plain: string; readonly found: readonly Mark[] } => {
  const found: Mark[] = []
  let plain = ''
  for (const part of marked.split(/(«[^»]*»)/)) {
    const [, text, truth] = /^«([^|»]*)\|([^»]*)»$/.exec(part) ?? []
    if (text === undefined || truth === undefined) {
      plain += part
      continue
    }
    const isWrong = truth.startsWith('!')
    found.push({
      paragraph,
      from: plain.length,
      to: plain.length + text.length,
      ids: truth === '?' ? [] : truth.replace(/^!/, '').split(' = '),
      isWrong,
    })
    plain += text
  }
  return { plain, found }
}
