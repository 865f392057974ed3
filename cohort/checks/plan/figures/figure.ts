import { EVENT } from '../../../descriptors/event-cause.ts'
import { groupTestOf, methodsWith } from '../../../descriptors/group-tests/index.ts'
import type { CurvesCompared } from '../../../descriptors/group-tests/shared/group-test.ts'
import { MODEL_KINDS, modelKindOf } from '../../../descriptors/models/index.ts'
import type { CurveFigure, Figure, FigureOf } from '../../../descriptors/plan/figure.ts'
import { didYouMean, oneOf, orOf } from '../../../values/problem.ts'
import type { Path, PlanChecker } from '../checker.ts'
import { checkForest } from './forest.ts'
import { checkSwimmer } from './swimmer.ts'

/** Checks the estimate, models, tests and variables of a figure. */
export const checkFigure = (figure: Figure, path: Path, check: PlanChecker): void => {
  switch (figure.kind) {
    case 'kaplan-meier':
    case 'cumulative-incidence':
      checkCurves(figure, path, check)
      if (figure.test !== undefined) checkTestOfCurves(figure.test, figure, [...path, 'test'], check)
      if (figure.model !== undefined) checkModelOfCurves(figure.model, figure, [...path, 'model'], check)
      return
    case 'cumulative-hazard':
    case 'follow-up':
      checkCurves(figure, path, check)
      return
    case 'forest':
      checkForest(figure, path, check)
      return
    case 'proportional-hazards':
      checkCheckedModel(figure, [...path, 'model'], check)
      return
    case 'adjusted-survival':
      checkRange(figure.range, path, check)
      checkAdjustedModel(figure.model, [...path, 'model'], check)
      return
    case 'flow':
      figure.estimates?.forEach((name, i) => {
        check.declared('estimate', check.plan.estimates, name, [...path, 'estimates', i])
      })
      return
    case 'audit':
      return
    case 'swimmer':
      checkSwimmer(figure, path, check)
      return
    default: {
      figure satisfies never
    }
  }
}

/** A figure in whose corner a test or a model can stand. */
type ComparedCurves = FigureOf<CurvesCompared>

const checkCurves = (figure: CurveFigure, path: Path, check: PlanChecker): void => {
  if (figure.kind !== 'cumulative-hazard') checkRange(figure.range, path, check)
  const { estimates } = check.plan
  if (!check.declared('estimate', estimates, figure.estimate, [...path, 'estimate'])) return
  const { by } = estimates[figure.estimate]!
  if (figure.by !== undefined && !by.includes(figure.by))
    check.addProblem(
      [...path, 'by'],
      `a grouping of the estimate, ${oneOf(by)}`,
      figure.by,
      didYouMean(figure.by, by),
    )
}

/** The ends of an axis of proportions. */
const checkRange = (range: CurveFigure['range'], path: Path, check: PlanChecker): void => {
  if (range !== undefined && range[1] > 1)
    check.addProblem([...path, 'range'], 'proportions, at most 1', String(range[1]), 'write 0.4 for 40%')
}

const checkAdjustedModel = (name: string, path: Path, check: PlanChecker): void => {
  const { models } = check.plan
  if (!check.declared('model', models, name, path)) return
  const model = models[name]!
  if (!('adjusted' in model) || model.adjusted === undefined)
    check.addProblem(path, 'a Cox model with "adjusted", the survival by it', name)
}

/** An annotated test must match the figure's endpoint and grouping. */
const checkTestOfCurves = (name: string, figure: ComparedCurves, path: Path, check: PlanChecker): void => {
  const { tests } = check.plan
  if (!check.declared('test', tests, name, path)) return
  const test = tests[name]!
  const endpoint = endpointOf(figure, check)
  const isOfCurves = groupTestOf(test.method).curves === figure.kind && 'endpoint' in test && isOfEvent(test)
  if (!isOfCurves || test.by !== figure.by || test.endpoint !== endpoint)
    check.addProblem(
      path,
      `a ${orOf(methodsWith('curves', figure.kind))} test of ${endpoint} between the groups of the figure (${groupsOf(figure)})`,
      name,
    )
}

const checkModelOfCurves = (name: string, figure: ComparedCurves, path: Path, check: PlanChecker): void => {
  const { models } = check.plan
  if (!check.declared('model', models, name, path)) return
  const model = models[name]!
  const endpoint = endpointOf(figure, check)
  const hasGroups = figure.by !== undefined && model.covariates.includes(figure.by)
  const isOfCurves = modelKindOf(model.method).curves === figure.kind && isOfEvent(model)
  if (!isOfCurves || !hasGroups || !('endpoint' in model) || model.endpoint !== endpoint)
    check.addProblem(
      path,
      `a ${modelsOf(figure.kind)} of ${endpoint} with the groups of the figure (${groupsOf(figure)}) among its covariates`,
      name,
    )
}

/** Curves by group are those of the event, not of a competing cause. */
const isOfEvent = (of: object): boolean => !('cause' in of) || of.cause === EVENT

const modelsOf = (kind: CurvesCompared): string =>
  orOf(MODEL_KINDS.flatMap(({ short, curves }) => (curves === kind ? [short] : [])))

const groupsOf = ({ by }: Pick<CurveFigure, 'by'>): string => by ?? 'one curve of all subjects'

const endpointOf = ({ estimate }: Pick<CurveFigure, 'estimate'>, { plan }: PlanChecker): string =>
  plan.estimates[estimate]?.endpoint ?? estimate

const checkCheckedModel = (
  { model: name }: FigureOf<'proportional-hazards'>,
  path: Path,
  check: PlanChecker,
): void => {
  const { models } = check.plan
  if (!check.declared('model', models, name, path)) return
  const model = models[name]!
  if ('interaction' in model && model.interaction !== undefined)
    check.addProblem(path, 'a model without interaction', name)
  if (!modelKindOf(model.method).hasResiduals) check.addProblem(path, `the name of a ${CHECKED_MODELS}`, name)
}

const CHECKED_MODELS = orOf(MODEL_KINDS.flatMap(({ short, hasResiduals }) => (hasResiduals ? [short] : [])))
