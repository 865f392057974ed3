import { parseHTML } from 'linkedom'
import type { TableContent, TableRow, TextRun } from './document.ts'
import { runsOf, tableOf, trimmed } from './page-tables.ts'

/** What an author takes over of a report's page besides its tables, in the order of the page. */
export interface PageText {
  readonly title: string
  /** The paragraphs for a manuscript, each with its heading; a computed number in them names its result. */
  readonly paragraphs: readonly PageParagraph[]
  /** Without the figure of the audit. */
  readonly figures: readonly PageFigure[]
  /** Checklists of reporting guidelines by name: `strobe`, `remark`. */
  readonly checklists: ReadonlyMap<string, TableContent>
  /** The reported numbers with their verdicts, and the sentence that counts them; null without a claims file. */
  readonly claims: { readonly sentence: readonly TextRun[]; readonly table: TableContent } | null
}

export interface PageParagraph {
  readonly heading: string
  readonly runs: readonly TextRun[]
}

export interface PageFigure {
  /** The name of its files. */
  readonly name: string
  readonly title: readonly TextRun[]
  readonly caption: readonly TextRun[]
  /** Whether it is in the appendix of the report. */
  readonly isInAppendix: boolean
}

/** Reads them from the page, so that page and file cannot differ. */
export const pageText = (page: string): PageText => {
  const { document } = parseHTML(page)
  return {
    title: document.querySelector('h1')?.textContent.trim() ?? '',
    paragraphs: [...document.querySelectorAll('#manuscript p.paste')].map((paragraph) => ({
      heading: headingOf(paragraph),
      runs: trimmed(runsOf(paragraph)),
    })),
    figures: [...document.querySelectorAll('figure[id^="f-"]')]
      .filter((figure) => figure.closest('#findings') === null)
      .map(figureOf),
    checklists: new Map(
      [...document.querySelectorAll('#coverage table[id]')].map((table) => [
        table.id.replace(/^t-/, ''),
        tableOf(table),
      ]),
    ),
    claims: claimsOf(document),
  }
}

/** The words of the heading before a paragraph, without its link. */
const headingOf = (paragraph: Element): string => {
  const heading = paragraph.previousElementSibling
  return heading === null ? '' : textOf(trimmed(runsOf(heading)))
}

const figureOf = (figure: Element): PageFigure => {
  const caption = figure.querySelector('figcaption')!
  const title = caption.querySelector('b')!
  title.remove()
  return {
    name: figure.id.replace(/^f-/, ''),
    title: trimmed(runsOf(title)),
    caption: trimmed(runsOf(caption)),
    isInAppendix: figure.closest('#appendix') !== null,
  }
}

const claimsOf = (document: Document): PageText['claims'] => {
  const sections = [...document.querySelectorAll('#claims details.claims')]
  const [first] = sections
  const sentence = document.querySelector('#brief .big')
  if (first === undefined || sentence === null) return null
  for (const sign of document.querySelectorAll('#claims [aria-hidden]')) sign.remove()
  return {
    sentence: trimmed(runsOf(sentence)),
    table: {
      title: [],
      notes: meanings(document),
      head: tableOf(first.querySelector('table')!).head,
      rows: sections.flatMap(rowsOfSection),
    },
  }
}

/** What the verdicts mean. */
const meanings = (document: Document): readonly TextRun[] =>
  [...document.querySelectorAll('#verdicts dt')].flatMap((verdict, i) => [
    { text: `${i === 0 ? '' : ' '}${verdict.textContent.trim()}: ` },
    ...trimmed(runsOf(verdict.nextElementSibling!)),
  ])

/** The rows of a section of the paper, below the heading of their place or of the section. */
const rowsOfSection = (section: Element): readonly TableRow[] => {
  const { rows } = tableOf(section.querySelector('table')!)
  if (rows[0]?.kind === 'group') return rows
  const runs = [{ text: section.querySelector('summary b')!.textContent.trim() }]
  return [{ kind: 'group', cells: [{ runs, isNumber: false }] }, ...rows]
}

const textOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('')
