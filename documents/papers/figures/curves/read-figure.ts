import type { Drawing, DrawnText } from '../drawings/drawing.ts'
import { type AtRiskRow, atRiskRows } from './at-risk-rows.ts'
import { type Panel, panelsOf, valueAt } from './axes.ts'
import { censorMarks } from './censor-marks.ts'
import { type StepCurve, stepCurves } from './step-curves.ts'

/** A Kaplan-Meier curve as it is drawn, in the units of its axes; survival from 1 to 0. */
export interface FigureCurve {
  readonly colour: string
  readonly dash: readonly number[]
  readonly name: string | null
  readonly steps: readonly { readonly time: number; readonly survival: number }[]
  readonly marks: readonly number[]
  readonly end: number
  readonly drawn: StepCurve
}

export interface Figure {
  readonly panel: Panel
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

/** Reads the panel with most steps of a drawing; null if it has no Kaplan-Meier curve between two axes with labels. */
export const readFigure = (drawing: Drawing): Figure | null => {
  const panels = panelsOf(drawing)
    .map((panel) => ({ panel, curves: stepCurves(drawing.lines, panel) }))
    .filter(({ curves }) => curves.length > 0)
  const stepsOf = (curves: readonly StepCurve[]): number =>
    curves.reduce((sum, { steps }) => sum + steps.length, 0)
  const best = [...panels].sort((a, b) => stepsOf(b.curves) - stepsOf(a.curves))[0]
  if (best === undefined) return null
  const { panel, curves } = best
  const marks = censorMarks(drawing, panel, curves)
  const rounded = roundingOf(curves)
  return {
    panel,
    curves: curves.map((drawn, i) => ({
      colour: drawn.colour,
      dash: drawn.dash,
      name: nameOf(drawn, drawing, panel),
      steps: drawn.steps.map(({ x, after }) => ({
        time: valueAt(panel.x, x),
        survival: valueAt(panel.y, after) / panel.whole,
      })),
      marks: marks.ofCurve[i]!.map((x) => valueAt(panel.x, x)),
      end: valueAt(panel.x, drawn.end[0]),
      drawn,
    })),
    atRisk: atRiskRows(drawing, panel),
    unit: unitOf(drawing, panel),
    unclearMarks: marks.unclear.length,
    otherPanels: new Set(panels.map(({ curves: [first] }) => first!.steps[0]!.x)).size - 1,
    precision: {
      // a place and the ticks that it is measured by are rounded alike
      time: (2 * rounded + panel.x.residual) * Math.abs(panel.x.slope),
      survival: ((2 * rounded + panel.y.residual) * Math.abs(panel.y.slope)) / panel.whole,
    },
  }
}

const UNITS = ['days', 'weeks', 'months', 'years'] as const

export type TimeUnit = (typeof UNITS)[number]

const unitOf = ({ texts }: Drawing, { x, left, right }: Panel): TimeUnit | null => {
  const under = texts.filter(({ centre, size }) => {
    const below = centre[1] - x.labels[0]!.centre[1]
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
      points.length === 2 &&
      Math.abs(a[1] - b[1]) < 0.1 &&
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
