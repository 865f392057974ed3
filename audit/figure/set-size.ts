import type { FigureSet, FigureSetGroup } from './figure-set.ts'
import { type PossibleCounts, possibleCounts } from './possible-counts.ts'
import { type FigureTable, isFree, tablesOfSet } from './tables-of-set.ts'
import { waysIn } from './ways.ts'

/**
 * How many tables give a figure, in words: their number where all are listed; else why they cannot be counted, and at
 * most how many different counts they have.
 */
export const setSizeWords = (set: FigureSet, recorded: FigureTable): string => {
  const { tables, areAll } = tablesOfSet(set, recorded)
  if (areAll)
    return tables.length === 1
      ? 'It is the only table that gives this figure, if no censoring without a mark is elsewhere than at an event or another mark.'
      : `It is one of ${tables.length} tables that give this figure.`
  if (set.some(({ entered }) => entered === null))
    return 'It is one of very many tables that give this figure, because the number of patients is not known: every multiple of a table gives the same curve (give --n).'
  const possible = set.map(possibleCounts)
  const ways = possible.map((counts) => (counts === null ? Number.POSITIVE_INFINITY : waysIn(counts)))
  const most = ways.reduce((product, one) => product * one, 1)
  const counts = Number.isFinite(most)
    ? ` Their numbers of patients differ in at most ${about(most)} ways.`
    : ''
  return set.some((group, i) => hasFree(group, possible[i]!))
    ? `It is one of infinitely many tables that give this figure, because times between two known ones are free.${counts}`
    : `It is one of many tables that give this figure.${counts}`
}

const about = (count: number): string => (count < 1e6 ? String(count) : `10^${Math.ceil(Math.log10(count))}`)

const hasFree = ({ moments }: FigureSetGroup, possible: PossibleCounts | null): boolean =>
  possible === null ||
  possible.some((layer, i) => layer.some(({ next }) => next.some((edge) => isFree(moments[i]!, edge))))
