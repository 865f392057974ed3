/** The original code, its replacement in the mutant, and why the result is the same. */
type Equivalent = readonly [from: string, to: string, why: string]

/** Mutants that no test can kill, by file; each was checked by reading. */
export const EQUIVALENT: Readonly<Record<string, readonly Equivalent[]>> = {
  'adjust-p.ts': [['() => 0', '() => undefined', 'every place is filled afterwards']],
  'clopper-pearson.ts': [
    ['x === 0', 'false', 'the incomplete beta function at a = 0 or b = 0 leads to the same 0 or 1'],
    ['x === n', 'false', 'the incomplete beta function at a = 0 or b = 0 leads to the same 0 or 1'],
  ],
  'cox-likelihood.ts': [
    ['false', 'true', 'a sum that nothing reads'],
    ['a < size', 'a <= size', 'a place that nothing reads'],
    ['e < size', 'e <= size', 'a place that nothing reads'],
    ['third.length === 0', 'false', 'a sum that nothing reads'],
  ],
  'cox-zph.ts': [
    [
      'sum + part.events',
      'sum - part.events',
      'at the maximum the first half of u is 0, so g may be shifted or turned',
    ],
    [
      'sum + part.events * g.get(part.time)!',
      'sum - part.events * g.get(part.time)!',
      'at the maximum the first half of u is 0, so g may be shifted or turned',
    ],
    [
      'g.get(part.time)! - mean',
      'g.get(part.time)! + mean',
      'at the maximum the first half of u is 0, so g may be shifted or turned',
    ],
    [
      'u[size + a]! += weight * part.score[a]!',
      'u[size + a]! -= weight * part.score[a]!',
      'at the maximum the first half of u is 0, so g may be shifted or turned',
    ],
    [
      '1 - survival',
      '1 + survival',
      'at the maximum the first half of u is 0, so g may be shifted or turned',
    ],
    ['i < table.times.length', 'true', 'undefined is below no time'],
    ['i < table.times.length', 'i <= table.times.length', 'undefined is below no time'],
  ],
  'fine-gray.ts': [["'breslow'", '""', 'only efron is compared with']],
  'fine-gray-residuals.ts': [
    ['ways.filter(({ count }) => count > 0)', 'ways', 'an empty class adds nothing'],
    ['count > 0', 'true', 'an empty class adds nothing'],
    ['count > 0', 'count >= 0', 'an empty class adds nothing'],
  ],
  'fisher-exact.ts': [
    ['[]', '["Stryker was here"]', 'no rows have no columns'],
    ['row.filter((_, j) => columns[j])', 'row', 'an empty column can be filled in one way'],
    ['smaller < larger', 'smaller <= larger', 'of two equal tails either is the smaller'],
  ],
  'gray-test.ts': [
    ['-left', '+left', 'how a jump moves the score is squared'],
    ['others > 0', 'true', 'a jump without events has no variance'],
    ['others > 0', 'others >= 0', 'a jump without events has no variance'],
    ['others > 1', 'true', 'a single event has no ties'],
    ['others > 1', 'others >= 1', 'a single event has no ties'],
    ['after[k]! > 0', 'true', 'with no subject left the jump changes nothing'],
    ['after[k]! > 0', 'after[k]! >= 0', 'with no subject left the jump changes nothing'],
    ['survival[k]! > 0', 'true', 'no subject is at risk once survival is 0'],
    ['survival[k]! > 0', 'survival[k]! >= 0', 'no subject is at risk once survival is 0'],
    ['i < table.times.length', 'i <= table.times.length', 'beyond the last time there are no events'],
  ],
  'hodges-lehmann.ts': [
    ['x.length * y.length', 'x.length / y.length', 'only how soon the pairs left over are sorted'],
    ['inside > MOST_SORTED', 'false', 'only how soon the pairs left over are sorted'],
    ['inside > MOST_SORTED', 'true', 'only how soon the pairs left over are sorted'],
    ['inside > MOST_SORTED', 'inside >= MOST_SORTED', 'only how soon the pairs left over are sorted'],
    [
      'distinct += y.length - first',
      'distinct -= y.length - first',
      'only how soon the pairs left over are sorted',
    ],
    ['y.length - first', 'y.length + first', 'only how soon the pairs left over are sorted'],
    [
      'pairsUpTo(high, x, y, upTo).distinct - pairsUpTo(low, x, y, upTo).distinct',
      'pairsUpTo(high, x, y, upTo).distinct + pairsUpTo(low, x, y, upTo).distinct',
      'only how soon the pairs left over are sorted',
    ],
    ['low + (high - low) / 2', 'low - (high - low) / 2', 'only how soon the pairs left over are sorted'],
    ['(high - low) / 2', '(high - low) * 2', 'only how soon the pairs left over are sorted'],
    ['high - low', 'high + low', 'only how soon the pairs left over are sorted'],
    ['middle <= low || middle >= high', 'true', 'only how soon the pairs left over are sorted'],
    ['middle <= low', 'middle > low', 'only how soon the pairs left over are sorted'],
    ['middle >= high', 'middle < high', 'only how soon the pairs left over are sorted'],
    [
      'from < y.length && a.value - y[from]!.value > high',
      'false',
      'more pairs are sorted after the requested one',
    ],
    ['from < y.length', 'from >= y.length', 'more pairs are sorted after the requested one'],
    ['Math.min(n1, n2)', 'Math.max(n1, n2)', 'U has the same distribution for either group'],
  ],
  'kaplan-meier.ts': [
    ['Math.abs(difference) >= DOUBT', 'false', 'whole numbers decide as the double does, only later'],
    [
      'Math.abs(difference) >= DOUBT',
      'Math.abs(difference) > DOUBT',
      'at the very edge whole numbers decide as the double does',
    ],
    ['difference < 0', 'difference <= 0', 'a difference of 0 does not come there'],
    ['i === 0', 'false', 'no subject has left before the first step, and one is at risk at it'],
  ],
  'log-rank-assignments.ts': [
    ['() => 0', '() => undefined', 'every place is filled before it is read'],
    ['left === 1', 'false', 'there is one way to choose from one'],
    ['count > 0', 'true', 'an empty class adds nothing'],
    ['count > 0', 'count >= 0', 'an empty class adds nothing'],
  ],
  'log-rank-weight.ts': [['x === 0', 'false', 'exp(-Infinity) is 0 as well']],
  'mann-whitney.ts': [
    ['n1 <= n2', 'n1 < n2', 'with two groups of the same size either gives the distribution'],
  ],
  'odds-ratio.ts': [['x < last', 'x <= last', 'a cell more than there may be has no weight']],
  'permutation-statistic.ts': [
    [
      'u[j]! += d[j]! - (events * n[j]!) / all',
      'u[j]! -= d[j]! - events * n[j]! / all',
      'the scores are squared',
    ],
    ['[]', '["Stryker was here"]', 'replaced at the first class'],
    ['k < groups', 'k <= groups', 'a column that nothing reads'],
    ['b.v.n === 0n', 'false', 'where V is 0, so is O - E'],
  ],
  'quantile-sign-interval.ts': [
    ['statistic !== null', 'true', 'null is compared as 0, which is not below -z'],
  ],
  'rational.ts': [
    ['a.n < 0n', 'a.n <= 0n', '0 has no sign'],
    ["'0'", '""', 'no digits are read as 0'],
    ['a < 0n', 'a <= 0n', '0 has no sign'],
    ['b < 0n', 'b <= 0n', '0 has no sign'],
    ['bottom < 0n', 'bottom <= 0n', 'the denominator is not 0'],
    [
      'gcd(top, bottom) * (bottom < 0n ? -1n : 1n)',
      'gcd(top, bottom) / (bottom < 0n ? -1n : 1n)',
      'times or divided by 1 or -1',
    ],
    ['top <= LARGEST && a.d <= LARGEST', 'false', 'both ways give the nearest double'],
    ['top <= LARGEST', 'top < LARGEST', 'both ways give the nearest double'],
    ['a.d <= LARGEST', 'a.d < LARGEST', 'both ways give the nearest double'],
    ['shift > 0', 'shift >= 0', 'a shift of 0 changes nothing'],
    ['shift < 0', 'shift <= 0', 'a shift of 0 changes nothing'],
    ['shift >= 0', 'shift > 0', 'a shift of 0 changes nothing'],
    ['a.n >= 0n', 'a.n > 0n', '0 is divided without rest'],
    [
      '/^(-?)(\\d+)(?:\\.(\\d+))?(?:e([+-]\\d+))?$/',
      '/(-?)(\\d+)(?:\\.(\\d+))?(?:e([+-]\\d+))?$/',
      'a reported number matches as a whole or not at all',
    ],
    [
      '/^(-?)(\\d+)(?:\\.(\\d+))?(?:e([+-]\\d+))?$/',
      '/^(-?)(\\d+)(?:\\.(\\d+))?(?:e([+-]\\d+))?/',
      'a reported number matches as a whole or not at all',
    ],
  ],
  'simulated-table.ts': [
    ["''", '"Stryker was here!"', 'a name that nothing reads'],
    ["'events-first'", '""', 'only swapped-status is compared with'],
  ],
  'subdistribution-table.ts': [
    ['others > 0', 'true', 'a weight without events adds nothing'],
    ['others > 0', 'others >= 0', 'a weight without events adds nothing'],
  ],
  'survival-quantile-interval.ts': [
    ["'r-middle'", '""', 'only r-print is compared with'],
    ["'reason'", '""', 'only r is compared with'],
    ['below < 0', 'below <= 0', 'the step 0.05 above comes before it'],
    ['next >= 0', 'next > 0', 'it comes after another step'],
  ],
}
