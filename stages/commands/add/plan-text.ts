import {
  type CST,
  type Document,
  isMap,
  isScalar,
  type Pair,
  Parser,
  parseDocument,
  type YAMLMap,
} from 'yaml'

/** A sign of the file that is neither a name nor a value: a comment, a line break, a comma. */
export interface Sign {
  readonly type: string
  readonly begins: number
  readonly ends: number
}

/** The text of a plan, with the positions that the reader of YAML gives. */
export interface PlanText {
  readonly text: string
  readonly root: YAMLMap
  /** In the order of the file. */
  readonly signs: readonly Sign[]
  readonly lineBreak: '\n' | '\r\n'
}

/** @returns null if the file does not begin with properties */
export const planText = (text: string): PlanText | null => {
  const { contents }: Document.Parsed = parseDocument(text, { schema: 'core', merge: false })
  if (!isMap(contents)) return null
  const signs = [...new Parser().parse(text)]
    .flatMap((token) => signsOf(token))
    .toSorted((a, b) => a.begins - b.begins)
  const first = signs.find(({ type }) => type === 'newline')
  const isWindows = first !== undefined && text.slice(first.begins, first.ends) === '\r\n'
  return { text, root: contents as YAMLMap, signs, lineBreak: isWindows ? '\r\n' : '\n' }
}

/** The tokens with a text, from the tree of the parser. */
const signsOf = (token: CST.Token | CST.CollectionItem): readonly Sign[] => {
  const inner = Object.entries(token).flatMap(([property, value]): readonly Sign[] => {
    if (!CONTAINING.includes(property) || typeof value !== 'object' || value === null) return []
    return (Array.isArray(value) ? value : [value]).flatMap(signsOf)
  })
  return 'source' in token && 'offset' in token && token.source !== undefined
    ? [{ type: token.type, begins: token.offset, ends: token.offset + token.source.length }, ...inner]
    : inner
}

/** The properties of a token with other tokens. */
const CONTAINING = ['start', 'items', 'key', 'sep', 'value', 'end', 'props']

/** The property of a map of that name. */
export const pairOf = (map: YAMLMap, name: string): Pair | undefined =>
  map.items.find(({ key }) => isScalar(key) && key.value === name)

/** The characters before a position on its line. */
export const columnAt = (text: string, position: number): number =>
  position - (text.lastIndexOf('\n', position - 1) + 1)
