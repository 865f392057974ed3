import { checkDivisor } from '../../descriptors/conditions/unit-step.ts'
import type { Path } from '../../descriptors/conditions/variable-checker.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { conversion, isTimeUnit, TIME_UNITS } from '../../values/unit.ts'
import type { Variable } from '../../values/value.ts'
import type { PlanChecker } from './checker.ts'

/** Checks the times of an endpoint: all are elapsed times in one unit, or all are dates. */
export const checkEndpointTimes = (
  endpoint: Endpoint,
  times: readonly (readonly [string, Path])[],
  path: Path,
  check: PlanChecker,
): void => {
  const areDates = times.some(([name]) => check.variables.get(name)?.type === 'date')
  const variables = times.flatMap(([name, at]) => (areDates ? check.date : check.numeric)(name, at) ?? [])
  const units = [...new Set(variables.map(({ unit }) => unit))]
  if (units.length > 1)
    check.addProblem(path, 'times in the same unit', units, 'derive a converted variable by "convert"')
  if (areDates) checkDates(endpoint, path, check)
  else {
    if (units.length === 1) checkElapsed(endpoint, variables, path, check)
    checkNoDates(endpoint, path, check)
  }
}

/** An elapsed time has a unit of time. */
const checkElapsed = (
  endpoint: Endpoint,
  times: readonly Variable[],
  path: Path,
  check: PlanChecker,
): void => {
  const { unit } = times[0]!
  if (isTimeUnit(unit)) return
  const names = [...new Set(times.map(({ name }) => name))].join(', ')
  check.addProblem(
    [...path, 'until'],
    `an elapsed time with a unit, one of ${TIME_UNITS.join(', ')}`,
    `${endpoint.until} ${unit === '1' ? 'without a unit' : `in ${unit}`}`,
    unit === '1'
      ? `declare "unit" for ${names} in datapackage.json`
      : 'name the variable with the elapsed time',
  )
}

/** Rejects properties that only an endpoint between dates can have. */
const checkNoDates = (endpoint: Endpoint, path: Path, check: PlanChecker): void => {
  if (endpoint.in) check.addProblem([...path, 'in'], 'in for endpoints between dates only', endpoint.in.unit)
  if (endpoint.cutoff ?? check.plan.cutoff)
    check.addProblem(
      endpoint.cutoff === undefined ? [...path, 'until'] : [...path, 'cutoff'],
      'dates, because a cutoff is a date',
      endpoint.until,
      'use dates for the endpoint, or remove the cutoff',
    )
}

const checkDates = (endpoint: Endpoint, path: Path, check: PlanChecker): void => {
  if (endpoint.from === undefined)
    check.addProblem(
      path,
      'from, the variable with the date of origin, because its times are dates',
      undefined,
    )
  if (!endpoint.in) return
  const { unit, divisor } = endpoint.in
  if (!isTimeUnit(unit))
    check.addProblem([...path, 'in', 'unit'], `a unit of time, one of ${TIME_UNITS.join(', ')}`, unit)
  const exact = conversion('d', unit)
  const place = [...path, 'in', 'divisor']
  if (exact && divisor * Number(exact.n) !== Number(exact.d))
    check.addProblem(place, `${Number(exact.d) / Number(exact.n)}, by definition`, divisor)
  if (!exact && isTimeUnit(unit)) checkDivisor('d', unit, divisor, place, check)
}
