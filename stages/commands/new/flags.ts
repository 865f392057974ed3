import type { CommandCall } from '../../../pipeline/commands/command.ts'

export type Flags = CommandCall['flags']

/** The text that a flag was given; undefined where it was not. */
export const textOf = (flags: Flags, name: string): string | undefined =>
  typeof flags[name] === 'string' ? flags[name] : undefined
