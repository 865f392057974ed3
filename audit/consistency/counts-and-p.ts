import { groupBy } from '../../cohort/values/group-by.ts'
import { chiSquareUpperTail } from '../../statistics/distributions/chi-square-tail.ts'
import { toNumber } from '../../statistics/numbers/rational.ts'
import { fisherExact } from '../../statistics/proportions/fisher-exact.ts'
import { pearsonChiSquare } from '../../statistics/proportions/pearson-chi-square.ts'
import type { Finding } from './finding.ts'
import { isWhole, type ReportedNumber, wholeOf } from './reported-number.ts'

/** The check is for tables of papers; with more subjects whole-number weights become slow. */
const MOST_SUBJECTS = 5000

/**
 * Compares a p with the counts of two groups reported with it: `x-by-arm/arm=A/count` of `x-by-arm/arm=A/n`, and
 * `x-by-arm/p`. Inconsistent if none of the usual tests of the 2x2 table gives it: Fisher's (two-sided over the tables
 * no more probable, or doubled, one-sided, and their mid-p), chi-square with and without Yates's correction and with n
 * - 1, its one-sided halves, and the likelihood ratio.
 */
export const countsAndP = (printed: readonly ReportedNumber[]): readonly Finding[] =>
  printed.flatMap((p): readonly Finding[] => {
    if (p.statistic !== 'p' || p.analysis === '' || p.group !== '' || p.level !== '') return []
    const rows = groupRows(p.analysis, printed)
    const [first, second, ...others] = rows
    if (!first || !second || others.length > 0) return []
    const table = [first, second].map(({ count, n }) => [wholeOf(count), wholeOf(n) - wholeOf(count)])
    const total = table.flat().reduce((sum, cell) => sum + cell, 0)
    const isTable = table.flat().every((cell) => cell >= 0) && total > 0 && total <= MOST_SUBJECTS
    const tests = isTable ? testsOf(table) : []
    if (tests.length === 0) return []
    const gives = tests.filter(({ value }) => printsP(p, value))
    const words = (list: typeof tests): string =>
      list.map(({ name, value }) => `${name} ${Number(value.toPrecision(3))}`).join(', ')
    const fractions = rows.map(({ count, n }) => `${wholeOf(count)}/${wholeOf(n)}`).join(' and ')
    return [
      {
        check: 'counts and p',
        claims: [p, ...rows.flatMap(({ count, n }) => [count, n])].map(({ claim }) => claim.id),
        outcome: gives.length > 0 ? 'consistent' : 'inconsistent',
        detail:
          gives.length > 0
            ? `${fractions} agree with ${p.claim.published}: ${words(gives)}`
            : `no test of ${fractions} gives ${p.claim.published}: ${words(tests)}`,
      },
    ]
  })

interface Row {
  readonly count: ReportedNumber
  readonly n: ReportedNumber
}

/** Count and number of subjects of each group; empty unless they form a 2x2 table. */
const groupRows = (analysis: string, printed: readonly ReportedNumber[]): readonly Row[] => {
  const grouped = printed.filter(
    (number) => number.analysis === analysis && number.group !== '' && isWhole(number),
  )
  const groups = [...groupBy(grouped, ({ group }) => group).values()]
  const rows = groups.flatMap((group): readonly Row[] => {
    const counts = group.filter(({ statistic }) => statistic === 'count')
    const n = group.find(({ statistic, level }) => statistic === 'n' && level === '')
    return counts.length === 1 && n ? [{ count: counts[0]!, n }] : []
  })
  // a named level may be one of three; the p is then that of a larger table
  const isYes = rows.every(({ count }) => count.level === '')
  return rows.length === groups.length && isYes ? rows : []
}

interface Test {
  readonly name: string
  readonly value: number
}

const testsOf = (table: readonly (readonly number[])[]): readonly Test[] => {
  const [fisher, doubled] = [fisherExact(table), fisherExact(table, 'doubled')]
  const [plain, yates] = [pearsonChiSquare(table, 'none'), pearsonChiSquare(table, 'yates')]
  const n = table.flat().reduce((sum, cell) => sum + cell, 0)
  if (!fisher.p.known || !plain.chiSquare.known) return []
  const answers: readonly (readonly [string, { known: boolean; value?: number }])[] = [
    ['Fisher', fisher.p],
    ['Fisher doubled', doubled.p],
    ['Fisher one-sided', fisher.less],
    ['Fisher one-sided', fisher.greater],
    ['mid-p', fisher.midP],
    ['mid-p doubled', doubled.midP],
    ['chi-square', plain.p],
    ['chi-square with Yates', yates.p],
  ]
  const known = answers.flatMap(([name, answer]) =>
    answer.known && answer.value !== undefined ? [{ name, value: answer.value }] : [],
  )
  const half = (name: string): readonly Test[] =>
    known
      .filter((test) => test.name === name)
      .flatMap(({ value }) => [{ name: `${name}, one-sided`, value: value / 2 }])
  const point = fisher.probability.known ? fisher.probability.value : 0
  const oneSidedMid = known
    .filter(({ name }) => name === 'Fisher one-sided')
    .map(({ value }) => ({ name: 'mid-p one-sided', value: value - point / 2 }))
  return [
    ...known,
    ...oneSidedMid,
    ...half('chi-square'),
    ...half('chi-square with Yates'),
    {
      name: 'chi-square with n - 1',
      value: chiSquareUpperTail((plain.chiSquare.value * (n - 1)) / n, plain.df),
    },
    { name: 'likelihood ratio', value: chiSquareUpperTail(likelihoodRatio(table, n), 1) },
  ]
}

/** 2 sum O log(O/E). */
const likelihoodRatio = (table: readonly (readonly number[])[], n: number): number => {
  const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const terms = table.flatMap((row) => {
    const sum = row.reduce((a, b) => a + b, 0)
    return row.map((count, j) => (count === 0 ? 0 : count * Math.log((count * n) / (sum * columns[j]!))))
  })
  return Math.max(0, 2 * terms.reduce((a, b) => a + b, 0))
}

/** Both ends of the rounding interval count as inside, as the computed p may be off in its last bits. */
const printsP = ({ relation, low, high, value }: ReportedNumber, p: number): boolean => {
  const bound = toNumber(value)
  if (relation === '<' || relation === '<=') return p < bound + TINY
  if (relation === '>' || relation === '>=') return p > bound - TINY
  return p >= toNumber(low) - TINY && p <= toNumber(high) + TINY
}

const TINY = 1e-12
