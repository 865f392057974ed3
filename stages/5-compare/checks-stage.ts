import { withTimeZero } from '../../cohort/counts/time-zero.ts'
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
    const checked = new Set(
      Object.values(figures).flatMap((figure) =>
        figure.kind === 'proportional-hazards' ? [figure.model] : [],
      ),
    )
    return {
      checks: Object.fromEntries(
        [...checked].map((name) => [name, checkPoints(models[name]!, { eventRows, variables }, rules)]),
      ),
    }
  },
})
