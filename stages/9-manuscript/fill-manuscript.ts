import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { withStyle } from '../../cohort/results/shown-text.ts'
import { styleOf } from '../../cohort/results/styles/style-of.ts'
import type { Edit } from '../../documents/document.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { ReadManuscript } from '../1-ingest/artifacts.ts'
import { type BoundNumber, boundNumbers } from './bound-numbers.ts'
import { type SlotSources, slotContents } from './slot-contents.ts'

interface Sources extends SlotSources {
  readonly results: readonly Result[]
  readonly rules: Pick<Rules, 'alpha' | 'daysPerMonth' | 'shown'>
}

/** What is written into a manuscript, or every fault of it. */
export type Filling =
  | { readonly faults: readonly Fault[] }
  | {
      readonly numbers: readonly BoundNumber[]
      /** The numbers with another text than is written, and the slots. */
      readonly edits: readonly Edit[]
      /** By id. */
      readonly results: ReadonlyMap<string, Result>
    }

/** The edits that write results, tables and figures into a manuscript. */
export const fillManuscript = (manuscript: ReadManuscript, sources: Sources): Filling => {
  if (manuscript.faults.length > 0) return { faults: manuscript.faults }
  const styled = withStyle(sources.results, styleOf(sources.rules.shown ?? {}))
  const results = new Map(styled.map((result) => [result.id, result]))
  const { numbers, faults } = boundNumbers(manuscript, results, sources.rules)
  const slots = slotContents(manuscript, sources)
  const all = [...faults, ...slots.faults]
  if (all.length > 0) return { faults: all }
  const fills = numbers
    .filter(({ text, written }) => text !== written.text)
    .map(({ paragraph, binding, text }): Edit => ({ kind: 'fill', paragraph, binding, text }))
  return { numbers, edits: [...fills, ...slots.edits], results }
}
