import { parseHTML } from 'linkedom'
import { abbreviationsNote } from './abbreviations.ts'
import type { TableCell, TableContent, TextRun } from './document.ts'

/** A table of a report's page, with the name by which a manuscript asks for it: `effects`. */
export interface PageTable extends TableContent {
  readonly id: string
}

/**
 * The title of a report, and the tables of the sections that an author takes over: patients first, as in a paper. Each has
 * its footnotes, and its abbreviations in words.
 */
export const pageTables = (
  page: string,
): { readonly title: string; readonly tables: readonly PageTable[] } => {
  const { document } = parseHTML(page)
  const tables: PageTable[] = []
  const elements = SECTIONS.flatMap((id) => [...document.querySelectorAll(`#${id} table[id], #${id} p.note`)])
  for (const element of elements) {
    const previous = tables.at(-1)
    if (element.localName === 'table') tables.push(tableOf(element))
    // the footnotes of the table before it
    else if (previous !== undefined && element.querySelector('sup') !== null)
      tables[tables.length - 1] = {
        ...previous,
        notes: [...previous.notes, SPACE, ...trimmed(runsOf(element))],
      }
  }
  return {
    title: document.querySelector('h1')?.textContent.trim() ?? '',
    tables: tables.map((table) => {
      const abbreviations = abbreviationsNote(table)
      if (abbreviations === null) return table
      const before = table.notes.length === 0 ? [] : [...table.notes, SPACE]
      return { ...table, notes: [...before, abbreviations] }
    }),
  }
}

/** Findings and appendix are the auditor's, not the author's. */
const SECTIONS = ['patients', 'brief', 'results'] as const

/** A table of the page with its caption and the notes in it. */
export const tableOf = (table: Element): PageTable => {
  const caption = table.querySelector('caption')
  const small = caption?.querySelector('small') ?? null
  const notes = small === null ? [] : trimmed(runsOf(small))
  small?.remove()
  // a title that the page has as a heading too is hidden in the caption
  for (const title of caption?.querySelectorAll('.vh') ?? []) title.classList.remove('vh')
  return {
    id: table.id.replace(/^t-/, ''),
    title: caption === null ? [] : trimmed(runsOf(caption)),
    notes,
    head: [...table.querySelectorAll('thead th')].map(cellOf),
    rows: [...table.querySelectorAll('tbody tr')].map((row) => ({
      kind: row.classList.contains('group') ? 'group' : row.classList.contains('sub') ? 'sub' : 'row',
      cells: [...row.querySelectorAll('th, td')].map(cellOf),
    })),
  }
}

const SPACE: TextRun = { text: ' ' }

const cellOf = (cell: Element): TableCell => ({
  runs: trimmed(runsOf(cell)),
  isNumber: cell.classList.contains('n'),
})

/** The texts within an element, with the result or the raised place that they stand in. Hidden words are left out. */
export const runsOf = (element: Element): readonly TextRun[] =>
  [...element.childNodes].flatMap((node): readonly TextRun[] => {
    if (node.nodeType === 3) return [{ text: node.textContent!.replace(/\s+/g, ' ') }]
    if (node.nodeType !== 1) return []
    const child = node as Element
    if (child.classList.contains('vh') || child.classList.contains('no-print')) return []
    if (child.hasAttribute('data-page-only')) return []
    // the last line has no other after it
    if (child.localName === 'br') return child.nextSibling === null ? [] : [{ text: '; ' }]
    const result = child.localName === 'data' ? child.getAttribute('data-result') : null
    if (result !== null) return [{ text: child.textContent!.trim(), result }]
    return child.localName === 'sup'
      ? runsOf(child).map((run) => ({ ...run, isRaised: true }))
      : runsOf(child)
  })

/** Without white space at both ends and empty runs. */
export const trimmed = (runs: readonly TextRun[]): readonly TextRun[] => {
  const texts = runs.map(({ text }) => text)
  const all = texts.join('')
  const [from, to] = [all.length - all.trimStart().length, all.trimEnd().length]
  let at = 0
  return runs.flatMap((run) => {
    const start = at
    at += run.text.length
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...run, text }]
  })
}
