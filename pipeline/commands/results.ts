import closest from 'fastest-levenshtein'
import { openDisk } from '../disk.ts'
import { CallError } from '../fault.ts'
import { table } from '../formats/csv.ts'
import { readLock } from '../lock.ts'
import { cohortNames } from '../tasks.ts'
import type { Command, CommandCall } from './command.ts'

export const command: Command = {
  name: 'results',
  summary: 'the ids of computed numbers, to cite in claims.csv',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- results <cohort> [word ...] [--json]

Lists the results of a cohort whose id or method contains every word: id, value, unit, method.
A claim in claims.csv names such an id.

Examples
  npm run pipeline -- results my-cohort median
  npm run pipeline -- results my-cohort relapse-free survival
`,
  run: async (call) => {
    const { header, rows } = results(call)
    if (call.flags['json']) {
      const objects = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])))
      process.stdout.write(`${JSON.stringify(objects, null, 2)}\n`)
      return 0
    }
    const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? ''
    for (const row of rows)
      process.stdout.write(
        `${cell(row, 'id')}  ${cell(row, 'value') || `(none: ${cell(row, 'reason')})`} ${cell(row, 'unit')}  ${cell(row, 'method')}\n`,
      )
    return 0
  },
}

/** What makes a table one of results, wherever it stands. */
const COLUMNS = ['id', 'value', 'unit', 'method', 'reason']

const results = ({ root, manifest, words: [cohort, ...words] }: CommandCall) => {
  const disk = openDisk(root)
  const there = cohortNames(disk)
  if (cohort === undefined || !there.includes(cohort))
    throw new CallError(
      `results: expected a cohort (${there.join(', ')}), found ${cohort === undefined ? 'none' : `"${cohort}"; is it ${closest.closest(cohort, [...there])}?`}`,
    )
  const written = manifest.stages.flatMap((stage) =>
    Object.keys(readLock(disk, cohort).tasks[stage.name]?.outputs ?? {}),
  )
  const tables = written
    .filter((path) => path.endsWith('.csv'))
    .map((path) => table.decode(disk.read(path) ?? new Uint8Array(), path))
    .filter(({ header }) => COLUMNS.every((name) => header.includes(name)))
  if (tables.length === 0)
    throw new CallError(
      `results: expected results of ${cohort}, found none; npm run pipeline -- ${cohort} makes them`,
    )
  const header = tables[0]!.header
  const [id, method] = [header.indexOf('id'), header.indexOf('method')]
  const matches = (row: readonly string[]): boolean =>
    words.every((word) => `${row[id]} ${row[method]}`.toLowerCase().includes(word.toLowerCase()))
  const rows = tables.flatMap((one) => one.rows).filter(matches)
  if (rows.length === 0)
    throw new CallError(
      `results: expected words that stand in an id or a method, found none of ${cohort} with ${words.map((word) => `"${word}"`).join(' and ')}`,
    )
  return { header, rows }
}
