/** A number, or the reason why it does not exist. Never NaN, and never 0 for a missing value. */
export type Answer =
  | { readonly known: true; readonly value: number }
  | { readonly known: false; readonly reason: string }

export const known = (value: number): Answer => {
  if (!Number.isFinite(value)) throw new Error(`known: expected a finite number, found ${value}`)
  return { known: true, value }
}

export const unknown = (reason: string): Answer => ({ known: false, reason })

/** Applies `f` to the value; a missing answer keeps its reason. */
export const mapAnswer = (answer: Answer, f: (value: number) => number): Answer =>
  answer.known ? known(f(answer.value)) : answer
