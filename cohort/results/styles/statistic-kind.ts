/**
 * The kind of a statistic, which determines its display:
 *   count        whole subjects, pairs, levels, runs
 *   observed     events, integers unless weighted; degrees of freedom that may be a fraction
 *   rank-sum     sums of midranks, multiples of one half
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
