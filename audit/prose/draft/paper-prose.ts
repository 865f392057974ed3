import type { PaperParagraph } from '../papers/paper-claims.ts'
import { patientTables, tableOf, withHeads } from './cell-heads.ts'
import { structuredAbstract } from './structured-abstract.ts'
import { withoutTableLines } from './table-lines.ts'

/** The paragraphs of a paper whose numbers may be results, and those that were left out. */
export interface PaperProse {
  readonly paragraphs: readonly PaperParagraph[]
  readonly references: readonly PaperParagraph[]
  /** Cells and lines of tables with a row for each patient, and lines of tables in plain text. */
  readonly ofTables: readonly PaperParagraph[]
}

const NO_RESULTS =
  /^(?:\d+\.? )?(?:references|bibliography|literature(?: cited)?|acknowledge?ments?|funding|conflicts? of interest|competing interests|author contributions|orcid)\b/i

/** Leaves out references and tables of patients, divides structured abstracts, and joins paragraphs that a page or a table divides. */
export const paperProse = (all: readonly PaperParagraph[]): PaperProse => {
  const isReference = ({ section }: PaperParagraph): boolean => NO_RESULTS.test(section)
  const references = all.filter(isReference)
  const { paragraphs, lines } = withoutTableLines(all.filter((one) => !isReference(one)))
  const patients = patientTables(paragraphs)
  const isOfPatients = (paragraph: PaperParagraph): boolean => patients.has(tableOf(paragraph) ?? '')
  return {
    paragraphs: withHeads(joined(paragraphs.filter((one) => !isOfPatients(one)).flatMap(structuredAbstract))),
    references,
    ofTables: [...lines, ...paragraphs.filter(isOfPatients)],
  }
}

/** A paragraph that ends within a sentence goes on in the next one that begins within a sentence. */
const joined = (paragraphs: readonly PaperParagraph[]): readonly PaperParagraph[] => {
  const result: PaperParagraph[] = []
  for (const paragraph of paragraphs) {
    const last = result.at(-1)
    if (last !== undefined && last.kind === 'text' && paragraph.kind === 'text' && isBroken(last, paragraph))
      result[result.length - 1] = { ...last, text: join(last.text, paragraph.text) }
    else result.push(paragraph)
  }
  return result
}

/** No paragraph becomes longer by joining, so that the cost stays linear in the text. */
const LONGEST = 5000

const isBroken = (last: PaperParagraph, { text, section }: PaperParagraph): boolean =>
  last.section === section &&
  last.text.length + text.length <= LONGEST &&
  !/[.?!:]["”’)\]]?$/.test(last.text.slice(-3)) &&
  /^[\p{Ll}(\d]/u.test(text)

/** A hyphen at the end of a line divides a word, but not after a digit: "sur-" and "vival", "5-" and "year". */
const join = (text: string, next: string): string =>
  /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`
