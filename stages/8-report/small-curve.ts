import type { CurvePoint } from '../../cohort/results/curves.ts'
import { unitWords } from '../../cohort/values/unit.ts'
import { type Html, html } from './html/html.ts'
import { userText } from './html/number.ts'
import { inYears } from './survival-words.ts'

/** The panel within the drawing, which has room for the axes. */
const PANEL = { left: 34, top: 8, right: 312, bottom: 92 }
const SIZE = { width: 320, height: 124 }

/** A small survival curve of all subjects in an estimate, with its axes and the noun of its height; null without one. */
export const smallCurve = (
  curves: readonly CurvePoint[],
  analysis: string,
  noun: string,
  unit: string,
): Html | null => {
  const points = curves.filter(
    (point) => point.analysis === analysis && point.group === '' && point.curve === 'survival',
  )
  const last = Math.max(0, ...points.map(({ time }) => time))
  if (points.length < 2 || last === 0) return null
  const { left, top, right, bottom } = PANEL
  const x = (time: number): string => shown(left + (time / last) * (right - left))
  const y = (proportion: number): string => shown(top + (1 - proportion) * (bottom - top))
  const steps = points.slice(1).map(({ time, estimate }) => `H${x(time)}V${y(estimate)}`)
  const [end, endUnit] = inYears(last, unit)
  return html`<svg class="small" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="Curve: ${noun}" fill="currentColor">
<path d="M${left},${top}V${bottom}H${right}" fill="none" stroke="currentColor"/>
<path class="curve" d="M${left},${y(points[0]!.estimate)}${steps.join('')}" fill="none" stroke="currentColor" stroke-width="2"/>
<g text-anchor="end" data-axis="y"><text x="${left - 5}" y="${top + 4}">100</text><text x="${left - 5}" y="${bottom}">0</text></g>
<g data-axis="x"><text x="${left}" y="${bottom + 14}">0</text><text x="${right}" y="${bottom + 14}" text-anchor="end">${shown(end)} ${unitWords(endUnit)}</text></g>
<text x="${left}" y="${bottom + 28}">${userText(noun)} (%)</text></svg>`
}

const shown = (length: number): string => String(Number(length.toFixed(1)))
