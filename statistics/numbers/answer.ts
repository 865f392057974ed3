/** A quantity that is a number, or that does not exist and says why. Never NaN, never 0 for "none". */
export type Answer =
  | { readonly known: true; readonly value: number }
  | { readonly known: false; readonly reason: string }

export const known = (value: number): Answer => {
  if (!Number.isFinite(value)) throw new Error(`known: expected a finite number, found ${value}`)
  return { known: true, value }
}

export const unknown = (reason: string): Answer => ({ known: false, reason })

/** The answer's value put through `f`; a missing answer stays missing with its reason. */
export const mapAnswer = (answer: Answer, f: (value: number) => number): Answer =>
  answer.known ? known(f(answer.value)) : answer
