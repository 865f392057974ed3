import { SourceError } from '../../../sources/support/source-error.ts'
import { raisedText } from '../plain-text.ts'

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

/** The text of an element as one line: raised texts as such, blocks with spaces between them. */
export const lineOf = (element: Marked, roleOf: RoleOf, depth = 0): string => {
  checkDepth(depth)
  const role = element.name === '' ? 'inline' : roleOf(element)
  if (role === 'left out') return ''
  if (role === 'raised') return raisedText(rawText(element))
  const inner = element.text + element.children.map((child) => lineOf(child, roleOf, depth + 1)).join('')
  return role === 'inline' ? inner : ` ${inner} `
}

export const rawText = ({ text, children }: Marked, depth = 0): string => {
  checkDepth(depth)
  return text + children.map((child) => rawText(child, depth + 1)).join('')
}

export const checkDepth = (depth: number): void => {
  if (depth > DEEPEST)
    throw new SourceError({
      place: 'the file',
      expected: `elements nested at most ${DEEPEST} deep`,
      found: 'deeper ones',
      remedy: 'save the text of the paper as .txt',
    })
}
