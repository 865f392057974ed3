import { withTimeZero } from '../../cohort/counts/time-zero.ts'
import type { Figure } from '../../cohort/descriptors/plan/figure.ts'
import { adjustedPoints } from '../../cohort/results/models/cox/adjusted-points.ts'
import { checkPoints } from '../../cohort/results/models/index.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { endpoints, figures, models, rules, variables } from '../2-validate/artifacts.ts'
import { eventTable } from '../3-durations/artifacts.ts'
import { modelChecks } from './checks-artifacts.ts'

/** Apart from `5-compare`, so that a changed figure repeats no simulation. */
export const checkModels = cohortStage({
  name: '5-checks',
  summary: 'counts to residuals and log-minus-log curves of the models that a figure checks',
  module: 'stages/5-compare/checks-stage.ts',
  scope: 'cohort',
  reads: { eventTable, variables, endpoints, models, figures, rules },
  writes: { checks: modelChecks },
  run: ({ eventTable, endpoints, models, figures, rules, ...input }) => {
    const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
    const eventRows = withTimeZero(eventTable, rules.timeZero, endpoints, variables)
    const drawn = (kind: Figure['kind']): ReadonlySet<string> =>
      new Set(
        Object.values(figures).flatMap((figure) =>
          figure.kind === kind && 'model' in figure && figure.model !== undefined ? [figure.model] : [],
        ),
      )
    const [checked, adjusted] = [drawn('proportional-hazards'), drawn('adjusted-survival')]
    const data = { eventRows, variables }
    return {
      checks: Object.fromEntries(
        [...new Set([...checked, ...adjusted])].map((name) => [
          name,
          [
            ...(checked.has(name) ? checkPoints(models[name]!, data, rules) : []),
            ...(adjusted.has(name) ? adjustedPoints(models[name]!, data, rules) : []),
          ],
        ]),
      ),
    }
  },
})
