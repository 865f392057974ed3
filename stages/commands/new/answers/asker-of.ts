import { type Flags, textOf } from '../flags.ts'
import { openFile } from '../open-file.ts'
import { type Asker, nonInteractive, proposals } from './asker.ts'
import { replay } from './replay.ts'
import { terminal } from './terminal.ts'

/** Who answers: the file of --answers, the proposals with --yes, a person at a terminal, or nobody. */
export const askerOf = (flags: Flags, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Asker => {
  const path = textOf(flags, 'answers')
  if (path !== undefined) return replay(path, openFile(path))
  if (flags['yes'] === true) return proposals
  return input.isTTY && output.isTTY ? terminal(input, output) : nonInteractive
}
