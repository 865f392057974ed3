import { groupBy } from '../../../cohort/values/group-by.ts'
import type { SizeRow } from '../artifacts.ts'
import { type OpenCount, sizeRows } from '../rows/sizes.ts'
import type { PooledMember } from './read-member.ts'

/** The summed sizes of the members. Exclusions are matched by title, since each centre has its own names. */
export const pooledSizes = (members: readonly PooledMember[]): readonly SizeRow[] => {
  const excluded = members.flatMap(({ member }) => member.shared.excluded)
  const titles = [...new Set(excluded.map(({ title }) => title))]
  const counts = titles.map((title) => ({
    exclusion: title,
    count: excluded.reduce((sum, exclusion) => sum + (exclusion.title === title ? exclusion.subjects : 0), 0),
  }))
  const analysed = members.reduce((sum, { member }) => sum + member.shared.subjects, 0)
  const open = members.flatMap(({ member }) => member.shared.open ?? [])
  return sizeRows(
    analysed,
    counts,
    Object.fromEntries(titles.map((title) => [title, { title }])),
    summedByReason(open),
  )
}

/** Sums the same reason over centres. */
const summedByReason = (open: readonly OpenCount[]): readonly OpenCount[] =>
  [...groupBy(open, ({ of: kind, name, reason }) => JSON.stringify([kind, name, reason])).values()].map(
    (sameReason) => ({
      ...sameReason[0]!,
      subjects: sameReason.reduce((sum, { subjects }) => sum + subjects, 0),
    }),
  )
