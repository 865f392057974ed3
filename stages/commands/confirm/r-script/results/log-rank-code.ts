import type { Endpoint } from '../../../../../cohort/descriptors/plan/endpoint.ts'
import type { TestOf } from '../../../../../cohort/descriptors/plan/test.ts'
import type { Result } from '../../../../../cohort/results/result.ts'
import { encodeValue, levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { type Answered, notWritten } from '../block.ts'
import { rNumber, rNumbers, rString, rStrings } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import type { TestCode } from './test-lines.ts'

type Rules = ConfirmedStudy['rules']

/** The weights as functions of the number at risk and of the events. */
const weightCode = (weight: TestOf<'log-rank'>['weight']): string => {
  if (typeof weight === 'object')
    return `function(n, d) { s <- c(1, cumprod(1 - d / n))[seq_along(n)]; s^${rNumber(weight.rho)} * (1 - s)^${rNumber(weight.gamma)} }`
  return {
    'log-rank': 'function(n, d) rep(1, length(n))',
    gehan: 'function(n, d) n',
    'tarone-ware': 'function(n, d) sqrt(n)',
    'peto-peto': 'function(n, d) cumprod(1 - d / (n + 1))',
    'modified-peto-peto': 'function(n, d) cumprod(1 - d / (n + 1)) * n / (n + 1)',
  }[weight]
}

/** By survdiff where it has the weight and entry is not delayed; else from the numbers at risk. */
const logRankCall = (test: TestOf<'log-rank'>, endpoint: Endpoint, d: string, group: string): string => {
  const { weight, strata } = test
  const isOfSurvdiff = weight === 'log-rank' || (typeof weight === 'object' && weight.gamma === 0)
  const stratum = strata.length === 0 ? '' : d === 'd' ? ', stratum' : `, stratum[${PAIR}]`
  if (endpoint.enters === undefined && isOfSurvdiff)
    return `log_rank(${d}, ${group}${stratum}${typeof weight === 'object' ? `, rho = ${rNumber(weight.rho)}` : ''})`
  return `weighted_log_rank(${d}, ${group}${stratum}, weight = ${weightCode(weight)})`
}

/** The rows of two groups that are compared alone. */
const PAIR = 'pair'

/** The log-rank test of a plan, its pairs, trend and permutations. */
export const logRankCode = (
  test: TestOf<'log-rank'>,
  endpoint: Endpoint,
  by: Variable,
  rules: Rules,
  results: readonly Result[],
): TestCode => {
  const isSum = test.weight === 'log-rank' && rules.logRank === 'observed-expected'
  const chi = (of: string): string => (isSum ? `sum((${of}$obs - ${of}$exp)^2 / ${of}$exp)` : `${of}$chisq`)
  const p = (of: string): string => `chi_square_p(${chi(of)}, ${of}$df)`
  const pairs =
    test.pairwise === undefined
      ? []
      : pairLines(
          logRankCall(test, endpoint, `d[${PAIR}, ]`, `droplevels(group[${PAIR}])`),
          test.pairwise,
          p,
          controlCode(test),
        )
  return {
    shared: [
      `test <- ${logRankCall(test, endpoint, 'd', 'group')}`,
      ...(test.scores === undefined ? [] : [`z <- trend_z(test, ${scoresCode(test.scores, by)})`]),
      ...pairs,
    ],
    answer: ({ statistic, versus, level }, place) => {
      if (/^permutation-p|^assignments/.test(statistic))
        return permutationCode(statistic, test, endpoint, results)
      if (level !== '' && versus !== '') {
        const of = `pairs[[${place}]]`
        const codes: Readonly<Record<string, string>> = {
          'chi-square': chi(of),
          p: p(of),
          'adjusted-p': `adjusted[${place}]`,
        }
        return codes[statistic] ?? notWritten(statistic, 'a pair')
      }
      const codes: Readonly<Record<string, string>> = {
        observed: `test$obs[${place}]`,
        expected: `test$exp[${place}]`,
        'chi-square': chi('test'),
        df: 'test$df',
        p: p('test'),
        'trend-z': 'z',
        'trend-p': 'normal_p(z)',
      }
      return codes[statistic] ?? notWritten(statistic, 'log-rank')
    },
  }
}

/** All allocations of a permutation test, where they are few enough for a matrix of R, in two groups without strata. */
const permutationCode = (
  statistic: string,
  { strata, monteCarlo, permutation }: TestOf<'log-rank'>,
  endpoint: Endpoint,
  results: readonly Result[],
): Answered => {
  if (monteCarlo !== undefined) return { reason: 'drawn with random numbers of Casebook' }
  const groups = results.filter((result) => result.statistic === 'observed').length
  const allocations = results.find((result) => result.statistic === 'assignments')?.value ?? Infinity
  if (strata.length > 0 || endpoint.enters !== undefined || groups !== 2 || allocations > MOST_ALLOCATIONS)
    return { reason: 'permutation test of more than two groups, of strata, or of very many allocations' }
  return statistic === 'assignments'
    ? 'allocations(group)'
    : `permutation_p(d, group, studentised = ${permutation === 'studentised' ? 'TRUE' : 'FALSE'})`
}

/** With a hundred patients some 200 MB. */
const MOST_ALLOCATIONS = 200_000

/** The scores of the groups that occur. */
const scoresCode = (scores: readonly number[], by: Variable): string => {
  const levels = (levelsOf(by) ?? []).map(({ value }) =>
    by.type === 'boolean' ? (value === 'yes' ? 'TRUE' : 'FALSE') : value,
  )
  return `${rNumbers(scores)}[match(levels(group), ${rStrings(levels)})]`
}

/** The level of the control group, as `levels(group)` has it; null if all pairs are compared. */
const controlCode = ({ control }: TestOf<'log-rank'>): string | null => {
  if (control === undefined) return null
  return rString(typeof control === 'boolean' ? `${control}`.toUpperCase() : encodeValue(control))
}

const pairLines = (
  call: string,
  adjustment: string,
  p: (of: string) => string,
  control: string | null,
): readonly string[] => [
  control === null
    ? 'pairs <- combn(levels(group), 2, simplify = FALSE, FUN = function(two) {'
    : `pairs <- lapply(setdiff(levels(group), ${control}), function(other) {`,
  `  ${PAIR} <- group %in% ${control === null ? 'two' : `c(${control}, other)`}`,
  `  ${call}`,
  '})',
  `adjusted <- p.adjust(sapply(pairs, function(pair) ${p('pair')}), ${rString(ADJUSTMENTS[adjustment] ?? adjustment)})`,
]

const ADJUSTMENTS: Readonly<Record<string, string>> = { 'benjamini-hochberg': 'BH' }
