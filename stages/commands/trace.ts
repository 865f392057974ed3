import { withoutReported } from '../../audit/claims/claim.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { type Disk, openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { cohortNames } from '../../pipeline/tasks/tasks.ts'
import { estimateResults } from '../4-estimate/artifacts.ts'
import { answerText } from './trace/answer-text.ts'
import { CURVE_LINE } from './trace/curve-point.ts'
import { CELL, traced } from './trace/traced.ts'

export const command: Command = {
  name: 'trace',
  summary: 'trace a number back to event-table rows and raw cells, or a raw cell forward to every number',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- trace [<cohort>] <claim | result | curves.csv:line | file:line:column> [--json]

For a claim or a result: the result with its method, the rows of the event table from which it is computed,
and every raw cell that it uses, as file:line:column (the column counts fields, from 1). For a claim about
one patient: the cells of that patient. For a line of curves.csv: the point of the curve, in the same way.
For a raw cell: every result that uses it, and the claims that name such a result. A listed number need not
change with the cell; any other number cannot.

Examples
  npm run pipeline -- trace relapse-free/median
  npm run pipeline -- trace my-cohort abstract-survival-median
  npm run pipeline -- trace data/derived/my-cohort/4-estimate/curves.csv:17
  npm run pipeline -- trace data/raw/my-cohort/patients.csv:5:9
`,
  run: async ({ root, words, flags }: CommandCall) => {
    const disk = openDisk(root)
    const answers = cohortsOf(words, disk).flatMap((cohort) => traced(disk, cohort, words.at(-1) ?? ''))
    if (answers.length === 0)
      throw new CallError(
        `trace: expected a claim, a result, a line of curves.csv or a raw cell (file:line:column), found "${words.at(-1) ?? ''}" (results <cohort> lists the results)`,
      )
    process.stdout.write(
      flags['json'] ? `${JSON.stringify(answers, withoutReported, 2)}\n` : answers.map(answerText).join('\n'),
    )
    return 0
  },
}

const cohortsOf = (words: readonly string[], disk: Disk): readonly string[] => {
  const existing = cohortNames(disk)
  if (words.length === 0 || words.length > 2)
    throw new CallError('trace: give one claim, result or raw cell (file:line:column)')
  const ofCell = (CELL.exec(words.at(-1)!) ?? CURVE_LINE.exec(words.at(-1)!))?.[1]
  if (words.length === 1 && ofCell !== undefined && existing.includes(ofCell)) return [ofCell]
  // a cohort that never ran has no results
  if (words.length === 1)
    return existing.filter((cohort) => disk.read(estimateResults.path.replace('{cohort}', cohort)) !== null)
  if (!existing.includes(words[0]!))
    throw new CallError(`trace: expected a cohort (${existing.join(', ')}), found "${words[0]}"`)
  return [words[0]!]
}
