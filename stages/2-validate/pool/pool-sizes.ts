import { groupBy } from '../../../cohort/values/group-by.ts'
import type { SizeRow } from '../artifacts.ts'
import { type OpenCount, sizeRows } from '../rows/sizes.ts'
import type { PooledMember } from './read-member.ts'

/** The summed sizes of the members. Exclusions are matched by title, since each centre has its own names. */
export const sizesOfAll = (members: readonly PooledMember[]): readonly SizeRow[] => {
  const excluded = members.flatMap(({ member }) => member.shared.excluded)
  const titles = [...new Set(excluded.map(({ title }) => title))]
  const counts = titles.map((title) => ({
    exclusion: title,
    count: excluded.reduce((sum, one) => sum + (one.title === title ? one.subjects : 0), 0),
  }))
  const analysed = members.reduce((sum, { member }) => sum + member.shared.subjects, 0)
  const open = members.flatMap(({ member }) => member.shared.open ?? [])
  return sizeRows(
    analysed,
    counts,
    Object.fromEntries(titles.map((title) => [title, { title }])),
    addedUp(open),
  )
}

/** Sums the same reason over centres. */
const addedUp = (open: readonly OpenCount[]): readonly OpenCount[] =>
  [...groupBy(open, ({ of, name, reason }) => JSON.stringify([of, name, reason])).values()].map((alike) => ({
    ...alike[0]!,
    subjects: alike.reduce((sum, { subjects }) => sum + subjects, 0),
  }))
