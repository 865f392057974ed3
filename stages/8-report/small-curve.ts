import type { CurvePoint } from '../../cohort/results/curves.ts'
import { type Html, html } from './html/html.ts'

const WIDTH = 120
const HEIGHT = 44

/** A small survival curve of all subjects in the first estimate, without numbers. */
export const smallCurve = (curves: readonly CurvePoint[], analysis: string | undefined): Html | null => {
  const points = curves.filter(
    (point) => point.analysis === analysis && point.group === '' && point.curve === 'survival',
  )
  const last = Math.max(0, ...points.map(({ time }) => time))
  if (points.length < 2 || last === 0) return null
  const x = (time: number): string => String(Number(((time / last) * WIDTH).toFixed(1)))
  const y = (proportion: number): string => String(Number((1 + (1 - proportion) * (HEIGHT - 2)).toFixed(1)))
  const steps = points.slice(1).map(({ time, estimate }) => `H${x(time)}V${y(estimate)}`)
  return html`<svg class="small" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path d="M0,${HEIGHT - 0.5}H${WIDTH}" fill="none" stroke="currentColor" stroke-opacity=".3"/><path d="M0,${y(points[0]!.estimate)}${steps.join('')}" fill="none" stroke="currentColor" stroke-width="2"/></svg>`
}
