import { isMap, isSeq, type Pair, type YAMLMap } from 'yaml'
import { canonical } from '../../../cohort/values/canonical.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { readDocument } from '../../../stages/1-ingest/read-document.ts'
import { inlineProperty } from '../../../stages/commands/add/entry-lines.ts'
import { type PlanText, pairOf, planText } from '../../../stages/commands/add/plan-text.ts'
import { type Edit, edited, insertProperty, mapOf, removeProperty, replaceValue } from './text-edits.ts'

type Value = Readonly<Record<string, unknown>>

/**
 * The text of a plan with another value of one of its parts. Only what differs is written: every other byte stays. The new text
 * is read again, and has the new value and nothing else that is new.
 *
 * @param path of the part: `[tests, by-sex]`; empty: the properties of the plan itself
 * @param order the properties of the part in the order of the schema
 * @throws CallError where the form of the file has no place for it
 */
export const changedText = (
  text: string,
  path: readonly string[],
  value: Value,
  order: readonly string[],
): string => {
  let now = text
  for (let i = 0; i < MOST_EDITS; i++) {
    const plan = planText(now)
    if (plan === null) throw byHand(path, value)
    const map = mapAt(plan, path)
    const edits =
      map === null
        ? replaceValue(plan, pairAt(plan, path)!, value)
        : nextEdit(plan, map, map.toJSON() as Value, value, order)
    if (edits === 'none') break
    if (edits === null) throw byHand(path, value)
    now = edited(now, edits)
    if (map === null) break
  }
  return now === text ? text : checked(text, now, path, value)
}

/** More properties than an entry has. */
const MOST_EDITS = 500

/** The text without a part: an entry, and its section if that has no other. */
export const textWithout = (text: string, section: string, name: string): string => {
  const plan = planText(text)
  const pair = plan === null ? undefined : pairOf(plan.root, section)
  const map = pair === undefined ? null : mapOf(pair)
  const own = map === null ? undefined : pairOf(map, name)
  if (plan === null || map === null || own === undefined) throw byHand([section, name], {})
  const isLast = map.items.length === 1 && !map.flow
  const edits = isLast ? removeProperty(plan, plan.root, pair!) : removeProperty(plan, map, own)
  if (edits === null) throw byHand([section, name], {})
  const now = edited(text, edits)
  const before = planValue(text) as Record<string, Value>
  const { [name]: _, ...others } = before[section]!
  const { [section]: _section, ...rest } = before
  const expected = isLast ? rest : { ...before, [section]: others }
  if (canonical(planValue(now)) !== canonical(expected)) throw byHand([section, name], {})
  return now
}

const mapAt = ({ root }: PlanText, path: readonly string[]): YAMLMap | null => {
  let map: YAMLMap | null = root
  for (const name of path) {
    const pair: Pair | undefined = map === null ? undefined : pairOf(map, name)
    map = pair !== undefined && isMap(pair.value) ? (pair.value as YAMLMap) : null
  }
  return map
}

const pairAt = (plan: PlanText, path: readonly string[]): Pair | undefined => {
  const map = mapAt(plan, path.slice(0, -1))
  return map === null ? undefined : pairOf(map, path.at(-1)!)
}

/** The first edit that makes a map more like its new value; 'none' if it is that, null if there is no way. */
const nextEdit = (
  plan: PlanText,
  map: YAMLMap,
  before: Value,
  after: Value,
  order: readonly string[],
): readonly Edit[] | 'none' | null => {
  for (const pair of map.items) {
    const name = String((pair.key as { value: unknown }).value)
    if (!Object.hasOwn(after, name)) return removeProperty(plan, map, pair)
    if (!isSame(before[name], after[name])) return changeOf(plan, pair, before[name], after[name])
  }
  const added = Object.keys(after).find((name) => !Object.hasOwn(before, name))
  return added === undefined ? 'none' : insertProperty(plan, map, added, after[added], order)
}

/** A change inside of a value if it has parts, else the whole value. */
const changeOf = (plan: PlanText, pair: Pair, before: unknown, after: unknown): readonly Edit[] | null => {
  const whole = (): readonly Edit[] | null => replaceValue(plan, pair, after)
  const map = mapOf(pair)
  if (map !== null && isValue(after) && Object.keys(after).length > 0) {
    const edits = nextEdit(plan, map, before as Value, after, Object.keys(after))
    return edits === 'none' || edits === null ? whole() : edits
  }
  if (!isSeq(pair.value) || !Array.isArray(before) || !Array.isArray(after)) return whole()
  if (before.length !== after.length) return whole()
  const i = before.findIndex((item, at) => !isSame(item, after[at]))
  const item = pair.value.items[i]
  if (!isMap(item) || !isValue(after[i])) return whole()
  const edits = nextEdit(plan, item as YAMLMap, before[i] as Value, after[i], Object.keys(after[i]))
  return edits === 'none' || edits === null ? whole() : edits
}

const isValue = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

const planValue = (text: string): unknown => readDocument('analysis.yaml', text).document.value

const checked = (before: string, after: string, path: readonly string[], value: Value): string => {
  const expected = path.toReversed().reduce<(outer: unknown) => unknown>(
    (inner, name) => (outer) => ({ ...(outer as Value), [name]: inner((outer as Value)?.[name]) }),
    () => value,
  )(planValue(before))
  if (canonical(planValue(after)) !== canonical(expected)) throw byHand(path, value)
  return after
}

const byHand = (path: readonly string[], value: Value): CallError =>
  new CallError(
    `analysis.yaml: expected a plan whose lines can be changed, found another form of YAML (nothing was changed; edit ${path.join('.')} by hand: ${inlineProperty(path.at(-1) ?? 'plan', value)})`,
  )
