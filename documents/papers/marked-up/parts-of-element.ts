import { SourceError } from '../../../sources/support/source-error.ts'
import type { PaperPart } from '../outline.ts'
import { plainText, raisedText } from '../plain-text.ts'

/** An element of a marked-up paper; a text has no name. */
export interface Marked {
  readonly name: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Marked[]
}

/** What an element is in a paper. `inline` stands within a line; all that is not named begins a paragraph. */
export type Role =
  | 'left out'
  | 'inline'
  | 'raised'
  | 'space'
  | 'heading'
  | 'note'
  | 'table'
  | 'row'
  | 'cell'
  | 'block'

export type RoleOf = (element: Marked) => Role

/** Elements nested deeper are no paper. */
const DEEPEST = 200

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
      return [{ text: raisedText(textOf(element)) }]
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

/** A table, and its footnotes after it. What is in no row and no note is its title. */
const tableParts = (table: Marked, roleOf: RoleOf): readonly PaperPart[] => {
  const rows: string[][] = []
  const titles: string[] = []
  const notes: string[] = []
  const read = (element: Marked, depth: number): void => {
    checkDepth(depth)
    const role = element.name === '' ? 'inline' : roleOf(element)
    if (role === 'left out') return
    if (role === 'row') rows.push([])
    if (role === 'cell') rows.at(-1)?.push(plainText(lineOf(element, roleOf)))
    else if (role === 'note') notes.push(plainText(lineOf(element, roleOf)))
    else if (role === 'inline' && element.name === '') titles.push(element.text)
    else if (role === 'raised') titles.push(raisedText(textOf(element)))
    else for (const child of element.children) read(child, depth + 1)
    if (role !== 'inline') titles.push(' ')
  }
  for (const child of table.children) read(child, 1)
  return [
    { kind: 'table', title: plainText(titles.join('')), rows },
    ...notes.map((text): PaperPart => ({ kind: 'note', text })),
  ]
}

/** The text of an element as one line: raised texts as such, blocks with spaces between them. */
const lineOf = (element: Marked, roleOf: RoleOf, depth = 0): string => {
  checkDepth(depth)
  const role = element.name === '' ? 'inline' : roleOf(element)
  if (role === 'left out') return ''
  if (role === 'raised') return raisedText(textOf(element))
  const inner = element.text + element.children.map((child) => lineOf(child, roleOf, depth + 1)).join('')
  return role === 'inline' ? inner : ` ${inner} `
}

const textOf = ({ text, children }: Marked): string => text + children.map(textOf).join('')

const checkDepth = (depth: number): void => {
  if (depth > DEEPEST)
    throw new SourceError({
      place: 'the file',
      expected: `elements nested at most ${DEEPEST} deep`,
      found: 'deeper ones',
      remedy: 'save the text of the paper as .txt',
    })
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
