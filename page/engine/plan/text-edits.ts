import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { entryLines, inlineProperty, inlineValue } from '../../../stages/commands/add/entry-lines.ts'
import {
  endOf,
  type Insertion,
  inFlow,
  isJsonFile,
  linesAfter,
} from '../../../stages/commands/add/insert-entry.ts'
import { columnAt, type PlanText } from '../../../stages/commands/add/plan-text.ts'

/** A part of the text, from a position up to another, that gets another text. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

export const edited = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: own }) => result.slice(0, from) + own + result.slice(to), text)

/** The value of a property written anew: a list with a dash for each item keeps this form. Comments inside of the old value stay, below it. */
export const replaceValue = (plan: PlanText, pair: Pair, value: unknown): readonly Edit[] | null => {
  const { text, signs, lineBreak } = plan
  const key = pair.key as Node
  const colon = signs.find(({ type, begins }) => type === 'map-value-ind' && begins >= key.range![1])
  if (colon === undefined) return null
  const own = isJsonFile(plan) ? JSON.stringify(value) : inlineValue(value)
  const node = pair.value as Node | null
  const isAbsent = node === null || (isScalar(node) && (node.source ?? '') === '')
  if (isAbsent) return [{ from: colon.ends, to: colon.ends, text: ` ${own}` }]
  const to = node.range![0] + text.slice(node.range![0], endOf(node)).trimEnd().length
  const isBlock = isSeq(node) && node.flow !== true && Array.isArray(value) && value.length > 0
  const from = isBlock ? node.range![0] : colon.ends
  const indent = `${lineBreak}${' '.repeat(columnAt(text, isBlock ? from : key.range![0]))}`
  const kept = signs
    .filter(({ type, begins }) => type === 'comment' && begins >= from && begins < to)
    .map(({ begins, ends }) => `${indent}${text.slice(begins, ends)}`)
  const items = isBlock ? value.map((item) => `- ${inlineValue(item)}`).join(indent) : ` ${own}`
  return [{ from, to, text: `${items}${kept.join('')}` }]
}

/** A property after the nearest one that the schema has before it. @param order of the schema */
export const insertProperty = (
  plan: PlanText,
  map: YAMLMap,
  name: string,
  value: unknown,
  order: readonly string[],
): readonly Edit[] | null => {
  if (map.flow) return inFlow(plan, map, inlineProperty(name, value, isJsonFile(plan))).map(asEdit)
  const before = order.slice(0, order.indexOf(name)).toReversed()
  const previous =
    before.map((word) => map.items.find(({ key }) => nameOf(key) === word)).find((pair) => pair) ??
    map.items.at(-1)!
  const column = columnAt(plan.text, (map.items[0]!.key as Node).range![0])
  const end = endOfPair(plan, previous)
  return [asEdit(linesAfter(plan, end, column, column, linesOf(name, value)))]
}

/** Properties of a long one get lines of their own. */
const linesOf = (name: string, value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? entryLines(name, value as Readonly<Record<string, unknown>>, 'flow')
    : [inlineProperty(name, value)]

const endOfPair = ({ signs }: PlanText, { key, value }: Pair): number => {
  const end = endOf(value as Node | null)
  const begin = (key as Node).range![1]
  return end > begin
    ? end
    : (signs.find(({ type, begins }) => type === 'map-value-ind' && begins >= begin)?.ends ?? begin)
}

/** A property taken out, with the comment on its last line; in a block with its lines. */
export const removeProperty = (plan: PlanText, map: YAMLMap, pair: Pair): readonly Edit[] | null =>
  map.flow ? removeInFlow(plan, map, pair) : removeLines(plan, pair)

const removeInFlow = (plan: PlanText, map: YAMLMap, pair: Pair): readonly Edit[] => {
  const i = map.items.indexOf(pair)
  const next = map.items[i + 1]
  const begin = (pair.key as Node).range![0]
  if (next !== undefined) return [{ from: begin, to: (next.key as Node).range![0], text: '' }]
  const previous = map.items[i - 1]
  if (previous === undefined) return [{ from: map.range![0] + 1, to: map.range![1] - 1, text: '' }]
  return [{ from: endOfPair(plan, previous), to: endOfPair(plan, pair), text: '' }]
}

const removeLines = (plan: PlanText, pair: Pair): readonly Edit[] | null => {
  const { text } = plan
  const key = (pair.key as Node).range![0]
  const begins = key - columnAt(text, key)
  // the first property of an item of a list shares the line of its dash
  if (text.slice(begins, key).trim() !== '') return null
  const end = text.slice(0, endOfPair(plan, pair)).trimEnd().length
  const line = text.indexOf('\n', end)
  if (line >= 0) return [{ from: begins, to: line + 1, text: '' }]
  return [{ from: text.slice(0, begins).replace(/\r?\n$/, '').length, to: text.length, text: '' }]
}

const asEdit = ({ at, text }: Insertion): Edit => ({ from: at, to: at, text })

const nameOf = (key: unknown): unknown => (isScalar(key) ? key.value : undefined)

/** The map that a property has as its value, if it has properties. */
export const mapOf = ({ value }: Pair): YAMLMap | null =>
  isMap(value) && value.items.length > 0 ? (value as YAMLMap) : null
