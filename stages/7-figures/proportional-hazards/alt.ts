import { pText } from '../../../cohort/results/shown-text.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { type CheckData, type CheckPanel, MOST_DOTS } from './data.ts'
import { numberRuns } from './plot.ts'

/** A description of the figure with its numbers. */
export const checkAlt = ({ title, global, panels }: CheckData): string =>
  [
    `${title}. Checks of proportional hazards.`,
    ...panels.map(panelWords),
    ...(global === null || global.value === null ? [] : [`Score test of all terms: ${pText(global)}.`]),
  ].join(' ')

const panelWords = (panel: CheckPanel): string => {
  switch (panel.kind) {
    case 'log-minus-log':
      return `Log-minus-log curves by ${panel.title}: ${panel.groups
        .map(({ label, points }) => `${label}${points.length === 0 ? ' (no curve)' : ''}`)
        .join(', ')}.`
    case 'residuals':
      return `Scaled Schoenfeld residuals of ${panel.title}: ${numberRuns(panel)
        .map(({ text }) => text)
        .join('')
        .replace(/^L/, 'l')}.`
    case 'missing':
      return `${panel.title}: not drawn, ${panel.reason}.`
    default: {
      const never: never = panel
      return never
    }
  }
}

/** The caption: each kind of panel, what to look for, and what the test does not show. */
export const checkCaption = ({ panels, unadjusted }: CheckData, { p }: Style): string => {
  const residuals = panels.filter((panel) => panel.kind === 'residuals')
  const hasCurves = panels.some(({ kind }) => kind === 'log-minus-log')
  const hasSmooth = residuals.some(({ smooth }) => smooth.length > 0)
  const hasDots = residuals.some(({ dots }) => dots.length > 0)
  const isWithout = residuals.some(({ dots, smooth }) => dots.length === 0 || smooth.length === 0)
  return [
    ...(hasCurves
      ? [
          `Log-minus-log curves: ln(\u2212ln S(t)) of the Kaplan-Meier estimate S(t) in each group${unadjusted === null ? '' : `, not adjusted for ${unadjusted}`}. Curves that cross, or whose vertical distance changes with time, suggest hazards that are not proportional.`,
        ]
      : []),
    ...(residuals.length > 0
      ? [
          `Scaled Schoenfeld residuals${hasDots ? ' (dots, their area by number of events)' : ''} estimate the log hazard ratio at each event time.`,
          ...(hasSmooth
            ? [
                'Line: natural cubic spline with 4 degrees of freedom; shaded: 2 standard errors to either side. A line that rises or falls suggests a hazard ratio that changes with time.',
              ]
            : []),
          `Dashed line: log hazard ratio of the model. The axis of time is 1 minus the Kaplan-Meier estimate of all patients; ${p.letter}: score test of a trend on this axis. A high ${p.letter} value does not show that hazards are proportional.`,
        ]
      : []),
    ...(isWithout
      ? [
          `Without a spline where there are fewer than 4 event times; without dots where there are more than ${MOST_DOTS}.`,
        ]
      : []),
  ].join(' ')
}
