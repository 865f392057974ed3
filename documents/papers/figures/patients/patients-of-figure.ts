import type { Figure, FigureCurve } from '../curves/read-figure.ts'
import { type AtRiskRule, enteredOf, momentsOf, type ShownGroup } from './moments.ts'
import { type TimeGrid, type TimeUnit, timeGrid } from './time-grid.ts'
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
  readonly n: readonly number[] | null
}

/** Multiples of the precision that are tried, in this order. */
const LOOSER = [1.5, 3, 6, 12, 24]
const MOST_ROWS = 5

/** One table of patients that gives the curves of a figure, with what of it is determined. */
export const patientsOfFigure = (figure: Figure, { unit, n }: FigureOptions): FigurePatients => {
  const hasMarks = figure.curves.some(({ marks }) => marks.length > 0)
  const rows = bestRows(figure, hasMarks, n)
  const timePrecision = 1.5 * figure.precision.time
  const times = figure.curves.flatMap((curve) => [...curve.steps.map(({ time }) => time), ...curve.marks])
  const grid = timeGrid(times, timePrecision, unit)
  const names = namesOf(figure, rows)
  const groups = figure.curves.map((curve, i): FigureGroup => {
    const solved = solve(figure, curve, rows[i] ?? null, hasMarks, n?.[i] ?? null)
    const last = shownGroup(figure, curve, null)
    return {
      ...{ name: names[i]!, curve, isCut: last.isCut, hasAtRisk: rows[i] != null },
      ...{ ...solved, patients: solved.counts === null ? [] : patientsOf(solved.counts, grid) },
    }
  })
  return { groups, grid, hasMarks }
}

type Row = Figure['atRisk'][number]

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

const solve = (
  figure: Figure,
  curve: FigureCurve,
  row: Row | null,
  hasMarks: boolean,
  told: number | null,
): Solved => {
  const group = shownGroup(figure, curve, row)
  const n = told ?? enteredOf(group)
  for (const looser of LOOSER)
    for (const atRiskRule of row === null ? (['before'] as const) : (['before', 'after'] as const)) {
      const precision = looser * figure.precision.survival
      const counts = wholeCounts(momentsOf(group, atRiskRule), { n, precision, hasMarks, isCut: group.isCut })
      if (counts !== null) return { counts, precision, atRiskRule, isNKnown: n !== null }
    }
  return {
    counts: null,
    precision: LOOSER.at(-1)! * figure.precision.survival,
    atRiskRule: 'before',
    isNKnown: n !== null,
  }
}

/** Rows of numbers at risk by curve: by name or colour, else the order in which all curves have whole numbers. */
const bestRows = (
  figure: Figure,
  hasMarks: boolean,
  n: readonly number[] | null,
): readonly (Row | null)[] => {
  const { curves, atRisk } = figure
  if (atRisk.length < curves.length) return curves.map(() => null)
  const rows = atRisk.slice(0, MOST_ROWS)
  const byName = curves.map(
    ({ name, colour }) =>
      rows.find(
        (row) => isSameName(name, row.name) || (isColour(row.colour, rows) && row.colour === colour),
      ) ?? null,
  )
  if (byName.every((row) => row !== null) && new Set(byName).size === curves.length) return byName
  let best: { readonly rows: readonly Row[]; readonly price: number } | null = null
  for (const order of ordersOf(rows, curves.length)) {
    const solved = curves.map((curve, i) => solve(figure, curve, order[i]!, hasMarks, n?.[i] ?? null))
    const price = solved.reduce(
      (sum, { counts, precision }) =>
        sum + (counts === null ? 1e6 : counts.unmarked + precision / figure.precision.survival),
      0,
    )
    if (best === null || price < best.price) best = { rows: order, price }
  }
  return best === null || best.price >= 1e6 ? curves.map(() => null) : best.rows
}

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

const patientsOf = ({ counts }: WholeCounts, grid: TimeGrid | null): readonly FigurePatient[] => {
  const patients: FigurePatient[] = []
  let before = 0
  for (const { moment, events, censored, hidden } of counts) {
    const time = onGrid(moment.time, grid)
    // spread evenly: only the two times between which they are is known
    for (let i = 1; i <= hidden; i++)
      patients.push({
        time: onGrid(before + ((moment.time - before) * i) / (hidden + 1), grid),
        isEvent: false,
        isShown: false,
      })
    for (let i = 0; i < events; i++) patients.push({ time, isEvent: true, isShown: true })
    for (let i = 0; i < censored; i++)
      patients.push({ time, isEvent: false, isShown: moment.kind === 'mark' || i === 0 })
    before = moment.time
  }
  return patients
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
