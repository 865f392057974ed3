/** Lines of the script that compute some results: a heading, what they share, and a line for each result. */
export interface Block {
  /** In words of the plan, not yet a comment. */
  readonly heading: string
  /** Lines that the results share, such as a fit. */
  readonly shared: readonly string[]
  readonly results: readonly RResult[]
}

/** A result and the expression of R that computes it. */
export interface RResult {
  readonly id: string
  readonly code: string
  /** Whether R iterates, so that it agrees to fewer digits. */
  readonly iterates?: boolean
}

/** A result that the script does not compute, and why. */
export interface NoCounterpart {
  readonly id: string
  readonly reason: string
}

/** The block of an analysis, and what R has no counterpart of. */
export interface Confirmation {
  readonly blocks: readonly Block[]
  readonly without: readonly NoCounterpart[]
}

/** What a statistic of a block is computed by: an expression, or the reason why there is none. */
export type Answered =
  | string
  | { readonly code: string; readonly iterates: true }
  | { readonly reason: string }

/** Results without a line in the script, for one reason. */
export const withoutCode = (results: readonly { readonly id: string }[], reason: string): Confirmation => ({
  blocks: [],
  without: results.map(({ id }) => ({ id, reason })),
})

/** A kind of result that the script has no code for yet. */
export const notWritten = (statistic: string, of: string): Answered => ({
  reason: `the script does not compute ${statistic} of ${of}`,
})

/** One block of the answers to these ids. */
export const blockOf = (
  heading: string,
  shared: readonly string[],
  answers: readonly (readonly [id: string, answer: Answered])[],
): Confirmation => {
  const results = answers.flatMap(([id, answer]): RResult[] =>
    typeof answer === 'string' ? [{ id, code: answer }] : 'code' in answer ? [{ id, ...answer }] : [],
  )
  const without = answers.flatMap(([id, answer]): NoCounterpart[] =>
    typeof answer === 'object' && 'reason' in answer ? [{ id, reason: answer.reason }] : [],
  )
  return { blocks: results.length === 0 ? [] : [{ heading, shared, results }], without }
}
