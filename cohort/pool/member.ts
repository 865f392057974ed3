import type { CountRow } from '../counts/count-rows.ts'
import type { EventRow } from '../counts/event-rows.ts'
import type { SharedPackage } from './shared-package.ts'

/** The variable that identifies the member of a pooled cohort; its values are the names of the members. */
export const CENTRE = 'centre'

/** A centre's package as it is pooled. */
export interface Member {
  readonly name: string
  readonly title: string
  /** The file that describes the package. */
  readonly file: string
  readonly shared: SharedPackage['casebook']
}

/** The tables of a member, typed. */
export interface MemberTables {
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
}

/** A problem in a table of a package; the column is the number of the field. */
export interface TableProblem {
  readonly file: string
  readonly line: number
  readonly column?: number
  readonly field?: string
  readonly expected: string
  readonly found: string
  readonly remedy?: string
}

/** A table as text, with the line number of each row. */
export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The number of a member's subjects in a population. */
export const sizeOf = (
  { subjects, populations }: SharedPackage['casebook'],
  population: string | null | undefined,
): number => (population ? (populations[population]?.subjects ?? 0) : subjects)
