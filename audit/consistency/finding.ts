/** The outcome of a check of reported numbers against each other, without data. */
export interface Finding {
  readonly check:
    | 'percentage'
    | 'interval'
    | 'test'
    | 'sum'
    | 'median'
    | 'order of rates'
    | 'attainable rate'
    | 'estimator'
    | 'reported twice'
    | 'inside interval'
    | 'ratio and p'
    | 'counts and p'
    | 'groups'
    | 'inside range'
    | 'mean'
    | 'spread'
  readonly claims: readonly string[]
  readonly outcome: 'consistent' | 'inconsistent' | 'cannot be settled' | 'no power'
  readonly detail: string
}
