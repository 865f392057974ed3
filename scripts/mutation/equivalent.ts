/** A mutant that no test can kill, because it computes the same; found by reading it. */
export interface Equivalent {
  readonly file: string
  /** What the mutant replaces, as it stands in the source, and what it puts there. */
  readonly from: string
  readonly to: string
  readonly why: string
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'kaplan-meier.ts',
    from: 'Math.abs(difference) >= DOUBT',
    to: 'Math.abs(difference) > DOUBT',
    why: 'at the very edge whole numbers decide as the double does',
  },
  {
    file: 'kaplan-meier.ts',
    from: 'difference < 0',
    to: 'difference <= 0',
    why: 'a difference of 0 does not come there',
  },
  {
    file: 'kaplan-meier.ts',
    from: 'i === 0',
    to: 'false',
    why: 'nobody is left before the first step and somebody is at risk at it',
  },
  { file: 'adjust-p.ts', from: '() => 0', to: '() => undefined', why: 'every place is filled afterwards' },
  {
    file: 'log-rank-assignments.ts',
    from: '() => 0',
    to: '() => undefined',
    why: 'every place is filled before it is read',
  },
  {
    file: 'log-rank-assignments.ts',
    from: 'left === 1',
    to: 'false',
    why: 'the ways to choose among one are 1',
  },
  { file: 'log-rank-assignments.ts', from: 'count > 0', to: 'true', why: 'a class of nobody adds nothing' },
  {
    file: 'log-rank-assignments.ts',
    from: 'count > 0',
    to: 'count >= 0',
    why: 'a class of nobody adds nothing',
  },
  { file: 'log-rank-weight.ts', from: 'x === 0', to: 'false', why: 'exp(-Infinity) is 0 as well' },
  {
    file: 'quantile-sign-interval.ts',
    from: 'statistic !== null',
    to: 'true',
    why: 'null is compared as 0, which is not below -z',
  },
  { file: 'survival-quantile-interval.ts', from: "'r-middle'", to: '""', why: 'only r-print is told apart' },
  { file: 'survival-quantile-interval.ts', from: "'reason'", to: '""', why: 'only r is told apart' },
  {
    file: 'survival-quantile-interval.ts',
    from: 'below < 0',
    to: 'below <= 0',
    why: 'the step 0.05 above comes before it',
  },
  {
    file: 'survival-quantile-interval.ts',
    from: 'next >= 0',
    to: 'next > 0',
    why: 'it comes after another step',
  },
]
