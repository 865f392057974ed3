import type { Answer, Option, Proposal, QuestionId } from '../cohort/propose/interview/question.ts'
import type { Fault } from '../pipeline/fault.ts'
import type { PlanAnswer, PlanAsk } from './plan-messages.ts'

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
  /** The tables of a report as files: as the command `word` writes them, and as CSV. */
  | { readonly kind: 'tables'; readonly report: Uint8Array }

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

/** What the worker says. `done`, `made`, `tables`, `faults` and `failed` end a request. */
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
  /** `csv`: by file name. `formulas`: how many cells a spreadsheet may run. */
  | {
      readonly kind: 'tables'
      readonly word: Uint8Array
      readonly csv: Files
      readonly formulas: number
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** A wrong call, or a fault of Casebook itself. */
  | { readonly kind: 'failed'; readonly message: string; readonly isOurs: boolean }

/** What the plan's forms and its editor ask of a worker of their own, which also answers while another computes. */
export interface PlanQuestion {
  readonly kind: 'plan'
  readonly number: number
  readonly ask: PlanAsk
}

export type PlanReply =
  | { readonly kind: 'plan'; readonly number: number; readonly answer: PlanAnswer }
  | Extract<Reply, { kind: 'failed' }>

/** The fonts of figures, as TrueType files. */
export interface FigureFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** What the page asks of the worker that makes files to save, one at a time. */
export type SaveRequest =
  /** `svg`: the text of the figure's file. */
  | { readonly kind: 'print'; readonly svg: string; readonly fonts: FigureFonts }
  | { readonly kind: 'zip'; readonly files: Files }

export type SaveReply =
  /** `missing`: the characters that the fonts lack, which are drawn as boxes. */
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly missing: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
