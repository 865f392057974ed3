import { canonical } from '../../../cohort/values/canonical.ts'
import { CallError, DataError, type Fault } from '../../../pipeline/fault.ts'
import { fromBytes } from '../../../pipeline/formats/text.ts'
import type { Document } from '../../1-ingest/artifacts.ts'
import { readDocument } from '../../1-ingest/read-document.ts'
import { entryLines } from './entry-lines.ts'
import type { Entry } from './entry-of-options.ts'
import { insertionsFor, withInsertions } from './insert-entry.ts'
import { planText } from './plan-text.ts'

/** A plan as it is read before an entry is added. */
export interface ReadPlan {
  readonly path: string
  readonly bytes: Uint8Array
  /** Without a byte order mark. */
  readonly text: string
  readonly document: Document
}

/** @throws DataError for a file that is no readable YAML */
export const readPlan = (path: string, bytes: Uint8Array): ReadPlan => {
  const text = textOf(bytes)
  const unreadable: Fault = { file: path, line: 1, expected: 'text in UTF-8', found: 'invalid bytes' }
  if (text === null) throw new DataError([unreadable])
  const plain = text.replace(/^\ufeff/, '')
  const { document, faults } = readDocument(path, plain)
  if (faults.length > 0) throw new DataError(faults)
  return { path, bytes, text: plain, document }
}

const textOf = (bytes: Uint8Array): string | null => {
  try {
    return fromBytes(bytes)
  } catch {
    return null
  }
}

/** The plan with an entry, and the lines of the file that are new. */
export interface NewPlan {
  readonly bytes: Uint8Array
  readonly lines: readonly { readonly line: number; readonly text: string }[]
}

/**
 * The plan with one more entry. All other bytes stay, and the new text is read again: it has the entry and nothing else
 * that is new.
 *
 * @param order the properties of the plan in the order of the schema
 * @throws CallError where the form of the file has no place for the entry
 */
export const planWith = (
  { path, bytes, text, document }: ReadPlan,
  section: string,
  name: string,
  entry: Entry,
  order: readonly string[],
): NewPlan => {
  const byHand = new CallError(
    `${path}: expected a plan that can be extended, found another form of YAML (nothing was written; add to ${section} by hand: ${entryLines(name, entry, 'flow').join(' ')})`,
  )
  const plan = planText(text)
  const insertions = plan === null ? null : insertionsFor(plan, section, name, entry, order)
  if (insertions === null) throw byHand
  const extended = withInsertions(text, insertions)
  const expected = withEntry(document.value, section, name, entry)
  const { document: after, faults } = readDocument(path, extended)
  if (faults.length > 0 || canonical(after.value) !== canonical(expected)) throw byHand
  const mark = bytes.length > encoded(text).length ? '\ufeff' : ''
  const main = insertions.at(-1)!
  const begins = main.at + insertions.slice(0, -1).reduce((sum, { text: own }) => sum + own.length, 0)
  return { bytes: encoded(mark + extended), lines: linesOf(extended, begins, main.text) }
}

const withEntry = (plan: unknown, section: string, name: string, entry: Entry): unknown => {
  const before = plan as Readonly<Record<string, Entry | null | undefined>>
  return { ...before, [section]: { ...before[section], [name]: entry } }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The lines of a text that an inserted part is on. */
const linesOf = (text: string, begins: number, part: string): NewPlan['lines'] => {
  const blank = part.length - part.trimStart().length
  const first = text.slice(0, begins + blank).split('\n').length
  return text
    .split('\n')
    .slice(first - 1, first - 1 + part.trim().split('\n').length)
    .map((line, i) => ({ line: first + i, text: line.replace(/\r$/, '') }))
}
