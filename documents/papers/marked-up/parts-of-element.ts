import { SourceError } from '../../../sources/support/source-error.ts'
import type { PaperPart } from '../outline.ts'
import { plainText, raisedText } from '../plain-text.ts'
import { checkDepth, type Marked, type RoleOf, rawText } from './marked.ts'
import { markedTable } from './marked-table.ts'

/** A long paper with its tables has a tenth of these. */
const MOST_ELEMENTS = 300_000

type TextKind = 'heading' | 'text' | 'note'

/** A text within a line, the end of a paragraph, or a part that is whole. */
type Token = { readonly text: string } | { readonly end: TextKind } | { readonly part: PaperPart }

/** The headings, paragraphs, notes and tables of an element, in their order. */
export const partsOfElement = (root: Marked, roleOf: RoleOf): readonly PaperPart[] => {
  const parts: PaperPart[] = []
  let line: string[] = []
  for (const token of [...tokensOf(root, roleOf, 'text', 0), { end: 'text' } as const])
    if ('text' in token) line.push(token.text)
    else if ('part' in token) parts.push(token.part)
    else {
      const text = plainText(line.join(''))
      line = []
      if (text !== '') parts.push({ kind: token.end, text })
    }
  return parts
}

/** @param kind what a text of the element is, if nothing within it says otherwise */
const tokensOf = (element: Marked, roleOf: RoleOf, kind: TextKind, depth: number): readonly Token[] => {
  checkDepth(depth)
  const role = element.name === '' ? 'inline' : roleOf(element)
  const inner = (as: TextKind): readonly Token[] =>
    element.children.flatMap((child) => tokensOf(child, roleOf, as, depth + 1))
  switch (role) {
    case 'left out':
      return []
    case 'raised':
      return [{ text: raisedText(rawText(element)) }]
    case 'space':
      return [{ text: ' ' }]
    case 'inline':
      return [{ text: element.text }, ...inner(kind)]
    case 'table':
      return [{ end: kind }, ...tableParts(element, roleOf).map((part) => ({ part }))]
    case 'heading':
    case 'note':
      return [{ end: kind }, ...inner(role), { end: role }]
    default:
      return [{ end: kind }, ...inner(kind), { end: kind }]
  }
}

/** A table, and its footnotes after it. */
const tableParts = (element: Marked, roleOf: RoleOf): readonly PaperPart[] => {
  const table = markedTable(element, roleOf)
  return [{ kind: 'table', table }, ...table.notes.map((text): PaperPart => ({ kind: 'note', text }))]
}

/** @throws SourceError for more elements than a paper has */
export const checkCount = (count: number): void => {
  if (count > MOST_ELEMENTS)
    throw new SourceError({
      place: 'the file',
      expected: `at most ${MOST_ELEMENTS} elements`,
      found: 'more',
      remedy: 'save the text of the paper as .txt',
    })
}
