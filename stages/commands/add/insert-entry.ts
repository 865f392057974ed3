import { isMap, isScalar, type Node, type Pair, visit, type YAMLMap } from 'yaml'
import { entryLines, inlineEntry } from './entry-lines.ts'
import type { Entry } from './entry-of-options.ts'
import { columnAt, type PlanText, pairOf } from './plan-text.ts'

/** A text that is inserted at a position of the file; of several the later one begins at or after the earlier. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

/**
 * Where an entry goes: after the last entry of its section and the comments that belong to it, or in a section of its own
 * after the nearest section that the schema has before it. Positions are those of the parser; nothing is replaced.
 *
 * @param order the properties of the plan in the order of the schema
 * @returns null where the section has a value that is no list of named entries
 */
export const insertionsFor = (
  plan: PlanText,
  section: string,
  name: string,
  entry: Entry,
  order: readonly string[],
): readonly Insertion[] | null => {
  const { root } = plan
  const pair = pairOf(root, section)
  if (root.flow) {
    const isJson = isJsonFile(plan)
    const line = inlineEntry(name, entry, isJson)
    if (pair === undefined) return inFlow(plan, root, `${isJson ? `"${section}"` : section}: { ${line} }`)
    return isMap(pair.value) ? inFlow(plan, pair.value, line) : null
  }
  if (pair === undefined) return asSection(plan, section, name, entry, order)
  if (isMap(pair.value)) {
    return pair.value.flow
      ? inFlow(plan, pair.value, inlineEntry(name, entry))
      : inBlock(plan, pair.value, name, entry)
  }
  const isEmpty = isScalar(pair.value) && (pair.value.source ?? '') === ''
  return isEmpty ? underHead(plan, pair, name, entry) : null
}

const inBlock = (plan: PlanText, section: YAMLMap, name: string, entry: Entry): readonly Insertion[] => {
  const last = section.items.at(-1)
  const style = isMap(last?.value) && last.value.flow !== true ? 'block' : 'flow'
  const indent = columnAt(plan.text, section.range![0])
  return [linesAfter(plan, endOf(section), rootColumn(plan), indent, entryLines(name, entry, style))]
}

/** In a section that has only its name, and perhaps comments. */
const underHead = (plan: PlanText, { key }: Pair, name: string, entry: Entry): readonly Insertion[] => {
  const colon = plan.signs.find(
    ({ type, begins }) => type === 'map-value-ind' && begins >= endOf(key as Node),
  )!
  const indent = rootColumn(plan) + INDENT
  return [linesAfter(plan, colon.ends, rootColumn(plan), indent, entryLines(name, entry, 'flow'))]
}

const asSection = (
  plan: PlanText,
  section: string,
  name: string,
  entry: Entry,
  order: readonly string[],
): readonly Insertion[] => {
  const before = order.slice(0, order.indexOf(section)).toReversed()
  const nearest = before.map((word) => pairOf(plan.root, word)).find((pair) => pair !== undefined)
  const previous = nearest ?? plan.root.items.at(-1)!
  const end = Math.max(endOf(previous.key as Node), endOf(previous.value as Node | null))
  const lines = entryLines(name, entry, 'flow').map((line) => `${' '.repeat(INDENT)}${line}`)
  const column = rootColumn(plan)
  return [linesAfter(plan, end, column, column, [`${section}:`, ...lines])]
}

const INDENT = 2

/** The last item of a flow collection, after a comma; on a line of its own if the bracket closes on one. */
export const inFlow = (plan: PlanText, map: YAMLMap, text: string): readonly Insertion[] => {
  const closes = map.range![1] - 1
  const last = map.items.at(-1)
  if (last === undefined)
    return [{ at: closes, text: plan.text[closes - 1] === '{' ? ` ${text} ` : `${text} ` }]
  const end = Math.max(endOf(last.key as Node), endOf(last.value as Node | null))
  const between = plan.signs.filter(({ begins }) => begins >= end && begins < closes)
  const comma = between.find(({ type }) => type === 'comma')
  const hasOwnLine = between.some(({ type }) => type === 'newline')
  if (!hasOwnLine) return [{ at: comma?.ends ?? end, text: comma === undefined ? `, ${text}` : ` ${text}` }]
  const line = closes - columnAt(plan.text, closes)
  const indent = ' '.repeat(columnAt(plan.text, (last.key as Node).range![0]))
  const own = { at: line, text: `${indent}${text}${plan.lineBreak}` }
  return comma === undefined ? [{ at: end, text: ',' }, own] : [own]
}

/** Lines after a position, the rest of its line, and the comment lines below that are deeper than a column. */
export const linesAfter = (
  plan: PlanText,
  position: number,
  column: number,
  indent: number,
  lines: readonly string[],
): Insertion => {
  const { text, lineBreak } = plan
  const at = endOfComments(plan, position, column)
  const isAtLineStart = at === 0 || text[at - 1] === '\n'
  const own = lines.map((line) => `${' '.repeat(indent)}${line}`).join(lineBreak)
  return { at, text: isAtLineStart ? `${own}${lineBreak}` : `${lineBreak}${own}` }
}

const endOfComments = ({ text, signs }: PlanText, position: number, column: number): number => {
  let end = text[position - 1] === '\n' ? position : null
  let hasComment = end === null
  for (const { type, begins, ends } of signs.filter((sign) => sign.begins >= position)) {
    if (type === 'newline') {
      if (hasComment) end = ends
      hasComment = false
    } else if (type === 'comment') {
      if (end !== null && columnAt(text, begins) <= column) break
      hasComment = true
    } else if (type !== 'space') break
  }
  return hasComment ? text.length : (end ?? text.length)
}

/** Where the last value inside a node ends, without comments and the line break after it. */
export const endOf = (node: Node | null): number => {
  if (node === null || node.range === null || node.range === undefined) return 0
  let end = isMap(node) && node.flow !== true ? 0 : node.range[1]
  visit(node, {
    Scalar: (_, { range }) => {
      end = Math.max(end, range?.[1] ?? 0)
    },
    Collection: (_, { flow, range }) => {
      if (flow) end = Math.max(end, range?.[1] ?? 0)
    },
  })
  return end
}

const rootColumn = ({ text, root }: PlanText): number => columnAt(text, root.range![0])

/** Whether names are in double quotes, as in JSON. */
export const isJsonFile = ({ root }: PlanText): boolean => {
  const key = root.items[0]?.key
  return !isScalar(key) || key.type === 'QUOTE_DOUBLE'
}

/** The text with all insertions. */
export const withInsertions = (text: string, insertions: readonly Insertion[]): string =>
  insertions
    .toReversed()
    .reduce((result, { at, text: own }) => result.slice(0, at) + own + result.slice(at), text)
