import { checkDivisor } from '../../descriptors/conditions/unit-step.ts'
import type { Path } from '../../descriptors/conditions/variable-checker.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { conversion, isTimeUnit, TIME_UNITS } from '../../values/unit.ts'
import type { Variable } from '../../values/value.ts'
import type { PlanChecker } from './checker.ts'

/** Checks the times of an endpoint: all are elapsed times in one unit, or all are dates. */
export const checkEndpointTimes = (
  of: Endpoint,
  times: readonly (readonly [string, Path])[],
  path: Path,
  check: PlanChecker,
): void => {
  const areDates = times.some(([name]) => check.variables.get(name)?.type === 'date')
  const found = times.flatMap(([name, at]) => (areDates ? check.date : check.numeric)(name, at) ?? [])
  const units = [...new Set(found.map(({ unit }) => unit))]
  if (units.length > 1)
    check.addProblem(path, 'times in the same unit', units, 'derive a converted variable by "convert"')
  if (areDates) checkDates(of, path, check)
  else {
    if (units.length === 1) checkElapsed(of, found, path, check)
    checkNoDates(of, path, check)
  }
}

/** An elapsed time has a unit of time. */
const checkElapsed = (of: Endpoint, times: readonly Variable[], path: Path, check: PlanChecker): void => {
  const { unit } = times[0]!
  if (isTimeUnit(unit)) return
  const names = [...new Set(times.map(({ name }) => name))].join(', ')
  check.addProblem(
    [...path, 'until'],
    `an elapsed time with a unit, one of ${TIME_UNITS.join(', ')}`,
    `${of.until} ${unit === '1' ? 'without a unit' : `in ${unit}`}`,
    unit === '1'
      ? `declare "unit" for ${names} in datapackage.json`
      : 'name the variable with the elapsed time',
  )
}

/** Rejects properties that only an endpoint between dates can have. */
const checkNoDates = (of: Endpoint, path: Path, check: PlanChecker): void => {
  if (of.in) check.addProblem([...path, 'in'], 'in for endpoints between dates only', of.in.unit)
  if (of.cutoff ?? check.plan.cutoff)
    check.addProblem(
      of.cutoff === undefined ? [...path, 'until'] : [...path, 'cutoff'],
      'dates, because a cutoff is a date',
      of.until,
      'use dates for the endpoint, or remove the cutoff',
    )
}

const checkDates = (of: Endpoint, path: Path, check: PlanChecker): void => {
  if (of.from === undefined)
    check.addProblem(
      path,
      'from, the variable with the date of origin, because its times are dates',
      undefined,
    )
  if (!of.in) return
  const { unit, divisor } = of.in
  if (!isTimeUnit(unit))
    check.addProblem([...path, 'in', 'unit'], `a unit of time, one of ${TIME_UNITS.join(', ')}`, unit)
  const exact = conversion('d', unit)
  const place = [...path, 'in', 'divisor']
  if (exact && divisor * Number(exact.n) !== Number(exact.d))
    check.addProblem(place, `${Number(exact.d) / Number(exact.n)}, by definition`, divisor)
  if (!exact && isTimeUnit(unit)) checkDivisor('d', unit, divisor, place, check)
}
