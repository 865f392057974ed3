import { conversion, isTimeUnit, TIME_UNITS } from '../../values/unit.ts'
import type { Path, VariableChecker } from './variable-checker.ts'

/** Checks a conversion of time units: by definition or by a declared divisor, never both. */
export const checkUnitStep = (
  from: string,
  to: string,
  divisor: number | undefined,
  path: Path,
  check: VariableChecker,
): void => {
  if (!isTimeUnit(to)) {
    check.addProblem([...path, 'unit'], `a unit of time, one of ${TIME_UNITS.join(', ')}`, to)
    return
  }
  const exact = conversion(from, to) !== null
  if (exact && divisor !== undefined)
    check.addProblem(
      [...path, 'divisor'],
      `no divisor, because ${from} and ${to} convert by definition`,
      divisor,
    )
  if (!exact && divisor === undefined)
    check.addProblem(
      path,
      `a divisor, because ${to} is not a fixed number of ${from}`,
      undefined,
      'for example divisor: 30.4375 for days to months, 365.25 for days to years',
    )
  if (!exact && divisor !== undefined) checkDivisor(from, to, divisor, [...path, 'divisor'], check)
}

/** The shortest and longest month and year, in days. */
const DAYS: Readonly<Record<string, readonly [number, number]>> = { mo: [28, 31], a: [360, 366] }

/** Checks that a divisor is possible, which finds divisors of another unit or of the reverse conversion. */
export const checkDivisor = (
  from: string,
  to: string,
  divisor: number,
  path: Path,
  check: VariableChecker,
): void => {
  const days = (unit: string): readonly [number, number] => {
    const exact = conversion(unit, 'd')
    const perUnit = exact === null ? 1 : Number(exact.n) / Number(exact.d)
    return DAYS[unit] ?? [perUnit, perUnit]
  }
  if (!isTimeUnit(from)) return
  const [[short, long], [least, most]] = [days(to), days(from)]
  const [lower, upper] = [short / most, long / least]
  const slack = 1e-9
  if (divisor < lower * (1 - slack) || divisor > upper * (1 + slack))
    check.addProblem(
      path,
      `the number of ${from} in one ${to}, ${lower.toPrecision(4)} to ${upper.toPrecision(4)}`,
      divisor,
    )
}
