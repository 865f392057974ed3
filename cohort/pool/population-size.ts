import { isOfCounts, isOfTable, type Sharable } from './share.ts'

/**
 * How many subjects a population has, from what was counted of it: values of a variable among it, or an endpoint of it,
 * of which every subject has one follow-up. Null where neither was counted.
 */
export const populationSize = (
  name: string,
  {
    counting,
    endpoints,
    eventRows,
    countRows,
  }: Pick<Sharable, 'counting' | 'endpoints' | 'eventRows' | 'countRows'>,
): number | null => {
  const values = counting.counts.find(({ population, by }) => population === name && by === null)
  if (values) return sum(countRows.filter((row) => isOfCounts(row, values)).map(({ count }) => count))
  const table = counting.eventTables.find(
    ({ endpoint, by, strata }) => endpoints[endpoint]!.among === name && by.length + strata.length === 0,
  )
  return table ? sum(eventRows.filter((row) => isOfTable(row, table)).map(({ entered }) => entered)) : null
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)
