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

/**
 * Takes the lines of tables out of a plain text, where each is a paragraph or a heading: after a title "Table 2. ..." all up to
 * the next sentence, if at least three of them have numbers. What follows belongs to the section before the table.
 */
export const withoutTableLines = (all: readonly PaperParagraph[]): Lines => {
  const paragraphs: PaperParagraph[] = []
  const lines: PaperParagraph[] = []
  // the section around a table by the headings in it
  const around = new Map<string, string>()
  for (let i = 0; i < all.length; i++) {
    const paragraph = all[i]!
    const end = isTitle(paragraph) ? endOfTable(all, i + 1) : i
    if (end <= i + 1) {
      if (paragraph.kind === 'heading') around.delete(paragraph.text)
      paragraphs.push(inSection(paragraph, around))
      continue
    }
    const section = paragraphs.at(-1)?.section ?? ''
    for (const { kind, text } of all.slice(i, end)) if (kind === 'heading') around.set(text, section)
    lines.push(...all.slice(i, end))
    const after = all[end]
    i = after?.kind === 'text' ? end : end - 1
    if (after?.kind === 'text')
      paragraphs.push(inSection({ ...after, text: withoutNotes(after.text) }, around))
  }
  return { paragraphs: paragraphs.filter(({ text }) => text !== ''), lines }
}

const inSection = (paragraph: PaperParagraph, around: ReadonlyMap<string, string>): PaperParagraph => {
  const { section, place } = paragraph
  const other = around.get(section)
  if (other === undefined) return paragraph
  const rest = place.startsWith(section) ? `${other}${place.slice(section.length)}` : place
  return { ...paragraph, section: other, place: rest }
}

/** A longer table ends here: the search from each title is bounded. */
const MOST_LINES = 300

/** The place after the last line of a table; the first one if too few lines have numbers. */
const endOfTable = (all: readonly PaperParagraph[], from: number): number => {
  let end = from
  while (end < Math.min(all.length, from + MOST_LINES) && isLine(all[end]!)) end++
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
