import { type Announced, type Artifact, artifact } from '../contracts.ts'
import { csv, optional, recorded, text } from './csv.ts'

/** A warning; it does not stop the run. */
export interface WarningRow {
  /** The kind of warning, in a few words. */
  readonly warning: string
  /** The warning itself, as a sentence. */
  readonly title: string
  /** Empty for a warning about the plan or the data descriptor. */
  readonly subject: string
  /** The variable concerned; empty if there is none. */
  readonly variable: string
  /** The value concerned; for the plan, the places. */
  readonly value: string
  readonly file: string
  readonly line: number | null
}

export const warningFormat = csv<WarningRow>({
  warning: text,
  title: text,
  subject: text,
  variable: text,
  value: text,
  file: text,
  line: optional(recorded),
})

/** A table of warnings, which each run prints; they do not change its exit code. */
export const warningTable = (path: string): Artifact<readonly WarningRow[]> & Announced => ({
  ...artifact(path, warningFormat),
  announces: { as: 'warnings' },
})
