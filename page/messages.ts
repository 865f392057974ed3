import type { Answer, Option, Proposal, QuestionId } from '../cohort/propose/interview/question.ts'
import type { Fault } from '../pipeline/fault.ts'

/** Files by path, as in a study: `data/raw/<cohort>/patients.csv`. */
export type Files = ReadonlyMap<string, Uint8Array>

/** What the page asks of its worker. One request at a time. */
export type Request =
  /** Computes every stage of a cohort from its raw files. */
  | { readonly kind: 'run'; readonly cohort: string; readonly raw: Files; readonly isQuick: boolean }
  /** Describes tables as a new cohort; asks as the command `new` does. */
  | {
      readonly kind: 'new'
      readonly cohort: string
      /** By file name. */
      readonly inputs: Files
      readonly flags: Readonly<Record<string, string | boolean | readonly string[]>>
    }
  | { readonly kind: 'answer'; readonly answer: Answer }

/** A question without the functions that judge its answer: the worker judges. */
export interface AskedQuestion {
  readonly id: QuestionId
  readonly text: string
  readonly saw: readonly string[]
  readonly options: readonly Option[]
  readonly form: 'one' | 'several' | 'order'
  readonly proposal: Proposal | null
  readonly none: string | undefined
  /** Whether a text that is no option may be accepted. */
  readonly isOpen: boolean
}

/** What the worker says. `done`, `made`, `faults` and `failed` end a request. */
export type Reply =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  /** `files` has the raw files and every artifact. */
  | { readonly kind: 'done'; readonly files: Files }
  | { readonly kind: 'asked'; readonly question: AskedQuestion }
  /** The last answer is not accepted; the question stays. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Lines between the questions. */
  | { readonly kind: 'shown'; readonly lines: readonly string[] }
  /** The files of the new cohort's folder by name, and what the command says at its end. */
  | { readonly kind: 'made'; readonly files: Files; readonly text: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** A wrong call, or a fault of Casebook itself. */
  | { readonly kind: 'failed'; readonly message: string; readonly isOurs: boolean }

/** What the page asks of the worker that prints figures, one at a time. */
export interface PrintRequest {
  /** The text of the figure's file. */
  readonly svg: string
  readonly fonts: { readonly regular: Uint8Array; readonly bold: Uint8Array }
}

export type PrintReply =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string }
