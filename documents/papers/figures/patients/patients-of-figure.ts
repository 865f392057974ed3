import type { Figure, FigureCurve, TimeUnit } from '../curves/read-figure.ts'
import { type RowsOfCurves, rowsOfCurves } from './rows-of-curves.ts'
import { searchBudget } from './search-budget.ts'
import { type Row, type Solved, shownGroup } from './solved-curve.ts'
import { solvedFigure } from './solved-figure.ts'
import { type TimeGrid, timeGrid } from './time-grid.ts'
import type { WholeCounts } from './whole-counts.ts'

/** A patient of one table that gives the figure. */
export interface FigurePatient {
  readonly time: number
  readonly isEvent: boolean
  /** Whether the figure shows the time: an event or a mark; else it is only known to lie between two others. */
  readonly isShown: boolean
}

export interface FigureGroup extends Solved {
  readonly name: string
  readonly curve: FigureCurve
  readonly patients: readonly FigurePatient[]
  readonly isCut: boolean
  readonly hasAtRisk: boolean
}

export interface FigurePatients {
  readonly groups: readonly FigureGroup[]
  readonly grid: TimeGrid | null
  readonly hasMarks: boolean
  /** Whether a mark is at the time of an event for certain: then its program marks every time of censoring. */
  readonly hasTiedMark: boolean
  /** Whether it is not known if numbers at risk count those whose own time it is. */
  readonly isRuleOpen: boolean
  /** How far a time can be from the one that is given; 0 on a grid. */
  readonly timePrecision: number
  /** Where numbers at risk and curves do not match. */
  readonly unreadGroups: readonly UnreadGroup[]
  /** Names of rows of numbers at risk that fit several curves. */
  readonly openNames: readonly string[]
}

/** A group of the figure that was not read, or a curve that may be none, by its name. */
export interface UnreadGroup {
  readonly name: string
  /** Patients at the start. */
  readonly entered: number | null
  /** Whether its line is in the legend only. */
  readonly isInLegend?: true
}

export interface FigureOptions {
  readonly unit: TimeUnit | null
  /** Patients of each curve in the order of the curves, from the legend or the text. */
  readonly n: readonly (number | null)[] | null
}

/**
 * One table of patients that gives the curves of a figure, with what of it is determined.
 * @throws SourceError if too many tables would have to be tried
 */
export const patientsOfFigure = (drawn: Figure, { unit, n }: FigureOptions): FigurePatients => {
  const times = drawn.curves.flatMap((curve) => [
    ...curve.steps.map(({ time }) => time),
    ...curve.marks,
    ...(curve.perhapsMarks ?? []),
  ])
  const grid = timeGrid(times, drawn.precision.time, unit) ?? timeGrid(times, 2 * drawn.precision.time, unit)
  const figure = grid === null ? drawn : withoutHalves(drawn, grid)
  const hasMarks = figure.curves.some(({ marks }) => marks.length > 0)
  const budget = searchBudget()
  const matched = rowsOfCurves(figure, hasMarks, budget)
  const { rows } = matched
  const names = namesOf(figure, rows)
  const { solved: all, isRuleOpen } = solvedFigure(figure, rows, n ?? [], { hasMarks, budget })
  const groups = figure.curves.map((curve, i): FigureGroup => {
    const solved = all[i]!
    const last = shownGroup(figure, curve, null)
    return {
      ...{ name: names[i]!, curve, isCut: last.isCut, hasAtRisk: rows[i] != null },
      ...{
        ...solved,
        patients: solved.counts === null ? [] : patientsOf(solved.counts, grid, hasMarks, last.isCut),
      },
    }
  })
  return {
    ...{ groups, grid, hasMarks, isRuleOpen, hasTiedMark: grid !== null && hasTiedMark(figure, grid) },
    timePrecision: timePrecision(figure, grid),
    unreadGroups: unreadGroups(figure, matched, names),
    openNames: matched.openRows.map(({ name }) => plainName(name)),
  }
}

/** Steps at one time of the grid are one, as are both ends of a slanted line. */
const withoutHalves = (figure: Figure, { divisor }: TimeGrid): Figure => {
  const place = (time: number): number => Math.round(time * divisor)
  return {
    ...figure,
    curves: figure.curves.map((curve) => ({
      ...curve,
      steps: curve.steps.flatMap((step, i) => {
        const next = curve.steps[i + 1]
        if (next !== undefined && place(next.time) === place(step.time)) return []
        if (step.from === undefined || place(step.from) !== place(step.time)) return [step]
        const { from: _, ...whole } = step
        return [whole]
      }),
    })),
  }
}

/** Steps that a program drew as one line with others between them can be anywhere on it; next to each other, none are between. */
const timePrecision = ({ curves, precision }: Figure, grid: TimeGrid | null): number => {
  const lengths = curves.flatMap(({ steps }) =>
    steps.flatMap(({ time, from }) => (from === undefined ? [] : [time - from])),
  )
  const isOpen = (length: number): boolean => grid === null || Math.round(length * grid.divisor) > 1
  return Math.max(0, grid === null ? 2 * precision.time : 0, ...lengths.filter(isOpen))
}

/**
 * Rows of numbers at risk without a curve; and, where there are more curves than rows, curves without a row, which may be no groups
 * but limits of others. A curve has a row if it is its own, or has its name. Then the names of the legend without a curve and without
 * a row.
 */
const unreadGroups = (
  figure: Figure,
  matched: RowsOfCurves,
  names: readonly string[],
): readonly UnreadGroup[] => {
  const byRows = unreadOfRows(figure, matched, names)
  const known = new Set([...names, ...[...figure.atRisk, ...byRows].map(({ name }) => plainName(name))])
  const inLegend = (figure.unreadNames ?? [])
    .map(plainName)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, entered: null, isInLegend: true as const }))
  return [...byRows, ...inLegend]
}

const unreadOfRows = (
  { atRisk }: Figure,
  { rows, openRows }: RowsOfCurves,
  names: readonly string[],
): readonly UnreadGroup[] => {
  if (atRisk.length === 0) return []
  const named = new Set(atRisk.map((row) => plainName(row.name)))
  const unread = atRisk
    .filter((row) => !rows.includes(row) && !openRows.includes(row) && !names.includes(plainName(row.name)))
    .map(({ name, cells }) => ({ name: plainName(name), entered: cells[0]?.number ?? null }))
  const curves = names.flatMap((name, i) =>
    atRisk.length < rows.length && rows[i] === null && !named.has(name) ? [{ name, entered: null }] : [],
  )
  const found = [...unread, ...curves]
  return found.length === 0 && atRisk.length !== rows.length ? [{ name: '', entered: null }] : found
}

/** Two times on a grid that is much coarser than the drawing are the same, or clearly apart. */
const hasTiedMark = ({ curves, precision }: Figure, { divisor }: TimeGrid): boolean => {
  const place = (time: number): number => Math.round(time * divisor)
  return (
    4 * precision.time * divisor < 1 &&
    curves.some(({ steps, marks }) => {
      const events = new Set(steps.map(({ time }) => place(time)))
      return marks.some((time) => events.has(place(time)))
    })
  )
}

const namesOf = ({ curves }: Figure, rows: readonly (Row | null)[]): readonly string[] => {
  const found = curves.map(({ name }, i) => {
    const row = (rows[i]?.name ?? '').trim()
    return (
      plainName(/at risk|number|^no\.?\b/i.test(row) ? '' : row) || plainName(name ?? '') || `group ${i + 1}`
    )
  })
  return found.map((name, i) => (found.indexOf(name) === i ? name : `group ${i + 1}`))
}

const patientsOf = (
  { counts }: WholeCounts,
  grid: TimeGrid | null,
  hasMarks: boolean,
  isCut: boolean,
): readonly FigurePatient[] => {
  const patients: FigurePatient[] = []
  const own = new Set(
    counts.flatMap(({ moment: { kind, time } }) => (kind === 'event' || kind === 'mark' ? [time] : [])),
  )
  let [before, isAfterNumber] = [0, false]
  for (const { moment, events, censored, hidden } of counts) {
    // the end of an axis and its labels are nobody's time
    const isOfPatient = own.has(moment.time) || (moment.kind === 'end' && !isCut)
    const time = isOfPatient ? onGrid(moment.time, grid) : moment.time
    for (let i = 1; i <= hidden; i++) {
      // where others have marks, one without is tied with an event or a mark, unless a number at risk since has not counted
      // it; else only the two times around are known
      const place = hasMarks && !isAfterNumber ? before : between(before, time, i / (hidden + 1), grid)
      patients.push({ time: place, isEvent: false, isShown: false })
    }
    for (let i = 0; i < events; i++) patients.push({ time, isEvent: true, isShown: true })
    for (let i = 0; i < censored; i++)
      patients.push({ time, isEvent: false, isShown: moment.kind === 'mark' && i === 0 })
    before = time
    isAfterNumber = moment.kind === 'at-risk'
  }
  return patients
}

/** A time from the first on, and before the second: who is censored at the time of an event is still at risk then. */
const between = (from: number, until: number, part: number, grid: TimeGrid | null): number => {
  const place = from + (until - from) * part
  if (grid === null) return place
  // a sum can be a little below a whole number
  const first = Math.ceil(from * grid.divisor - 1e-6) / grid.divisor
  return first >= until - 1e-9 ? place : Math.max(first, Math.floor(place * grid.divisor) / grid.divisor)
}

/** A time as it was before it was divided, in units of the axis. */
const onGrid = (time: number, grid: TimeGrid | null): number =>
  grid === null ? time : Math.round(time * grid.divisor) / grid.divisor

/** A name without what legends add to it: `n = 21, 9 events`. */
const plainName = (text: string): string =>
  text
    .replace(/[,(]?\s*\bn\s*=.*$/i, '')
    .replace(/^.*:\s+/, '')
    .trim()
    .slice(0, 60)
