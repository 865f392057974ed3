/**
 * The kind of a statistic, which determines its display:
 *   count        whole subjects, pairs, levels, runs
 *   observed     events, integers unless weighted; degrees of freedom that may be a fraction
 *   rank-sum     sums of midranks, and patients of whom some count half: multiples of one half
 *   proportion   of subjects, or a probability of survival: as a percentage
 *   difference   of two proportions: in percentage points
 *   size         how often a test rejects in simulated samples under the null hypothesis: as a percentage
 *   coverage     how often an interval contains the true value in simulated samples: as a percentage
 *   p            a p-value
 *   ratio        null value 1
 *   logarithm    of a ratio, null value 0
 *   plain        test statistics, hazards, coefficients of association
 *   rate         events per unit of time, of any magnitude
 *   recorded     a recorded value, or a sum or difference of recorded values
 *   time         a quantile of survival times; under some rules a recorded time
 *   value        computed from recorded values: a mean, a sample quantile, a shift
 */
export type StatisticKind =
  | 'count'
  | 'observed'
  | 'rank-sum'
  | 'proportion'
  | 'difference'
  | 'size'
  | 'coverage'
  | 'p'
  | 'ratio'
  | 'logarithm'
  | 'plain'
  | 'rate'
  | 'recorded'
  | 'time'
  | 'value'

/** What the name of a statistic ends with: `lower` of `median-lower`; empty for the statistic itself. */
export type Part = '' | 'lower' | 'upper' | 'se' | 'p' | 'df' | 'chi-square' | 'undefined'

/** Limits and standard errors have the kind of their statistic; those of a time are computed values. */
export const kindOfPart = (kind: StatisticKind, part: Part): StatisticKind => {
  switch (part) {
    case 'p':
      return 'p'
    case 'df':
      return 'count'
    case 'chi-square':
      return 'plain'
    case 'lower':
    case 'upper':
    case 'se':
      return kind === 'time' ? 'value' : kind
    case '':
    case 'undefined':
      return kind
    default: {
      const never: never = part
      return never
    }
  }
}

/** Inserts the part before the time: `survival@24` becomes `survival-lower@24`. */
export const withPart = (statistic: string, part: Exclude<Part, ''>): string => {
  const [name = '', ...at] = statistic.split('@')
  return [`${name}-${part}`, ...at].join('@')
}
