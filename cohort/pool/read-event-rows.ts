import { riskSet } from '../../statistics/survival/event-table.ts'
import { type EventRow, isInGroup } from '../counts/event-rows.ts'
import { currentGroup } from '../values/current-id.ts'
import { groupBy } from '../values/group-by.ts'
import type { Variable } from '../values/value.ts'
import { sizeOf, type TableProblem, type TextTable } from './member.ts'
import { AGAIN, isGroup, readCount, readTime, type TextRow, textRows } from './read-cells.ts'
import { isOfTable, tableWords } from './share.ts'
import type { SharedPackage } from './shared-package.ts'

export const EVENT_COLUMNS = [
  'endpoint',
  'stratum',
  'group',
  'time',
  'entered',
  'at_risk',
  'events',
  'competing',
  'censored',
] as const

interface Placed {
  readonly row: EventRow
  readonly text: TextRow
}

/**
 * The checked rows of a package's event table: whole numbers, ascending times, numbers at risk that follow from entries
 * and exits, 0 at risk at the end, the declared number of subjects, and only rows of the declared tables.
 */
export const readEventRows = (
  file: string,
  table: TextTable,
  shared: SharedPackage['casebook'],
  variables: ReadonlyMap<string, Variable>,
): { readonly rows: readonly EventRow[]; readonly problems: readonly TableProblem[] } => {
  const problems: TableProblem[] = []
  const placed = textRows(file, table, EVENT_COLUMNS, problems).flatMap((text): readonly Placed[] => {
    const row = readRow(text, shared, variables)
    return row === null ? [] : [{ row, text }]
  })
  if (problems.length === 0) {
    const groups = groupBy(placed, ({ row }) => `${row.endpoint} ${row.stratum} ${row.group}`)
    for (const group of groups.values()) checkGroup(group)
  }
  if (problems.length === 0) problems.push(...totals(file, placed, shared))
  return { rows: placed.map(({ row }) => row), problems }
}

const readRow = (
  { cell, complain }: TextRow,
  shared: SharedPackage['casebook'],
  variables: ReadonlyMap<string, Variable>,
): EventRow | null => {
  const endpoint = cell('endpoint')
  const number = (column: string, read: (text: string) => number | null, what: string): number => {
    const value = read(cell(column))
    if (value === null) complain(column, what, AGAIN)
    return value ?? 0
  }
  const count = (column: string): number => number(column, readCount, 'a number of subjects, 0, 1, 2, ...')
  const row: EventRow = {
    endpoint,
    stratum: currentGroup(cell('stratum')),
    group: currentGroup(cell('group')),
    time: number('time', readTime, 'a time that is not negative, in its shortest form'),
    entered: count('entered'),
    at_risk: count('at_risk'),
    events: count('events'),
    competing: cell('competing'),
    censored: count('censored'),
  }
  const isDeclared = shared.eventTables.some((request) => isOfTable(row, request))
  if (!isDeclared) {
    complain('endpoint', `a row of one of the tables that the package names (eventTables)`, AGAIN)
    return null
  }
  for (const column of ['stratum', 'group'] as const)
    if (!isGroup(row[column], variables)) complain(column, 'a group that the package declares', AGAIN)
  const causes = Object.keys(shared.endpoints[endpoint]!.definition.competing).length
  const competing = row.competing === '' ? [] : row.competing.split(';')
  if (competing.length !== causes || competing.some((count) => readCount(count) === null))
    complain(
      'competing',
      `${causes} numbers of subjects, one for each competing cause, with ";" between`,
      AGAIN,
    )
  return row
}

/**
 * Checks that at risk equals the number entered before minus the number who left before; at time 0, the number entered.
 */
const checkGroup = (group: readonly Placed[]): void => {
  const risk = riskSet()
  let before = -1
  for (const { row, text } of group) {
    if (row.time <= before) text.complain('time', `a time after ${before}, the row above`, AGAIN)
    const expected = risk.next(row.time, row.entered, leaving(row))
    if (row.at_risk !== expected)
      text.complain(
        'at_risk',
        `${expected}, the number ${row.time === 0 ? 'entered at 0' : 'entered before minus the number who left before'}`,
        AGAIN,
      )
    before = row.time
    if (risk.remaining() < 0) text.complain('censored', 'at most as many exits as subjects at risk', AGAIN)
  }
  const last = group.at(-1)
  if (last && risk.remaining() > 0)
    last.text.complain('censored', `0 at risk after the last time (${risk.remaining()} are left)`, AGAIN)
}

const leaving = ({ events, competing, censored }: EventRow): number =>
  events +
  censored +
  (competing === '' ? [] : competing.split(';')).reduce((sum, count) => sum + Number(count), 0)

/** An ungrouped table must contain the declared number of subjects, a grouped one at most as many. */
const totals = (
  file: string,
  placed: readonly Placed[],
  shared: SharedPackage['casebook'],
): readonly TableProblem[] =>
  shared.eventTables.flatMap((request) => {
    const ofGroup = placed.filter(
      ({ row }) =>
        row.endpoint === request.endpoint &&
        isInGroup(row.group, request.by) &&
        isInGroup(row.stratum, request.strata),
    )
    const entered = ofGroup.reduce((sum, { row }) => sum + row.entered, 0)
    const { among, landmark } = shared.endpoints[request.endpoint]!.definition
    const size = sizeOf(shared, among)
    // with a landmark, only subjects followed beyond it are counted
    const isWhole = request.by.length + request.strata.length === 0 && landmark === undefined
    return entered === size || (!isWhole && entered < size)
      ? []
      : [
          {
            file,
            line: ofGroup[0]?.text.line ?? 1,
            field: 'entered',
            expected: `${isWhole ? '' : 'at most '}${size} subjects in the ${tableWords(request)}, as the package says`,
            found: String(entered),
            remedy: AGAIN,
          },
        ]
  })
