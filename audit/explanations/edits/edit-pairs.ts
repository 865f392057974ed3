import { groupBy } from '../../../cohort/values/group-by.ts'
import type { Analysis } from '../../recompute/analysis.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import type { Change, Recomputer, Replacement } from '../../recompute/recomputer.ts'
import { type TriedEdit, together } from './tried-edits.ts'

/** Two edits as replacements of cases. */
export interface Pair {
  readonly edits: readonly [TriedEdit, TriedEdit]
  readonly replacements: readonly Replacement[]
}

export type ByChange = ReadonlyMap<Change, readonly TriedEdit[]>

/** Groups edits by their change of an analysis's counts; edits without a change are excluded. */
export const byChange = (
  analysis: Analysis,
  tried: readonly TriedEdit[],
  recompute: Recomputer,
): ByChange => {
  const byChange = groupBy(tried, ({ replacement }) => recompute.change(analysis, [replacement]))
  return new Map([...byChange].filter(([change]) => change !== ''))
}

/** Pairs of edits, one for each different change of an analysis's counts. */
export function* allPairs(
  analysis: Analysis,
  edits: ByChange,
  recompute: Recomputer,
  audited: AuditInput,
): Generator<Pair> {
  const seen = new Set<Change>()
  const alike = [...edits.values()]
  for (const [i, first] of alike.entries())
    for (const second of alike.slice(i)) {
      const pair = onDifferentSubjects(first, second)
      if (pair) yield { edits: pair, replacements: pair.map(({ replacement }) => replacement) }
    }
  for (const [a, b] of onOneSubject(alike.flat())) {
    const replacements = together(a, b, audited, recompute.cases)
    if (replacements === null) continue
    const change = recompute.change(analysis, replacements)
    if (change === '' || edits.has(change) || seen.has(change)) continue
    seen.add(change)
    yield { edits: [a, b], replacements }
  }
}

/** The first edits of two classes that are on different subjects; null if there are none. */
export const onDifferentSubjects = (
  first: readonly TriedEdit[],
  second: readonly TriedEdit[],
): readonly [TriedEdit, TriedEdit] | null => {
  for (const a of first) for (const b of second) if (a.edit.subject !== b.edit.subject) return [a, b]
  return null
}

function* onOneSubject(edits: readonly TriedEdit[]): Generator<readonly [TriedEdit, TriedEdit]> {
  for (const ofSubject of groupBy(edits, ({ edit }) => edit.subject).values())
    for (const [i, a] of ofSubject.entries()) for (const b of ofSubject.slice(i + 1)) yield [a, b]
}
