import type { Outline } from '../../plan-messages.ts'
import type { ChangedResult } from '../changed-results.ts'

/** What is marked at an entry of the plan, by `section/name`. */
export type Marks = ReadonlyMap<string, readonly string[]>

/** Sections whose entries have results of their name. */
const WITH_RESULTS = ['summaries', 'estimates', 'tests', 'models', 'simulations']

/**
 * Entries that differ from the plan of the last report, and those with results that the last run changed.
 * @param computed the plan of the last report; null before
 */
export const entryMarks = (
  now: Outline,
  computed: Outline | null,
  changed: readonly ChangedResult[],
): Marks => {
  const before = contents(computed)
  const counts = new Map<string, number>()
  for (const { id } of changed) {
    const name = id.split('/')[0]!
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const marksOf = (section: string, name: string, content: string): readonly string[] => {
    const key = `${section}/${name}`
    const count = WITH_RESULTS.includes(section) ? (counts.get(name) ?? 0) : 0
    const isSame = computed === null || before.get(key) === content
    return [
      ...(isSame ? [] : [before.has(key) ? 'edited' : 'new']),
      ...(count === 0 ? [] : [`${count} ${count === 1 ? 'number' : 'numbers'} changed`]),
    ]
  }
  const all = now.sections.flatMap(({ name: section, entries }) =>
    entries.map(({ name, content }) => [`${section}/${name}`, marksOf(section, name, content)] as const),
  )
  return new Map(all.filter(([, marks]) => marks.length > 0))
}

const contents = (outline: Outline | null): ReadonlyMap<string, string> =>
  new Map(
    (outline?.sections ?? []).flatMap(({ name: section, entries }) =>
      entries.map(({ name, content }) => [`${section}/${name}`, content] as const),
    ),
  )
