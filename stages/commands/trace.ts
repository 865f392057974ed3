import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { type Disk, openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { cohortNames } from '../../pipeline/tasks/tasks.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { answerText } from './trace/answer-text.ts'
import { CELL, traced } from './trace/traced.ts'

export const command: Command = {
  name: 'trace',
  summary: 'a number back to rows at risk and raw cells, or a raw cell forward to every number',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- trace [<cohort>] <claim | result | file:line:column> [--json]

Of a claim or a result: the result with its method, the rows of the event table that it is computed
from, and every raw cell that it rests on, as file:line:column (a column counts fields, from 1); of a
claim about one patient, the cells of that patient.
Of a raw cell: every result that rests on it, and the claims that name one. A number on the list need
not change with the cell; one that is not on the list cannot.

Examples
  npm run pipeline -- trace relapse-free/median
  npm run pipeline -- trace my-cohort abstract-survival-median
  npm run pipeline -- trace data/raw/my-cohort/patients.csv:5:9
`,
  run: async ({ root, words, flags }: CommandCall) => {
    const disk = openDisk(root)
    const answers = cohortsOf(words, disk).flatMap((cohort) => traced(disk, cohort, words.at(-1) ?? ''))
    if (answers.length === 0)
      throw new CallError(
        `trace: expected a claim, a result or a raw cell (file:line:column), found "${words.at(-1) ?? ''}"; results <cohort> lists the results`,
      )
    process.stdout.write(
      flags['json'] ? `${JSON.stringify(answers, null, 2)}\n` : answers.map(answerText).join('\n'),
    )
    return 0
  },
}

const cohortsOf = (words: readonly string[], disk: Disk): readonly string[] => {
  const there = cohortNames(disk)
  if (words.length === 0 || words.length > 2)
    throw new CallError(`trace: expected one id or cell, found ${words.length}`)
  const ofCell = CELL.exec(words.at(-1)!)?.[1]
  if (words.length === 1 && ofCell !== undefined && there.includes(ofCell)) return [ofCell]
  // a cohort that never ran has no results
  if (words.length === 1)
    return there.filter((cohort) => disk.read(estimateResults.path.replace('{cohort}', cohort)) !== null)
  if (!there.includes(words[0]!))
    throw new CallError(`trace: expected a cohort (${there.join(', ')}), found "${words[0]}"`)
  return [words[0]!]
}
