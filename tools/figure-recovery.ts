/**
 * Which patients come back from figures: `npx tsx tools/figure-recovery.ts <folder> [pattern of files] [most patients]`, where
 * draw-figures.R and draw-figures.py of test/documents/papers/figures/ wrote the folder. Prints the tables of
 * docs/measurements/from-figure.md: one row for each kind of figure, one for each data set, and what is not right in a figure.
 * What was measured is kept in recovery.jsonl of the folder and not measured again.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figureOfFile, type ReadFigure } from '../stages/commands/from-figure/figure-of-file.ts'
import { type DrawnSet, drawnSets, matchedGroups, rowsBefore, unitOfKind } from './support/drawn-figures.ts'

/** What came back of a figure. */
interface Recovery {
  readonly set: string
  readonly kind: string
  readonly patients: number
  readonly exact: number
  readonly groups: number
  readonly missingGroups: number
  /** Groups of the data with another number of patients, or of events. */
  readonly wrongN: number
  readonly wrongEvents: number
  readonly wrongNames: number
  readonly seconds: number
  /** The grid of times, or why the figure was not read. */
  readonly says: string
  readonly isRead: boolean
}

const recoveryOf = ({ patients: { groups, grid } }: ReadFigure, { truth }: DrawnSet, kind: string) => {
  const matched = matchedGroups(groups, truth, unitOfKind(kind))
  const events = (of: readonly { readonly isEvent: boolean }[]): number =>
    of.filter(({ isEvent }) => isEvent).length
  const isNamed = ({ group, read: { name } }: (typeof matched)[number]): boolean =>
    [group, `arm ${group}`, `group=${group}`].includes(name)
  const hasNames = /rows|gg|survminer|matplotlib|panels/.test(kind) && truth.size > 1
  return {
    exact: matched.reduce((sum, { exact }) => sum + exact, 0),
    missingGroups: truth.size - matched.length,
    wrongN: matched.filter(({ read, truth: own }) => read.patients.length !== own.length).length,
    wrongEvents: matched.filter(({ read, truth: own }) => events(read.patients) !== events(own)).length,
    wrongNames: hasNames ? matched.filter((match) => !isNamed(match)).length : 0,
    says: grid?.says ?? 'none',
    isRead: true,
  }
}

const unread = ({ truth }: DrawnSet, says: string) => ({
  ...{ exact: 0, missingGroups: truth.size, wrongN: 0, wrongEvents: 0, wrongNames: 0, says, isRead: false },
})

const measured = async (folder: string, set: DrawnSet, file: string): Promise<Recovery> => {
  const kind = file.slice(set.name.length + 1)
  const before = process.cpuUsage()
  const read = await figureOfFile(readFileSync(join(folder, file)), { page: null, n: null, unit: null })
  const { user, system } = process.cpuUsage(before)
  return {
    ...{ set: set.name, kind, patients: set.patients, groups: set.truth.size },
    ...('fault' in read ? unread(set, read.fault.found) : recoveryOf(read, set, kind)),
    seconds: (user + system) / 1e6,
  }
}

const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`
const head = (...cells: readonly string[]): string => line(...cells) + line(...cells.map(() => '---'))
const total = (rows: readonly Recovery[], of: (row: Recovery) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

const sums = (rows: readonly Recovery[]): readonly (string | number)[] => [
  rows.length,
  rows.filter(({ isRead }) => !isRead).length,
  total(rows, ({ patients }) => patients),
  total(rows, ({ exact }) => exact),
  (
    (100 * total(rows, ({ exact }) => exact)) /
    Math.max(
      1,
      total(rows, ({ patients }) => patients),
    )
  ).toFixed(1),
  total(rows, ({ groups }) => groups),
  total(rows, ({ missingGroups }) => missingGroups),
  total(rows, ({ wrongN }) => wrongN),
  total(rows, ({ wrongEvents }) => wrongEvents),
  total(rows, ({ wrongNames }) => wrongNames),
]
const SUMS = [
  'not read',
  'patients',
  'exact',
  '%',
  'groups',
  'missing',
  'wrong n',
  'wrong events',
  'wrong names',
]

const isWrong = (row: Recovery): boolean =>
  row.missingGroups + row.wrongN + row.wrongEvents + row.wrongNames > 0

const tablesOf = (rows: readonly Recovery[]): string => {
  const by = (key: 'kind' | 'set'): readonly (readonly [string, readonly Recovery[]])[] =>
    [...new Set(rows.map((row) => row[key]))].map((name) => [name, rows.filter((row) => row[key] === name)])
  return [
    head('figure', 'data sets', ...SUMS),
    ...by('kind').map(([kind, own]) => line(kind, ...sums(own))),
    line('all', ...sums(rows)),
    '\n',
    head('data set', 'figures', ...SUMS, 'CPU s'),
    ...by('set').map(([set, own]) =>
      line(set, ...sums(own), total(own, ({ seconds }) => seconds).toFixed(1)),
    ),
    '\n',
    head('data set', 'figure', 'missing', 'wrong n', 'wrong events', 'wrong names', 'says'),
    ...rows
      .filter(isWrong)
      .map((row) =>
        line(row.set, row.kind, row.missingGroups, row.wrongN, row.wrongEvents, row.wrongNames, row.says),
      ),
  ].join('')
}

const [folder = '', pattern = '', most = '1000'] = process.argv.slice(2)
const kept = join(folder, 'recovery.jsonl')
const rows = [...rowsBefore<Recovery>(kept)]
for (const set of drawnSets(folder, pattern, Number(most)))
  for (const file of set.files) {
    if (rows.some((row) => file === `${row.set}-${row.kind}`)) continue
    const row = await measured(folder, set, file)
    appendFileSync(kept, `${JSON.stringify(row)}\n`)
    rows.push(row)
  }
process.stdout.write(tablesOf(rows.filter(({ set, kind }) => new RegExp(pattern).test(`${set}-${kind}`))))
