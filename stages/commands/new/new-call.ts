import type { Flags } from './flags.ts'

/** A call of `new`, with all that it needs of where it runs. */
export interface NewCall {
  readonly cohort: string
  readonly paths: readonly string[]
  readonly flags: Flags
  /** The bytes of an input file. @throws CallError if there is none */
  open(path: string): Uint8Array
  /** Takes the files of the cohort's folder by name. */
  write(files: ReadonlyMap<string, Uint8Array>): void
}

/** The name of a file without the folders above it. */
export const nameOf = (path: string): string => path.replace(/^.*\//s, '')
