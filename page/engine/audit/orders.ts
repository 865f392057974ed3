import type { Decision } from '../../../audit/prose/draft/decision.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Review } from '../../../stages/commands/check/review-text.ts'

type Files = ReadonlyMap<string, Uint8Array>

interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the page asks about a file of somebody else. */
export type AuditRequest =
  /** Compares the numbers of a paper with each other, as `check`; lists its tables, as `paper-tables`. */
  | ({ readonly kind: 'check' } & GivenFile)
  /** Drafts claims.csv from a paper, as `draft-claims`; `files` are the artifacts of the cohort. */
  | ({ readonly kind: 'draft'; readonly cohort: string; readonly files: Files } & GivenFile)
  /** Reads the patients of a figure, as `from-figure`; `options` are its flags as texts. */
  | ({
      readonly kind: 'figure'
      readonly options: Readonly<Record<string, string>>
      /** figure.yaml; null without one. */
      readonly description: string | null
      readonly atRisk: GivenFile | null
      /** The name that a cohort made of it gets. */
      readonly cohort: string
    } & GivenFile)

/** A table of a paper, and how it is named. */
export interface FoundTable {
  /** The two lines of `paper-tables`: file, size and doubtful cells; title. */
  readonly text: string
  readonly rows: readonly (readonly FoundCell[])[]
}

export interface FoundCell {
  readonly text: string
  readonly isHead: boolean
  readonly rowSpan: number
  readonly columnSpan: number
  /** Why it may be wrong; '' if nothing speaks for it. */
  readonly doubt: string
}

/** A result that a drafted claim may report, with its value in words. */
export interface ClaimOption {
  readonly id: string
  readonly value: string
  /** Whether its value is the reported number. */
  readonly agrees: boolean
}

/** What a drafted claim was decided by. */
export interface DraftedClaim {
  readonly id: string
  readonly decision: Decision
  readonly options: readonly ClaimOption[]
  /** An entry of the plan that would give a result; '' for none. */
  readonly entry: string
}

export interface CheckedReply {
  readonly kind: 'checked'
  readonly review: Review
  /** What `check --all` prints. */
  readonly text: string
  readonly tables: readonly FoundTable[]
  /** What `paper-tables` writes, by name. */
  readonly files: ReadonlyMap<string, string>
}

export interface DraftedReply {
  readonly kind: 'drafted'
  /** claims.csv. */
  readonly claims: Uint8Array
  readonly rows: readonly DraftedClaim[]
  /** The line that counts them, and the one that counts what was excluded. */
  readonly summary: readonly string[]
}

export interface FigureReply {
  readonly kind: 'figure'
  /** What `from-figure` prints. */
  readonly text: string
  /** An SVG made of numbers, colours and escaped texts; null for points. */
  readonly overlay: string | null
  /** The panels of the page in words, and the number of the one that was read; none of points. */
  readonly panels: readonly string[]
  readonly panel: number
  /** The files of a cohort by name, or why none is made. */
  readonly cohort: Files | string
}

/** What the worker says. All but the first two end a request. */
export type AuditReply =
  /** The file is opened: so long may it take, and what is wrong with it if it needs more. */
  | {
      readonly kind: 'reading'
      readonly seconds: number
      readonly exceeded: Readonly<Record<'memory' | 'time', Fault>>
    }
  /** The file is read; what follows is computed by Casebook. */
  | { readonly kind: 'read' }
  | CheckedReply
  | DraftedReply
  | FigureReply
  /** No figure could be read; with a `figure.yaml` to complete where that helps. */
  | { readonly kind: 'unread'; readonly fault: Fault; readonly description: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'failed'; readonly message: string; readonly isOurs: boolean }
