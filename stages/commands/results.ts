import closest from 'fastest-levenshtein'
import { currentId } from '../../cohort/values/current-id.ts'
import { fixed } from '../../cohort/values/decimal.ts'
import { unitAfter } from '../../cohort/values/unit.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError } from '../../pipeline/fault.ts'
import { table } from '../../pipeline/formats/csv.ts'
import { readLock } from '../../pipeline/history/lock.ts'
import { cohortNames } from '../../pipeline/tasks/tasks.ts'
import { decimal, multiply, rational } from '../../statistics/numbers/rational.ts'

export const command: Command = {
  name: 'results',
  summary: 'list the ids of computed numbers, for claims.csv',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- results <cohort> [word ...] [--json]

Lists the results of a cohort that match every word: id, value with unit, method. A word matches if the id or
the method contains it, a number also if the value rounds to it; 33.5 finds 0.3352 as a percentage too.
The column "result" of claims.csv has such an id. --json gives the unit as its UCUM code, as in claims.csv.

Examples
  npm run pipeline -- results my-cohort median
  npm run pipeline -- results my-cohort relapse-free survival
  npm run pipeline -- results my-cohort 33.5
`,
  run: async (call) => {
    const matching = results(call)
    const lines = matching.map(
      ({ id, value, unit, method, reason }) =>
        `${id}  ${value === '' ? `(none: ${reason})` : `${value}${unitAfter(value ?? '', unit ?? '1')}`}  ${method}\n`,
    )
    process.stdout.write(call.flags['json'] ? `${JSON.stringify(matching, null, 2)}\n` : lines.join(''))
    return 0
  },
}

/** The columns that identify a table of results. Tables in reports/ are not read: a public edition reuses the ids. */
const COLUMNS = ['id', 'value', 'unit', 'method', 'reason']

/** A row of such a table, by its own header. */
type Row = Readonly<Record<string, string>>

const results = ({ root, manifest, words: [cohort, ...words] }: CommandCall): readonly Row[] => {
  const disk = openDisk(root)
  const existing = cohortNames(disk)
  if (cohort === undefined || !existing.includes(cohort))
    throw new CallError(
      `results: expected a cohort (${existing.join(', ')}), found ${cohort === undefined ? 'none' : `"${cohort}" (did you mean ${closest.closest(cohort, [...existing])}?)`}`,
    )
  const written = manifest.stages.flatMap((stage) =>
    Object.keys(readLock(disk, cohort).tasks[stage.name]?.outputs ?? {}),
  )
  const tables = written
    .filter((path) => path.startsWith('data/derived/') && path.endsWith('.csv'))
    .map((path) => table.decode(disk.read(path) ?? new Uint8Array(), path))
    .filter(({ header }) => COLUMNS.every((name) => header.includes(name)))
  if (tables.length === 0)
    throw new CallError(
      `results: expected results of ${cohort}, found none (npm run pipeline -- ${cohort} makes them)`,
    )
  const matches = (row: Row): boolean =>
    words.every(
      (word) =>
        `${row['id']} ${row['method']}`.toLowerCase().includes(word.toLowerCase()) ||
        row['id'] === currentId(word) ||
        roundsTo(row, word),
    )
  const rows = tables
    .flatMap((result) =>
      result.rows.map((row): Row => Object.fromEntries(result.header.map((name, i) => [name, row[i] ?? '']))),
    )
    .filter(matches)
  if (rows.length === 0)
    throw new CallError(
      `results: no result of ${cohort} matches ${words.map((word) => `"${word}"`).join(' and ')}`,
    )
  return rows
}

/** Whether a value rounds to a number as it is written, half away from zero; a proportion also as a percentage. */
const roundsTo = ({ value = '', unit }: Row, word: string): boolean => {
  const written = /^-?\d+(?:\.(\d+))?%?$/.exec(word)
  if (!written || value === '') return false
  const [text, decimals] = [word.replace('%', ''), written[1]?.length ?? 0]
  const exact = decimal(Number(value))
  const isPercent = word.endsWith('%')
  return (
    (!isPercent && fixed(exact, decimals) === text) ||
    (unit === '1' && fixed(multiply(exact, rational(100n)), decimals) === text)
  )
}
