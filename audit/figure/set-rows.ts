import type { Between, FigureMoment, FigureSet, FigureSetGroup } from './figure-set.ts'

/** A row of figure-set.csv: what the figure says at a moment, in the order of each group's curve. */
export interface FigureSetRow {
  readonly group: string
  /** `entered`, `event`, `mark`, `at-risk`, `at-risk-after`, `end`, `end-of-axis`. */
  readonly kind: string
  readonly time: number
  /** Patients at the start, or at risk; empty at the start if it is not known. */
  readonly number: number | null
  readonly survival: number | null
  readonly precision: number | null
  readonly unmarked_from: number | null
  readonly unmarked_until: number | null
}

export const SET_KINDS = [
  'entered',
  'event',
  'mark',
  'at-risk',
  'at-risk-after',
  'end',
  'end-of-axis',
] as const

const EMPTY = { number: null, survival: null, precision: null, unmarked_from: null, unmarked_until: null }

/** Law: `setOfRows(rowsOfSet(set))` equals the set. */
export const rowsOfSet = (set: FigureSet): readonly FigureSetRow[] =>
  set.flatMap(({ name: group, entered, moments }) => [
    { group, kind: 'entered', time: 0, ...EMPTY, number: entered },
    ...moments.map((moment): FigureSetRow => {
      const { kind, time } = moment
      if (moment.kind === 'mark') return { group, kind, time, ...EMPTY }
      const unmarked = {
        unmarked_from: moment.unmarked?.from ?? null,
        unmarked_until: moment.unmarked?.until ?? null,
      }
      if (moment.kind === 'end')
        return { group, kind: moment.isCut ? 'end-of-axis' : kind, time, ...EMPTY, ...unmarked }
      return moment.kind === 'event'
        ? { group, kind, time, ...EMPTY, survival: moment.survival, precision: moment.precision, ...unmarked }
        : { group, kind, time, ...EMPTY, number: moment.number, ...unmarked }
    }),
  ])

/** The set of rows that were checked. */
export const setOfRows = (rows: readonly FigureSetRow[]): FigureSet => {
  const groups = new Map<string, { name: string; entered: number | null; moments: FigureMoment[] }>()
  for (const row of rows) {
    if (row.kind === 'entered') groups.set(row.group, { name: row.group, entered: row.number, moments: [] })
    else groups.get(row.group)?.moments.push(momentOf(row))
  }
  return [...groups.values()] satisfies FigureSetGroup[]
}

const momentOf = (row: FigureSetRow): FigureMoment => {
  const { kind, time } = row
  const unmarked: Between | null =
    row.unmarked_from === null || row.unmarked_until === null
      ? null
      : { from: row.unmarked_from, until: row.unmarked_until }
  switch (kind as Exclude<(typeof SET_KINDS)[number], 'entered'>) {
    case 'event':
      return { kind: 'event', time, survival: row.survival!, precision: row.precision!, unmarked }
    case 'at-risk':
      return { kind: 'at-risk', time, number: row.number!, unmarked }
    case 'at-risk-after':
      return { kind: 'at-risk-after', time, number: row.number!, unmarked }
    case 'mark':
      return { kind: 'mark', time }
    case 'end':
      return { kind: 'end', time, isCut: false, unmarked }
    case 'end-of-axis':
      return { kind: 'end', time, isCut: true, unmarked }
    default:
      throw new Error(`figure set: expected a kind, found "${kind}"`)
  }
}
