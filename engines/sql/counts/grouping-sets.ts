import { identifier, list, type Sql, sql, whole } from '../sql.ts'

/** A grouping of the subjects by these expressions. */
export interface GroupingSet {
  readonly columns: readonly Sql[]
}

/**
 * A row of an answer: the values of the set's columns in their order, and the number of subjects with them (or of a
 * part of these).
 */
export interface GroupingSetRow {
  readonly values: readonly unknown[]
  readonly count: number
}

/** One statement for many grouping sets, so that the rows are read once. */
export interface GroupingSetStatement {
  readonly statement: Sql
  /** The rows of each set, from the rows of the statement. */
  rowsOf(rows: readonly (readonly unknown[])[]): readonly (readonly GroupingSetRow[])[]
}

/** Whether a wider set contains the rows of another: it has all its columns. */
const isContained = (wider: GroupingSet, set: GroupingSet): boolean => {
  const keys = wider.columns.map(columnKey)
  return set.columns.every((column) => keys.includes(columnKey(column)))
}

/** The sets that no wider one contains: only these are queried. */
export const widestGroupingSets = (groupingSets: readonly GroupingSet[]): readonly GroupingSet[] =>
  groupingSets.filter(
    (set, i) =>
      !groupingSets.some(
        (other, j) => i !== j && isContained(other, set) && (!isContained(set, other) || j < i),
      ),
  )

/** The rows of a set from those of a wider one. Equal rows are not merged: the caller adds them up. */
export const rowsWithin = (
  set: GroupingSet,
  asked: readonly GroupingSet[],
  answers: readonly (readonly GroupingSetRow[])[],
): readonly GroupingSetRow[] => {
  const i = asked.findIndex((other) => isContained(other, set))
  const names = asked[i]!.columns.map(columnKey)
  const columnIndices = set.columns.map((column) => names.indexOf(columnKey(column)))
  return answers[i]!.map(({ values, count }) => ({
    values: columnIndices.map((place) => values[place]),
    count,
  }))
}

/** `GROUPING` returns a bit for each column in a 32-bit integer. */
const MOST_COLUMNS = 30

/** Batches of sets with few enough columns together. */
export const groupingSetBatches = (
  groupingSets: readonly GroupingSet[],
): readonly (readonly GroupingSet[])[] => {
  const batches: GroupingSet[][] = []
  let columns = new Set<string>()
  for (const set of groupingSets) {
    const keys = set.columns.map(columnKey)
    const together = new Set([...columns, ...keys])
    if (batches.length === 0 || together.size > MOST_COLUMNS) {
      batches.push([set])
      columns = new Set(keys)
    } else {
      batches.at(-1)!.push(set)
      columns = together
    }
  }
  return batches
}

/** Grouping sets over one scan of the subjects; the GROUPING mask gives the set of each row. */
export const groupingSetStatement = (
  groupingSets: readonly GroupingSet[],
  from: Sql,
): GroupingSetStatement => {
  const columns = [
    ...new Map(
      groupingSets.flatMap((set) => set.columns).map((column) => [columnKey(column), column]),
    ).values(),
  ]
  const columnIndices = groupingSets.map((set) =>
    set.columns.map((column) => columns.findIndex((other) => columnKey(other) === columnKey(column))),
  )
  const columnSets = columnIndices.map((indices) => [...new Set(indices)].sort((a, b) => a - b))
  const distinct = [...new Map(columnSets.map((indices) => [indices.join(), indices])).values()]
  const mask = (indices: readonly number[]): number =>
    columns.reduce((bits, _, i) => bits + (indices.includes(i) ? 0 : 2 ** (columns.length - 1 - i)), 0)
  const grouping = columns.length === 0 ? whole(0) : sql`GROUPING(${list(columns)})`
  const groups = distinct.map((indices) => sql`(${list(indices.map((i) => columns[i]!))})`)
  const statement = sql`SELECT ${list([...columns, grouping, sql`count(*)`])} FROM (${from}) AS s GROUP BY ${
    columns.length === 0 ? sql`()` : sql`GROUPING SETS (${list(groups)})`
  }`
  return {
    statement,
    rowsOf: (rows) => {
      const bySet = new Map<number, (readonly unknown[])[]>(distinct.map((indices) => [mask(indices), []]))
      for (const row of rows) bySet.get(Number(row.at(-2)))!.push(row)
      return columnIndices.map((indices, i) =>
        bySet
          .get(mask(columnSets[i]!))!
          .map((row) => ({ values: indices.map((place) => row[place]), count: Number(row.at(-1)) })),
      )
    },
  }
}

/** Columns are aliases without bound values. */
const columnKey = ({ parts }: Sql): string => parts.join('')

/**
 * One set over shards: grouping also by the dividing column makes each shard count its own rows, and the counts are
 * added outside. Grouping sets themselves are not pushed down to shards.
 */
export const shardedGroupingSets = ({ columns }: GroupingSet, from: Sql, shard: Sql): Sql => {
  const names = columns.map((_, i) => identifier(`c${i}`))
  const counted = sql`SELECT ${list([sql`s.${shard} AS shard`, ...columns.map((column, i) => sql`s.${column} AS ${names[i]!}`), sql`count(*) AS n`])} FROM (${from}) AS s GROUP BY ${list([sql`s.${shard}`, ...columns.map((column) => sql`s.${column}`)])}`
  return sql`SELECT ${list([...names, sql`sum(n)`])} FROM (${counted}) AS t GROUP BY ${list(names)}`
}

/** The rows of an answer for one set. */
export const groupingSetRows = (
  { columns }: GroupingSet,
  rows: readonly (readonly unknown[])[],
): readonly GroupingSetRow[] =>
  rows.map((row) => ({ values: row.slice(0, columns.length), count: Number(row.at(-1)) }))
