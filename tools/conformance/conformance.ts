import { COMPARED } from './all-compared.ts'
import { type Compared, distance, groupBy, type OracleRow, subjectsOf } from './oracle.ts'

/** The minimum number of data sets for a quantity. */
const ENOUGH = 4

/** Edge cases that the data sets must cover, with a predicate on their rows. */
const EDGES: readonly (readonly [words: string, holds: (rows: readonly OracleRow[]) => boolean])[] = [
  [
    'tied events',
    (rows) => groupsWith(rows, (own) => new Set(eventTimes(own)).size < eventTimes(own).length),
  ],
  [
    'an event and a censoring at one time',
    (rows) =>
      groupsWith(rows, (own) =>
        eventTimes(own).some((time) => own.some((row) => row.status === 0 && row.time === time)),
      ),
  ],
  ['two or more strata', (rows) => new Set(rows.map(({ stratum }) => stratum)).size > 1],
  ['three or more groups', (rows) => new Set(rows.map(({ group }) => group)).size > 2],
  ['no event in a group', (rows) => groupsWith(rows, (own) => eventTimes(own).length === 0)],
  ['all have the event', (rows) => rows.every(({ status }) => status === 1)],
  ['one patient in a group', (rows) => groupsWith(rows, (own) => own.length === 1)],
  ['a time of zero', (rows) => rows.some(({ time }) => time === 0)],
  ['delayed entry', (rows) => rows.some(({ entry }) => entry > 0)],
  ['competing events', (rows) => rows.some(({ status }) => status > 1)],
]

const eventTimes = (rows: readonly OracleRow[]) =>
  rows.filter(({ status }) => status === 1).map(({ time }) => time)

const groupsWith = (rows: readonly OracleRow[], holds: (own: readonly OracleRow[]) => boolean): boolean =>
  [...groupBy(rows, ({ group }) => group).values()].some(holds)

/** docs/measurements/conformance.md: for each quantity and data set the largest difference from the other program. */
export const conformance = (): string => {
  const sections = COMPARED.map((section) => ({ ...section, found: section.compared().map(overCauses) }))
  const all = sections.flatMap(({ found }) => found)
  const few = sections.flatMap(({ found }) =>
    [...groupBy(found, ({ quantity }) => quantity)].flatMap(([quantity, own]) => {
      const sets = new Set(own.map(({ dataset }) => dataset))
      return sets.size < ENOUGH ? [`${quantity}: ${[...sets].join(', ')}`] : []
    }),
  )
  return [
    '# Conformance',
    '',
    'Written by `make conformance` from the committed output of the R scripts in `test/oracle/`; a test holds it to',
    'what the script writes. A cell is the largest difference |a - b| / max(1, |b|) over groups, times and causes, `=`',
    'where every number is the same to the last bit, empty where the other program has no such number. Where one side has',
    'an answer and the other has none the comparison fails, and no table is written. Tolerance 1e-10; 1e-8 for models.',
    '',
    `${all.length} numbers compared.`,
    '',
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      '',
      ...(section.of === 'data sets' ? matrix(section.found) : list(section.found, section.of)),
      '',
    ]),
    '## Edges',
    '',
    '| edge | data sets |',
    '|---|---|',
    ...edges(sections[0]!.found),
    '',
    `## Quantities on fewer than ${ENOUGH} data sets`,
    '',
    ...(few.length === 0 ? ['None.'] : few.map((line) => `* ${line}`)),
    '',
    'In none of these tables, since no other program has them: what is drawn from a seed of ours (Monte Carlo p-values and',
    'simulations, which are held against exact laws instead), and an interval of a SAS quantile where a statistic ties with',
    "its bound (by hand in `test/statistics/ranks/quantile-rules.test.ts`; else it is R's inverted band, tested on all data",
    'sets). Where R has no function the script writes the formula out on the counts of `survfit`, and holds itself against',
    '`survdiff` for the weights that this has. Every row of results of every test and model is compared once more, by its',
    'name, on the six patients of `test/oracle/chain.R`, in two profiles.',
    '',
  ].join('\n')
}

/** Competing causes are numbered from 1 in each data set: the quantity is the same. */
const overCauses = (one: Compared): Compared => ({
  ...one,
  quantity: one.quantity.replace(/^((?:incidence|state|gray).*)-\d$/, '$1'),
})

const matrix = (found: readonly Compared[]): readonly string[] => {
  const sets = [...new Set(found.map(({ dataset }) => dataset))]
  const byQuantity = [...groupBy(found, ({ quantity }) => quantity)].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    `| quantity | ${sets.join(' | ')} |`,
    `|---|${sets.map(() => '---').join('|')}|`,
    ...byQuantity.map(([quantity, own]) => {
      const bySet = groupBy(own, ({ dataset }) => dataset)
      return `| ${quantity} | ${sets.map((set) => largest(bySet.get(set) ?? [])).join(' | ')} |`
    }),
  ]
}

const list = (found: readonly Compared[], of: string): readonly string[] => [
  `| quantity | ${of} | largest difference |`,
  '|---|---|---|',
  ...[...groupBy(found, ({ quantity }) => quantity)].map(
    ([quantity, own]) =>
      `| ${quantity} | ${new Set(own.map(({ dataset }) => dataset)).size} | ${largest(own)} |`,
  ),
]

const largest = (found: readonly Compared[]): string => {
  if (found.length === 0) return ''
  const far = found.map(({ what, quantity, ours, theirs }) => {
    if (ours === null && theirs === null) return 0
    if (ours === null || theirs === null)
      throw new Error(`${what} ${quantity}: expected ${theirs}, found ${ours}`)
    return distance(ours, theirs)
  })
  const most = Math.max(...far)
  return most === 0 ? '=' : most.toExponential(0)
}

const edges = (found: readonly Compared[]): readonly string[] => {
  const sets = [...new Set(found.map(({ dataset }) => dataset))].map((set) => [set, subjectsOf(set)] as const)
  return EDGES.map(([words, holds]) => {
    const own = sets.filter(([, rows]) => holds(rows)).map(([set]) => set)
    if (own.length === 0) throw new Error(`conformance: expected a data set with ${words}, found none`)
    return `| ${words} | ${own.join(', ')} |`
  })
}
