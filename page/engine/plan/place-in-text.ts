import { type CST, Parser, CST as Tokens } from 'yaml'

/** A place in a plan's text where a word is being written. */
export interface TextPlace {
  /** The word's part before the place, and where it begins and ends in the text. */
  readonly word: string
  readonly from: number
  readonly to: number
  /** Names of properties that lead to the place; `[]` for a list. */
  readonly path: readonly string[]
  /** Whether the word is the name of a property; else it is a value. */
  readonly isName: boolean
  /** Whether a value begins on the line of its name. */
  readonly isOnLineOfName: boolean
  /** The simple values beside each step of the path and beside the word itself, by name. */
  readonly beside: readonly ReadonlyMap<string, string>[]
}

/** Stands for the word while the text is taken apart; no plan has it. */
const MARK = 'xqzplacexqz'

/**
 * Where a position is, by the tokens of the YAML parser: also in a text that is not finished.
 * @returns null in a comment, within quotes, and within a text of several words
 */
export const placeInText = (text: string, offset: number): TextPlace | null => {
  const before = text.slice(0, offset)
  const word = /[^\s,[\]{}:"'#]*$/.exec(before)![0]
  const from = offset - word.length
  const to = offset + /^[^\s,[\]{}:"'#]*/.exec(text.slice(offset))![0].length
  const marked = `${text.slice(0, from)}${MARK}`
  for (const token of new Parser().parse(marked)) {
    const found = token.type === 'document' ? search(token.value, [], []) : null
    if (found === null) continue
    const beside = [
      ...found.beside.slice(0, -1),
      new Map([...(found.beside.at(-1) ?? []), ...following(text, from, to)]),
    ]
    const line = marked.slice(marked.lastIndexOf('\n') + 1)
    return {
      word,
      from,
      to,
      path: found.path,
      isName: found.isName,
      beside,
      isOnLineOfName: line.includes(':') || !/^\s*$/.test(line.replace(MARK, '')),
    }
  }
  return null
}

type Found = Pick<TextPlace, 'path' | 'isName' | 'beside'>
type Beside = TextPlace['beside']

const search = (
  token: CST.Token | null | undefined,
  path: readonly string[],
  beside: Beside,
): Found | null => {
  if (token === null || token === undefined) return null
  if (Tokens.isCollection(token)) return inCollection(token, path, beside)
  return textOf(token) === MARK ? { path, isName: false, beside: [...beside, new Map()] } : null
}

const inCollection = (
  token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection,
  path: readonly string[],
  beside: Beside,
): Found | null => {
  const isList =
    token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[')
  const own = isList ? new Map<string, string>() : simpleValues(token.items)
  for (const item of token.items) {
    if (isMark(item.key))
      return isList
        ? { path: [...path, '[]'], isName: false, beside: [...beside, own, new Map()] }
        : { path, isName: true, beside: [...beside, own] }
    const step = isList ? '[]' : (textOf(item.key) ?? '')
    // an item of a list between brackets may be a collection in the place of a name
    const found =
      search(item.value, [...path, step], [...beside, own]) ??
      search(item.key, [...path, step], [...beside, own])
    if (found !== null) return found
  }
  return null
}

const isMark = (token: CST.Token | null | undefined): boolean => textOf(token) === MARK

/** The text of a simple value, without quotes. */
const textOf = (token: CST.Token | null | undefined): string | undefined => {
  if (token === null || token === undefined || !Tokens.isScalar(token)) return undefined
  if (token.type === 'alias') return undefined
  // a quote that is still open is no error here
  return (Tokens.resolveAsScalar(token, false, () => {})?.value ?? '').trim()
}

const simpleValues = (items: readonly CST.CollectionItem[]): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap(({ key, value }) => {
      const name = textOf(key)
      const text = textOf(value) ?? ''
      return name === undefined || name === MARK ? [] : [[name, text === MARK ? '' : text] as const]
    }),
  )

/** The properties below, or after the word between brackets, that stand beside it. */
const following = (text: string, from: number, to: number): readonly (readonly [string, string])[] => {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const [rest = '', ...lines] = text.slice(to).split('\n')
  const indent = text.slice(begin, from)
  if (indent.trim() !== '') return pairsIn(rest.replace(/[\]}].*$/, ''))
  const deeper = lines.findIndex(
    (line) => line.trim() !== '' && !/^\s*#/.test(line) && /^\s*/.exec(line)![0].length < indent.length,
  )
  const own = deeper < 0 ? lines : lines.slice(0, deeper)
  return own
    .filter((line) => new RegExp(`^ {${indent.length}}\\S`).test(line))
    .flatMap((line) => pairsIn(line).slice(0, 1))
}

const pairsIn = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/([\w-]+):(?:\s+([\w.-]+))?/g)].map(([, name = '', value = '']) => [name, value])
