import { checkValue } from '../../descriptors/conditions/check-condition.ts'
import type { FigureOf } from '../../descriptors/plan/figure.ts'
import { isNumeric, type Variable } from '../../values/value.ts'
import type { Path, PlanChecker } from './checker.ts'

/** Checks the variables of a swimmer figure, the unit of its times, and the categories of subjects still followed. */
export const checkSwimmer = (figure: FigureOf<'swimmer'>, path: Path, check: PlanChecker): void => {
  const until = check.numeric(figure.until, [...path, 'until'])
  const checkTime = (name: string, place: Path): void => {
    const time = check.numeric(name, place)
    if (until && isNumeric(until) && time && isNumeric(time)) check.oneUnit([until, time], place)
  }
  figure.marks.forEach(({ at }, i) => {
    checkTime(at, [...path, 'marks', i, 'at'])
  })
  figure.periods.forEach(({ from, to }, i) => {
    if (from !== undefined) checkTime(from, [...path, 'periods', i, 'from'])
    checkTime(to, [...path, 'periods', i, 'to'])
  })
  if (figure.label) check.variable(figure.label, [...path, 'label'])
  if (figure.end) check.grouping(figure.end, [...path, 'end'])
  if (figure.colour) check.grouping(figure.colour, [...path, 'colour'])
  if (figure.group) check.grouping(figure.group, [...path, 'group'])
  if (figure.ongoing) checkOngoing(figure.ongoing, figure.end, [...path, 'ongoing'], check)
}

const checkOngoing = (
  ongoing: NonNullable<FigureOf<'swimmer'>['ongoing']>,
  end: string | undefined,
  path: Path,
  check: PlanChecker,
): void => {
  if (end === undefined) {
    check.addProblem(
      path,
      'a figure with "end", whose categories are named here',
      ongoing,
      'add "end": the variable with the status at the end of a lane',
    )
    return
  }
  const variable: Variable | undefined = check.variables.get(end)
  if (!variable) return
  ongoing.forEach((category, i) => {
    checkValue(category, variable, [...path, i], check)
  })
  check.unique(
    ongoing.map((category, i) => [String(category), [...path, i]] as const),
    'each category once',
  )
}
