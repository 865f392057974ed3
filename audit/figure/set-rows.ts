import type { Between, FigureMoment, FigureSet, FigureSetGroup } from './figure-set.ts'

/** A group whose numbers at risk the figure has and whose curve was not read, or a curve that may be no group. */
const UNREAD = 'not-read'

/** A row of figure-set.csv: what the figure says at a moment, in the order of each group's curve. */
export interface FigureSetRow {
  readonly group: string
  /** `entered`, `event`, `perhaps-event`, `mark`, `perhaps-mark`, `at-risk`, `at-risk-after`, `end`, `end-of-axis`; `not-read` alone. */
  readonly kind: string
  readonly time: number
  /** Patients at the start, or at risk; empty at the start if it is not known. */
  readonly number: number | null
  readonly survival: number | null
  /** How far survival of an event can be from what is written; at `entered`: how far times can be, empty if not at all. */
  readonly precision: number | null
  readonly unmarked_from: number | null
  readonly unmarked_until: number | null
}

export const SET_KINDS = [
  'entered',
  'event',
  'perhaps-event',
  'mark',
  'perhaps-mark',
  'at-risk',
  'at-risk-after',
  'end',
  'end-of-axis',
  UNREAD,
] as const

const EMPTY = { number: null, survival: null, precision: null, unmarked_from: null, unmarked_until: null }

/** Law: `setOfRows(rowsOfSet(set))` equals the set. */
export const rowsOfSet = (set: FigureSet): readonly FigureSetRow[] =>
  set.flatMap(({ name: group, entered, moments, timePrecision }) => [
    { group, kind: 'entered', time: 0, ...EMPTY, number: entered, precision: timePrecision ?? null },
    ...moments.map((moment): FigureSetRow => {
      const row = { group, kind: kindOf(moment), time: moment.time, ...EMPTY }
      if (moment.kind === 'mark') return row
      const unmarked = {
        unmarked_from: moment.unmarked?.from ?? null,
        unmarked_until: moment.unmarked?.until ?? null,
      }
      if (moment.kind === 'end') return { ...row, ...unmarked }
      return moment.kind === 'event'
        ? { ...row, survival: moment.survival, precision: moment.precision, ...unmarked }
        : { ...row, number: moment.number, ...unmarked }
    }),
  ])

const kindOf = (moment: FigureMoment): FigureSetRow['kind'] => {
  if (moment.kind === 'end') return moment.isCut ? 'end-of-axis' : 'end'
  return 'isPerhaps' in moment && moment.isPerhaps ? `perhaps-${moment.kind}` : moment.kind
}

/** Rows of groups that were not read, and of curves that may be none. */
export const rowsOfUnread = (
  unread: readonly { readonly name: string; readonly entered: number | null }[],
): readonly FigureSetRow[] =>
  unread.map(({ name, entered }) => ({ group: name, kind: UNREAD, time: 0, ...EMPTY, number: entered }))

/** The names of groups that were not read, and of curves that may be none. */
export const unreadIn = (rows: readonly FigureSetRow[]): readonly string[] =>
  rows.flatMap(({ kind, group }) => (kind === UNREAD ? [group] : []))

/** The set of rows that were checked. */
export const setOfRows = (rows: readonly FigureSetRow[]): FigureSet => {
  const groups = new Map<string, FigureSetGroup & { readonly moments: FigureMoment[] }>()
  for (const row of rows) {
    const { group: name, kind, number: entered, precision } = row
    if (kind === 'entered')
      groups.set(name, {
        ...{ name, entered, moments: [] },
        ...(precision === null ? {} : { timePrecision: precision }),
      })
    else if (kind !== UNREAD) groups.get(name)?.moments.push(momentOf(row))
  }
  return [...groups.values()] satisfies FigureSetGroup[]
}

const momentOf = (row: FigureSetRow): FigureMoment => {
  const { kind, time } = row
  const unmarked: Between | null =
    row.unmarked_from === null || row.unmarked_until === null
      ? null
      : { from: row.unmarked_from, until: row.unmarked_until }
  switch (kind as Exclude<(typeof SET_KINDS)[number], 'entered' | typeof UNREAD>) {
    case 'event':
      return { kind: 'event', time, survival: row.survival!, precision: row.precision!, unmarked }
    case 'at-risk':
      return { kind: 'at-risk', time, number: row.number!, unmarked }
    case 'at-risk-after':
      return { kind: 'at-risk-after', time, number: row.number!, unmarked }
    case 'perhaps-event':
      return { ...momentOf({ ...row, kind: 'event' }), isPerhaps: true } as FigureMoment
    case 'mark':
      return { kind: 'mark', time }
    case 'perhaps-mark':
      return { kind: 'mark', time, isPerhaps: true }
    case 'end':
      return { kind: 'end', time, isCut: false, unmarked }
    case 'end-of-axis':
      return { kind: 'end', time, isCut: true, unmarked }
    default:
      throw new Error(`figure set: expected a kind, found "${kind}"`)
  }
}
