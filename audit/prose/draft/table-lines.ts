import type { PaperParagraph } from '../papers/paper-claims.ts'

/** Paragraphs, and which of them are lines of tables in a plain text: one for each, with the section around the table. */
export interface Lines {
  readonly paragraphs: readonly PaperParagraph[]
  readonly lines: readonly PaperParagraph[]
}

const LONGEST_LINE = 140

/** A line without a sentence: of a table, or its heads. */
const isLine = ({ kind, text }: PaperParagraph): boolean =>
  kind !== 'cell' &&
  text.length <= LONGEST_LINE &&
  !/[.?!:;\]]$/.test(text) &&
  !/[a-z]{3}[.?!] [A-Z]/.test(text)

const isTitle = ({ kind, text }: PaperParagraph): boolean =>
  kind !== 'cell' && text.length <= 2 * LONGEST_LINE && /^Table \S{1,6}[.:]? [A-Z]/.test(text)

/** The headings within a table, and the section that takes their place. */
interface Renamed {
  readonly from: ReadonlySet<string>
  readonly to: string
}

/**
 * Takes the lines of tables out of a plain text, where each is a paragraph or a heading: after a title "Table 2. ..." all up to
 * the next sentence, if at least three of them have numbers. What follows belongs to the section before the table.
 */
export const withoutTableLines = (given: readonly PaperParagraph[]): Lines => {
  let all = given
  const paragraphs: PaperParagraph[] = []
  const lines: PaperParagraph[] = []
  let renamed = null as Renamed | null
  for (let i = 0; i < all.length; i++) {
    const paragraph = all[i]!
    let end = isTitle(paragraph) ? endOfTable(all, i + 1) : i
    if (end > i + 1) {
      const table = all.slice(i, end)
      const to = renamed !== null && renamed.from.has(paragraph.section) ? renamed.to : paragraph.section
      lines.push(...table)
      const after = all[end]
      if (after?.kind === 'text') {
        const text = withoutNotes(after.text)
        if (text === '') end++
        else if (text !== after.text) all = all.with(end, { ...after, text })
      }
      const headings = table.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
      renamed = { from: new Set([...(renamed?.to === to ? renamed.from : []), ...headings]), to }
      i = end - 1
      continue
    }
    const { section, place } = paragraph
    if (renamed === null || !renamed.from.has(section)) paragraphs.push(paragraph)
    else {
      const rest = place.startsWith(section) ? `${renamed.to}${place.slice(section.length)}` : place
      paragraphs.push({ ...paragraph, section: renamed.to, place: rest })
    }
  }
  return { paragraphs, lines }
}

/** The place after the last line of a table; the first one if too few lines have numbers. */
const endOfTable = (all: readonly PaperParagraph[], from: number): number => {
  let end = from
  while (end < all.length && isLine(all[end]!)) end++
  const rows = all
    .slice(from, end)
    .filter(({ kind, text }) => kind === 'text' && (text.match(/\d+/g) ?? []).length > 1)
  return rows.length < 3 ? from : end
}

/** The text after the notes of a table: "EBS, en bloc spondylectomy; R, radiation. a)The highest grade." */
const withoutNotes = (text: string): string => {
  let rest = text
  for (let note = NOTE.exec(rest); note !== null && rest !== ''; note = NOTE.exec(rest))
    rest = rest.slice(note[0].length)
  return rest
}

const NOTE =
  /^(?:(?:[A-Za-z][\w+/-]{0,9}, [^;.]{1,80}; ){1,40}[A-Za-z][\w+/-]{0,9}, [^;.]{1,80}\.(?: |$)|(?:[a-h]\)|[*†‡§¶]) ?[A-Z][^.]{1,200}\.(?: |$|(?=[a-h]\))))/
