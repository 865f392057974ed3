import type { GroupCounts } from '../../statistics/survival/event-table.ts'

/** What a method that has but one event adds to its words where the endpoint has others: they were censorings to it. */
export const competingWords = (
  strata: readonly { readonly groups: readonly GroupCounts[] }[],
): readonly string[] =>
  strata.some(({ groups }) => groups.some(({ competing }) => competing.length > 0))
    ? ['competing events censored']
    : []
