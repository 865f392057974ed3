import type { Figure, FigureCurve, TimeUnit } from '../curves/read-figure.ts'
import { type AtRiskRule, enteredOf, momentsOf, type ShownGroup } from './moments.ts'
import { type SearchBudget, searchBudget } from './search-budget.ts'
import { type TimeGrid, timeGrid } from './time-grid.ts'
import { type WholeCounts, wholeCounts } from './whole-counts.ts'

/** A patient of one table that gives the figure. */
export interface FigurePatient {
  readonly time: number
  readonly isEvent: boolean
  /** Whether the figure shows the time: an event or a mark; else it is only known to lie between two others. */
  readonly isShown: boolean
}

export interface FigureGroup {
  readonly name: string
  readonly curve: FigureCurve
  /** Null if no whole numbers of patients give the curve. */
  readonly counts: WholeCounts | null
  readonly patients: readonly FigurePatient[]
  readonly isCut: boolean
  readonly hasAtRisk: boolean
  readonly isNKnown: boolean
  /** How far survival was allowed to be from the curve. */
  readonly precision: number
  readonly atRiskRule: AtRiskRule
}

export interface FigurePatients {
  readonly groups: readonly FigureGroup[]
  readonly grid: TimeGrid | null
  readonly hasMarks: boolean
}

export interface FigureOptions {
  readonly unit: TimeUnit | null
  /** Patients of each curve in the order of the curves, from the legend or the text. */
  readonly n: readonly (number | null)[] | null
}

/** Multiples of the precision that are tried, in this order. */
const LOOSER = [1, 2, 4, 8, 16]
const MOST_ROWS = 5

/**
 * One table of patients that gives the curves of a figure, with what of it is determined.
 * @throws SourceError if too many tables would have to be tried
 */
export const patientsOfFigure = (figure: Figure, { unit, n }: FigureOptions): FigurePatients => {
  const hasMarks = figure.curves.some(({ marks }) => marks.length > 0)
  const budget = searchBudget()
  const rows = bestRows(figure, hasMarks, budget)
  const times = figure.curves.flatMap((curve) => [...curve.steps.map(({ time }) => time), ...curve.marks])
  const grid =
    timeGrid(times, figure.precision.time, unit) ?? timeGrid(times, 2 * figure.precision.time, unit)
  const names = namesOf(figure, rows)
  const groups = figure.curves.map((curve, i): FigureGroup => {
    const solved = solve(figure, curve, rows[i] ?? null, {
      hasMarks,
      n: n?.[i] ?? null,
      isShort: false,
      budget,
    })
    const last = shownGroup(figure, curve, null)
    return {
      ...{ name: names[i]!, curve, isCut: last.isCut, hasAtRisk: rows[i] != null },
      ...{
        ...solved,
        patients: solved.counts === null ? [] : patientsOf(solved.counts, grid, hasMarks, last.isCut),
      },
    }
  })
  return { groups, grid, hasMarks }
}

type Row = Figure['atRisk'][number]

interface Search {
  readonly hasMarks: boolean
  readonly n: number | null
  /** Whether only the first precisions are tried. */
  readonly isShort: boolean
  readonly budget: SearchBudget
}

type Solved = Pick<FigureGroup, 'counts' | 'precision' | 'atRiskRule' | 'isNKnown'>

const shownGroup = ({ panel, precision }: Figure, curve: FigureCurve, row: Row | null): ShownGroup => ({
  ...{
    steps: curve.steps,
    marks: curve.marks,
    end: curve.end,
    atRisk: row?.cells ?? [],
    timePrecision: precision.time,
  },
  isCut:
    curve.drawn.end[0] > panel.right - 0.5 &&
    Math.abs(curve.end - panel.x.ticks.at(-1)!.value) < 4 * precision.time,
})

const solve = (figure: Figure, curve: FigureCurve, row: Row | null, search: Search): Solved => {
  const group = shownGroup(figure, curve, row)
  const n = search.n ?? enteredOf(group)
  const rules = row === null ? (['before'] as const) : (['before', 'after'] as const)
  let best: Solved | null = null
  for (const looser of LOOSER.slice(0, search.isShort ? 2 : LOOSER.length)) {
    const precision = looser * figure.precision.survival
    for (const atRiskRule of rules) {
      const counts = wholeCounts(momentsOf(group, atRiskRule), {
        ...{ n, precision, hasMarks: search.hasMarks, isCut: group.isCut, budget: search.budget },
      })
      if (counts !== null && counts.score < (best?.counts?.score ?? Number.POSITIVE_INFINITY))
        best = { counts, precision, atRiskRule, isNKnown: n !== null }
    }
    // where n is not known, a multiple can fit a little better than the table itself
    if (best !== null && (n !== null || looser > LOOSER[0]!)) return best
  }
  return best ?? { counts: null, precision: 0, atRiskRule: 'before', isNKnown: n !== null }
}

/** Rows of numbers at risk by curve: by name or colour, else those with which all curves have whole numbers. */
const bestRows = (figure: Figure, hasMarks: boolean, budget: SearchBudget): readonly (Row | null)[] => {
  const { curves, atRisk } = figure
  const none = curves.map(() => null)
  if (atRisk.length < curves.length) return none
  const rows = atRisk.slice(0, MOST_ROWS)
  const byName = curves.map(
    ({ name, colour }) =>
      rows.find(
        (row) => isSameName(name, row.name) || (isColour(row.colour, rows) && row.colour === colour),
      ) ?? null,
  )
  if (byName.every((row) => row !== null) && new Set(byName).size === curves.length) return byName
  if (curves.length > MOST_ROWS) return none
  const prices = curves.map(
    (curve) =>
      new Map(
        rows.map((row) => [row, priceOf(figure, curve, row, { hasMarks, n: null, isShort: true, budget })]),
      ),
  )
  const priced = ordersOf(rows, curves.length).map((order) => ({
    order,
    price: order.reduce((sum, row, i) => sum + prices[i]!.get(row)!, 0),
  }))
  const best = priced.reduce((a, b) => (b.price < a.price ? b : a))
  return Number.isFinite(best.price) ? best.order : none
}

/** How well a row suits a curve; infinite if it cannot be its own. */
const priceOf = (figure: Figure, curve: FigureCurve, row: Row, search: Search): number => {
  // survival never falls faster than the number at risk
  const slack = 50 * figure.precision.survival
  const isPossible = row.cells.every(({ time, number }, i) => {
    const before = row.cells[i - 1]
    if (before === undefined) return true
    return (
      number <= before.number * (survivalBefore(curve, time) / survivalAt(curve, before.time) + slack) + 1
    )
  })
  if (!isPossible) return Number.POSITIVE_INFINITY
  const { counts, precision } = solve(figure, curve, row, search)
  return counts === null ? Number.POSITIVE_INFINITY : counts.unmarked + precision / figure.precision.survival
}

const survivalBefore = ({ steps }: FigureCurve, time: number): number =>
  steps.findLast((step) => step.time < time)?.survival ?? 1

const survivalAt = ({ steps }: FigureCurve, time: number): number =>
  Math.max(1e-9, steps.findLast((step) => step.time <= time)?.survival ?? 1)

const isColour = (colour: string, rows: readonly Row[]): boolean =>
  colour !== '' && new Set(rows.map((row) => row.colour)).size > 1

const isSameName = (name: string | null, other: string): boolean => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^.*[:=]\s*/, '')
      .trim()
  return name !== null && other !== '' && plain(name) === plain(other)
}

const ordersOf = (rows: readonly Row[], count: number): readonly (readonly Row[])[] =>
  count === 0
    ? [[]]
    : rows.flatMap((row) =>
        ordersOf(
          rows.filter((other) => other !== row),
          count - 1,
        ).map((rest) => [row, ...rest]),
      )

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
  let before = 0
  for (const { moment, events, censored, hidden } of counts) {
    // the end of an axis and its labels are nobody's time
    const isOfPatient = own.has(moment.time) || (moment.kind === 'end' && !isCut)
    const time = isOfPatient ? onGrid(moment.time, grid) : moment.time
    for (let i = 1; i <= hidden; i++) {
      // where others have marks, one without is tied with an event; else only the two times around are known
      const place = hasMarks ? before : between(before, time, i / (hidden + 1), grid)
      patients.push({ time: place, isEvent: false, isShown: false })
    }
    for (let i = 0; i < events; i++) patients.push({ time, isEvent: true, isShown: true })
    for (let i = 0; i < censored; i++)
      patients.push({ time, isEvent: false, isShown: moment.kind === 'mark' && i === 0 })
    if (moment.kind !== 'at-risk' || !hasMarks) before = time
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
