/** A number of a text: the tag of its binding, and the text that is written for it; '' for none yet. */
export interface Directive {
  readonly tag: string
  readonly shown: string
}

/**
 * `:r[relapse-free/median]` or `:r[relapse-free/median]{shown="21"}`. In both parts a backslash stands before each character
 * that would end the part, a code span, a link or a cell of a table.
 */
export const directiveText = ({ tag, shown }: Directive): string =>
  `:r[${escaped(tag)}]${shown === '' ? '' : `{shown="${escaped(shown)}"}`}`

/** The directive that begins at an offset, with its end; null where what is there is no complete directive. */
export const directiveAt = (
  text: string,
  offset: number,
): { readonly directive: Directive; readonly end: number } | null => {
  DIRECTIVE.lastIndex = offset
  const match = DIRECTIVE.exec(text)
  const [whole, tag, shown = ''] = match ?? []
  if (whole === undefined || tag === undefined || tag === '') return null
  const end = offset + whole.length
  // a part in braces that is not as expected would be printed
  if (text[end] === '{') return null
  return { directive: { tag: plain(tag), shown: plain(shown) }, end }
}

export const DIRECTIVE_START = ':r['

/** A slot that a line consists of: its kind, and the id of the table or figure. */
export const slotOf = (line: string): { readonly kind: string; readonly id: string } | null => {
  const [, kind, id] = SLOT.exec(line) ?? []
  return kind === undefined || id === undefined ? null : { kind, id: plain(id) }
}

/** The longest id, and the longest text, in characters. */
const LONGEST = 2000
const PART = String.raw`(?:\\[^\n]|[^\\\n\]])`
const DIRECTIVE = new RegExp(
  String.raw`:r\[(${PART}{0,${LONGEST}})\](?:\{shown="((?:\\[^\n]|[^\\\n"]){0,${LONGEST}})"\})?`,
  'y',
)
const SLOT = new RegExp(String.raw`^ {0,3}::([A-Za-z]+)\[(${PART}*)\][ \t]*$`)

const escaped = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\[\]"`|<]/g, (character) => `\\${character}`)

const plain = (text: string): string => text.replace(/\\(.)/gu, '$1')
