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
      ? 'It is the only table that gives this figure, if every censored patient has a mark, or left at the time of an event or mark.'
      : `It is one of ${tables.length} tables that give this figure.`
  if (set.some(({ entered }) => entered === null))
    return 'It is one of very many tables that give this figure, because the number of patients is not known: every multiple of a table gives the same curve (give --n).'
  const possible = set.map(possibleCounts)
  const ways = possible.map((group) => (group === null ? Number.POSITIVE_INFINITY : waysIn(group)))
  const counts = countsWords(ways.reduce((all, one) => all * one, 1))
  return set.some((group, i) => hasFree(group, possible[i]!))
    ? `It is one of infinitely many tables that give this figure, because times of censoring are only known to lie between two others.${counts}`
    : `It is one of many tables that give this figure.${counts}`
}

const countsWords = (most: number): string => {
  if (most === 1) return ' All have the same numbers of events and censored patients between these times.'
  if (!Number.isFinite(most)) return ''
  const words = most < 1e6 ? String(most) : `10^${Math.ceil(Math.log10(most))}`
  return ` Their numbers of events and censored patients differ in at most ${words} ways.`
}

const hasFree = ({ moments }: FigureSetGroup, possible: PossibleCounts | null): boolean =>
  possible === null ||
  possible.some((layer, i) => layer.some(({ next }) => next.some((edge) => isFree(moments[i]!, edge))))
