import type { ParseArgsConfig } from 'node:util'
import type { Manifest } from '../manifest.ts'
import type { Places } from '../places.ts'

/** A command of the command line. Only commands print; the code that they call does not. */
export interface Command {
  readonly name: string
  /** One line for the overview. */
  readonly summary: string
  /** The page that `--help` prints. */
  readonly help: string
  /** Whether it needs no study: it works in any folder. */
  readonly isForAnyFolder?: boolean
  readonly flags: NonNullable<ParseArgsConfig['options']>
  run(call: CommandCall): Promise<number>
}

export interface CommandCall {
  readonly places: Places
  /** The project, `places.project`. */
  readonly root: string
  readonly manifest: Manifest
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
}
