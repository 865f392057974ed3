/** What a check of printed numbers against each other found; none of them needs data. */
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
    | 'printed twice'
    | 'inside interval'
    | 'ratio and p'
    | 'counts and p'
    | 'groups'
  readonly claims: readonly string[]
  readonly outcome: 'consistent' | 'inconsistent' | 'cannot be settled' | 'no power'
  readonly detail: string
}
