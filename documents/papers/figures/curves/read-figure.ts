import type { Drawing, DrawnLine, DrawnText } from '../drawings/drawing.ts'
import { type AtRiskRow, atRiskRows } from './at-risk-rows.ts'
import { type KnownAxes, type Panel, panelsOf, valueAt } from './axes.ts'
import { censorMarks } from './censor-marks.ts'
import { isAtEdge, rightEdge } from './right-edge.ts'
import { type Direction, type StepCurve, stepCurves } from './step-curves.ts'

/** A step in the units of the axes. */
export interface ShownStep {
  readonly time: number
  readonly survival: number
  /** How far survival can be from what is given, besides the precision of the drawing. */
  readonly spread?: number
  /** The first of several steps that were drawn as one line, which ends here. */
  readonly from?: number
}

/** A Kaplan-Meier curve as it is drawn, in the units of its axes; survival from 1 to 0. */
export interface FigureCurve {
  readonly colour: string
  readonly dash: readonly number[]
  readonly name: string | null
  readonly steps: readonly ShownStep[]
  readonly marks: readonly number[]
  /** Places of marks that lie on another curve of the same look, too: of one of them, or of both. */
  readonly perhapsMarks?: readonly number[]
  readonly end: number
  /** Whether it ends where the axis of time does. */
  readonly isAtEdge: boolean
  readonly drawn: StepCurve
}

export interface Figure {
  readonly panel: Panel
  /** Rising curves show one minus survival. */
  readonly direction: Direction
  readonly curves: readonly FigureCurve[]
  readonly atRisk: readonly AtRiskRow[]
  /** Marks that lie on several curves of one colour, and belong to none here. */
  readonly unclearMarks: number
  /** The unit of time that the text below the axis names; null if none or several. */
  readonly unit: TimeUnit | null
  /** How many other panels with curves the page has. */
  readonly otherPanels: number
  /** How far a time and a survival can be from what they show, since coordinates are rounded. */
  readonly precision: { readonly time: number; readonly survival: number }
}

/** A panel with curves, before marks and numbers are read. */
export interface FoundPanel {
  readonly panel: Panel
  readonly direction: Direction
  readonly curves: readonly StepCurve[]
}

export const stepsIn = ({ curves }: FoundPanel): number =>
  curves.reduce((sum, { steps }) => sum + steps.length, 0)

/**
 * The panels of a drawing that have curves of survival, or of one minus survival: each once, from top to bottom and from left
 * to right. A curve with a step at time 0 belongs to a panel of other curves, or, where no panel has any, to one whose axis has
 * labels of all and of none, or that has a row of numbers at risk for each curve.
 */
export const foundPanels = (
  drawing: Drawing,
  known: KnownAxes & { readonly direction?: Direction | undefined } = {},
): readonly FoundPanel[] => {
  const directions = known.direction === undefined ? (['falling', 'rising'] as const) : [known.direction]
  const panels = panelsOf(drawing, known)
  const withCurves = (isZeroToo: boolean): readonly FoundPanel[] =>
    panels.flatMap((panel) =>
      directions
        .map((direction) => ({ panel, direction, curves: stepCurves(drawing, panel, direction, isZeroToo) }))
        .filter(({ curves }) => curves.length > 0)
        .filter(({ direction }) => direction === 'falling' || !isHazard(drawing, panel)),
    )
  const all = withCurves(false)
  if (all.length === 0) return eachOnce(withCurves(true).filter((found) => isOfPatients(drawing, found)))
  return eachOnce(all).map((found) => ({
    ...found,
    curves: stepCurves(drawing, found.panel, found.direction, true),
  }))
}

const isOfPatients = (drawing: Drawing, { panel, curves }: FoundPanel): boolean =>
  [0, panel.whole].every((end) => panel.y.ticks.some(({ value }) => value === end)) ||
  atRiskRows(drawing, panel).length >= curves.length

/** Panels whose curves are of other lines, those with most steps first; in the order of the page. */
const eachOnce = (all: readonly FoundPanel[]): readonly FoundPanel[] => {
  const panels: FoundPanel[] = []
  const used = new Set<DrawnLine>()
  for (const found of [...all].sort((a, b) => stepsIn(b) - stepsIn(a))) {
    const parts = found.curves.flatMap((curve) => curve.parts)
    if (parts.some((part) => used.has(part))) continue
    for (const part of parts) used.add(part)
    panels.push(found)
  }
  return panels.sort((a, b) => rowOf(a) - rowOf(b) || a.panel.left - b.panel.left)
}

/** Panels side by side are hardly ever a tenth of an inch apart in height. */
const rowOf = ({ panel: { x, bottom } }: FoundPanel): number =>
  Math.round((x.labels[0]?.centre[1] ?? bottom) / 10)

/** A cumulative hazard rises like an incidence, and is named at its axis. */
const isHazard = ({ texts }: Drawing, { y, left, top, bottom }: Panel): boolean => {
  const beside = y.labels[0]?.centre[0] ?? left
  return texts.some(
    ({ text, centre }) =>
      /hazard/i.test(text) && centre[0] < beside + 5 && centre[1] > top - 40 && centre[1] < bottom + 40,
  )
}

/** The curves of a panel with their marks, names and numbers at risk, in the units of its axes. */
export const readFigure = (
  drawing: Drawing,
  { panel, direction, curves }: FoundPanel,
  otherPanels: number,
): Figure => {
  const marks = censorMarks(drawing, panel, curves)
  const rounded = roundingOf(curves)
  const edge = rightEdge(drawing.lines, panel, curves)
  const survivalAt = (y: number): number => {
    const share = valueAt(panel.y, y) / panel.whole
    return direction === 'falling' ? share : 1 - share
  }
  return {
    ...{ panel, direction, otherPanels },
    curves: curves.map((drawn, i) => ({
      colour: drawn.colour,
      dash: drawn.dash,
      name: nameOf(drawn, drawing, panel),
      steps: drawn.steps.map(({ x, after, spread, from }) => ({
        ...{ time: valueAt(panel.x, x), survival: survivalAt(after) },
        ...(spread === undefined ? {} : { spread: Math.abs(survivalAt(after + spread) - survivalAt(after)) }),
        ...(from === undefined ? {} : { from: valueAt(panel.x, from) }),
      })),
      marks: marks.ofCurve[i]!.map((x) => valueAt(panel.x, x)),
      perhapsMarks: marks.perhapsOf[i]!.map((x) => valueAt(panel.x, x)),
      end: valueAt(panel.x, drawn.end[0]),
      isAtEdge: isAtEdge(drawn, edge),
      drawn,
    })),
    atRisk: atRiskRows(drawing, panel),
    unit: unitOf(drawing, panel),
    unclearMarks: marks.unclear.length,
    precision: {
      // a place and the ticks that it is measured by are rounded alike
      time: (2 * rounded + panel.x.residual) * Math.abs(panel.x.slope),
      survival: ((2 * rounded + panel.y.residual) * Math.abs(panel.y.slope)) / panel.whole,
    },
  }
}

export const UNITS = ['days', 'weeks', 'months', 'years'] as const

export type TimeUnit = (typeof UNITS)[number]

const unitOf = ({ texts }: Drawing, { x, left, right, bottom }: Panel): TimeUnit | null => {
  const labels = x.labels[0]?.centre[1] ?? bottom
  const under = texts.filter(({ centre, size }) => {
    const below = centre[1] - labels
    return centre[0] > left - 60 && centre[0] < right + 60 && below > -1 && below < 6 * Math.max(size, 8)
  })
  const named = UNITS.filter((unit) =>
    under.some(({ text }) => new RegExp(`\\b${unit.slice(0, -1)}(?:s|\\(s\\))?\\b`, 'i').test(text)),
  )
  return named.length === 1 ? named[0]! : null
}

/** Half of 10^-d where all coordinates of the curves have d decimals; at least half of 1/256, which many programs round to. */
const roundingOf = (curves: readonly StepCurve[]): number => {
  const values = curves.flatMap(({ steps }) => steps.flatMap(({ x, after }) => [x, after]))
  const decimals = [0, 1, 2].find((d) =>
    values.every((value) => Math.abs(value * 10 ** d - Math.round(value * 10 ** d)) < 0.02),
  )
  return Math.max(decimals === undefined ? 0 : 0.5 * 10 ** -decimals, 0.5 / 256)
}

/** The text of the curve's colour, or the text beside a short line of its look. */
const nameOf = (curve: StepCurve, { texts, lines }: Drawing, panel: Panel): string | null => {
  const words = texts.filter(({ text, centre }) => /\p{L}/u.test(text) && centre[1] < panel.bottom + 400)
  const isColoured = curve.colour !== '#000000' && texts.some(({ colour }) => colour !== curve.colour)
  const byColour = isColoured ? words.find(({ colour }) => colour === curve.colour) : undefined
  return byColour?.text ?? besideSample(curve, lines, words)?.text ?? null
}

const besideSample = (
  curve: StepCurve,
  lines: Drawing['lines'],
  words: readonly DrawnText[],
): DrawnText | undefined => {
  for (const { points, colour, dash } of lines) {
    const [a, b] = [points[0]!, points.at(-1)!]
    const isSample =
      points.every(([, y]) => Math.abs(y - a[1]) < 0.1) &&
      Math.abs(a[0] - b[0]) > 6 &&
      Math.abs(a[0] - b[0]) < 80
    if (!isSample || colour !== curve.colour || dash.join(' ') !== curve.dash.join(' ')) continue
    const right = Math.max(a[0], b[0])
    const beside = words.find(
      ({ start, centre }) => start[0] >= right - 1 && start[0] < right + 30 && Math.abs(centre[1] - a[1]) < 5,
    )
    if (beside !== undefined) return beside
  }
  return undefined
}
