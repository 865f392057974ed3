import { distance } from 'fastest-levenshtein'
import { isAsWritten, numberText } from '../../audit/manuscript/number-text.ts'
import { type WrittenNumber, writtenNumbers } from '../../audit/manuscript/written-number.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { currentId } from '../../cohort/values/current-id.ts'
import { orOf } from '../../cohort/values/problem.ts'
import { FIXED, idsByTag, OPEN } from '../../documents/tag.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { ReadManuscript } from '../1-ingest/artifacts.ts'

/** A binding of a manuscript; paragraph and binding by their index. */
export interface BoundNumber {
  readonly paragraph: number
  readonly binding: number
  readonly place: string
  readonly written: WrittenNumber
  /** Null for an open number, and for one that is fixed. */
  readonly result: Result | null
  readonly isOpen: boolean
  /** The text that it has now. */
  readonly text: string
  /** Why the text is another; empty where it is the same. */
  readonly why: '' | 'first time' | 'value' | 'style'
}

/** The id of the result of a tag, in any spelling of ids; undefined for a tag that is none. */
export const idLookup = (results: ReadonlyMap<string, Result>): ((tag: string) => string | undefined) => {
  const byTag = idsByTag(results.keys())
  return (tag) => [tag, currentId(tag)].find((id) => results.has(id)) ?? byTag.get(tag)
}

/** The bindings of a manuscript with their texts, and a fault for each unknown id. */
export const boundNumbers = (
  { file, paragraphs }: ReadManuscript,
  results: ReadonlyMap<string, Result>,
  rules: Pick<Rules, 'alpha' | 'daysPerMonth' | 'shown'>,
): { readonly numbers: readonly BoundNumber[]; readonly faults: readonly Fault[] } => {
  const idOf = idLookup(results)
  const faults: Fault[] = []
  const numbers = paragraphs.flatMap(({ place, text, line, bindings }, paragraph) => {
    const location = { file, line, field: place }
    const writtenAt = writtenNumbers(text, rules.shown?.language)
    return bindings.flatMap(({ from, to, tag }, binding): readonly BoundNumber[] => {
      const written = writtenAt(from, to)
      const common = { paragraph, binding, place, written }
      const isOpen = tag === OPEN
      if (isOpen || tag === FIXED) {
        if (from === to) faults.push({ ...location, ...NO_TEXT, found: `"${tag}" without a text` })
        return [{ ...common, result: null, isOpen, text: written.text, why: '' }]
      }
      const result = results.get(idOf(tag) ?? '')
      if (result === undefined) {
        const remedy = nearIds(tag, [...results.keys()])
        faults.push({ ...location, expected: 'the id of a result', found: `"${tag}"`, remedy })
        return []
      }
      const shown = numberText(result, written, rules)
      return [{ ...common, result, isOpen, text: shown, why: reasonOf(result, written, shown, rules) }]
    })
  })
  return { numbers, faults }
}

const NO_TEXT = {
  expected: 'a text that stays as it is',
  remedy: 'write the number into it, or replace the tag by the id of a result',
} as const

const reasonOf = (
  result: Result,
  written: WrittenNumber,
  shown: string,
  rules: Pick<Rules, 'alpha' | 'daysPerMonth'>,
): BoundNumber['why'] => {
  if (shown === written.text) return ''
  if (written.text === '') return 'first time'
  return isAsWritten(result, written, rules) ? 'style' : 'value'
}

const MOST_NEAR = 3

/** The nearest ids, as a remedy. */
const nearIds = (tag: string, ids: readonly string[]): string => {
  const word = tag.slice(0, LONGEST)
  const near = ids
    .map((id) => ({ id, edits: distance(word, id.slice(0, LONGEST)) }))
    .filter(({ edits }) => edits <= Math.max(2, 0.4 * word.length))
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, MOST_NEAR)
  return near.length > 0
    ? `did you mean ${orOf(near.map(({ id }) => id))}?`
    : 'npm run pipeline -- results <cohort> [word] lists them'
}

const LONGEST = 200
