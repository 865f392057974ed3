import type { GroupCounts } from '../../statistics/survival/event-table.ts'

/** The method text of an analysis of one event when the endpoint has competing events, which are then censored. */
export const competingWords = (
  strata: readonly { readonly groups: readonly GroupCounts[] }[],
): readonly string[] =>
  strata.some(({ groups }) => groups.some(({ competing }) => competing.length > 0))
    ? ['competing events censored']
    : []
