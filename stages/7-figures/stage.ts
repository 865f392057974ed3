import { claimsIn } from '../../audit/claims/claim.ts'
import { withTimeZero } from '../../cohort/counts/time-zero.ts'
import type { Figure } from '../../cohort/descriptors/plan/figure.ts'
import type { Result } from '../../cohort/results/result.ts'
import { withStyle } from '../../cohort/results/shown-text.ts'
import { styleOf } from '../../cohort/results/styles/style-of.ts'
import { subjectsOf } from '../../cohort/subjects/subject-table.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import {
  claims,
  endpoints,
  estimates,
  figures,
  models,
  populations,
  rules,
  type Study,
  sizes,
  study,
  subjects,
  tests,
  variables,
} from '../2-validate/artifacts.ts'
import { eventTable } from '../3-durations/artifacts.ts'
import { curves, estimateResults } from '../4-estimate/artifacts.ts'
import { testResults } from '../5-compare/artifacts.ts'
import { modelChecks } from '../5-compare/checks-artifacts.ts'
import { rounding, verdicts } from '../6-audit/artifacts.ts'
import { figureIndex, figureSpecs, figureSvgs, narrowSvgs } from './artifacts.ts'
import { resultsById } from './results-by-id.ts'

const load = () => import('./draw-figures.ts')

export const drawnFigures = cohortStage({
  name: '7-figures',
  summary: 'curves, results and verdicts to pictures and their specifications',
  module: 'stages/7-figures/stage.ts',
  scope: 'cohort',
  reads: {
    figures,
    endpoints,
    estimates,
    populations,
    tests,
    models,
    rules,
    sizes,
    study,
    subjects,
    variables,
    eventTable,
    curves,
    estimateResults,
    testResults,
    checks: modelChecks,
    claims,
    verdicts,
    rounding,
  },
  writes: { svgs: figureSvgs, narrowSvgs, specs: figureSpecs, index: figureIndex },
  load,
  run: async (input) => {
    const { drawFigures } = await load()
    const variables = new Map(input.variables.map((variable) => [variable.name, variable]))
    const style = styleOf(input.rules.shown ?? {})
    const shown = (rows: readonly Result[]): readonly Result[] => withStyle(rows, style)
    return drawFigures(drawable(input.figures, input.study), {
      ...input,
      style,
      claims: claimsIn(input.claims, input.rules.shown?.language),
      subjects: subjectsOf(input.subjects, input.variables),
      subject: input.study.subject,
      origin: input.study.origin,
      variables,
      eventRows: withTimeZero(input.eventTable, input.rules.timeZero, input.endpoints, variables),
      results: resultsById(shown(input.estimateResults), shown(input.testResults)),
    })
  },
})

/** Swimmer figures need single subjects, which counts do not have; the report says so instead. */
const drawable = (figures: Readonly<Record<string, Figure>>, { engine }: Study): typeof figures =>
  engine === undefined
    ? figures
    : Object.fromEntries(Object.entries(figures).filter(([, { kind }]) => kind !== 'swimmer'))
