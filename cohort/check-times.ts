import type { Derived } from './plan/derived.ts'
import type { Endpoint } from './plan/endpoint.ts'
import { conversion, isTimeUnit, TIME_UNITS } from './unit.ts'
import type { Variable } from './value.ts'

type Path = readonly (string | number)[]

/** The little that these checks need of whoever walks through the plan. */
export interface Looks {
  complain(path: Path, expected: string, found: unknown, remedy?: string): void
  date(name: string, path: Path): Variable | undefined
  numeric(name: string, path: Path): Variable | undefined
  sameUnit(names: readonly string[], path: Path, orDates?: 'or dates'): void
  readonly variables: ReadonlyMap<string, Variable>
}

type DerivedTime = Extract<
  Derived,
  | { duration: unknown }
  | { convert: unknown }
  | { assume: unknown }
  | { yearOf: unknown }
  | { earliest: unknown }
  | { latest: unknown }
>

/** Whether a variable made of dates and times can be made: kinds, units and divisors. */
export const derivedTime = (of: DerivedTime, path: Path, look: Looks): void => {
  if ('duration' in of) {
    const at = [...path, 'duration']
    look.date(of.duration.from, [...at, 'from'])
    look.date(of.duration.to, [...at, 'to'])
    step('d', of.duration.unit, of.duration.divisor, at, look)
  } else if ('convert' in of) {
    const at = [...path, 'convert']
    const from = look.numeric(of.convert.of, [...at, 'of'])
    if (from) step(from.unit, of.convert.unit, of.convert.divisor, at, look)
  } else if ('assume' in of) look.date(of.assume.of, [...path, 'assume', 'of'])
  else if ('yearOf' in of) look.date(of.yearOf, [...path, 'yearOf'])
  else if ('earliest' in of) look.sameUnit(of.earliest, [...path, 'earliest'], 'or dates')
  else look.sameUnit(of.latest, [...path, 'latest'], 'or dates')
}

/** From one unit to another: by definition, or by a divisor that the plan declares, and never by both. */
const step = (from: string, to: string, divisor: number | undefined, path: Path, look: Looks): void => {
  if (!isTimeUnit(to)) {
    look.complain([...path, 'unit'], `a unit of time, one of ${TIME_UNITS.join(', ')}`, to)
    return
  }
  const exact = conversion(from, to) !== null
  if (exact && divisor !== undefined)
    look.complain([...path, 'divisor'], `none, since ${from} and ${to} convert by definition`, divisor)
  if (!exact && divisor === undefined)
    look.complain(
      path,
      `a divisor, since ${to} is no fixed number of ${from}`,
      undefined,
      'for example divisor: 30.4375 for days to months, 365.25 for days to years',
    )
  if (!exact && divisor !== undefined) likely(from, to, divisor, [...path, 'divisor'], look)
}

/** The shortest and the longest that a month and a year are, in days. */
const DAYS: Readonly<Record<string, readonly [number, number]>> = { mo: [28, 31], a: [360, 366] }

/** A divisor of the other unit, or of the other direction, is a slip that no number would show. */
const likely = (from: string, to: string, divisor: number, path: Path, look: Looks): void => {
  const days = (unit: string): readonly [number, number] => {
    const exact = conversion(unit, 'd')
    const one = exact === null ? 1 : Number(exact.n) / Number(exact.d)
    return DAYS[unit] ?? [one, one]
  }
  if (!isTimeUnit(from)) return
  const [[short, long], [least, most]] = [days(to), days(from)]
  const [lower, upper] = [short / most, long / least]
  const slack = 1e-9
  if (divisor < lower * (1 - slack) || divisor > upper * (1 + slack))
    look.complain(
      path,
      `how many ${from} there are in one ${to}: ${lower.toPrecision(4)} to ${upper.toPrecision(4)}`,
      divisor,
    )
}

/** The times of an endpoint: all elapsed times of one unit, or all dates. */
export const endpointTimes = (
  of: Endpoint,
  times: readonly (readonly [string, Path])[],
  path: Path,
  planCutoff: string | undefined,
  look: Looks,
): void => {
  const areDates = times.some(([name]) => look.variables.get(name)?.type === 'date')
  const found = times.flatMap(([name, at]) => (areDates ? look.date : look.numeric)(name, at) ?? [])
  const units = new Set(found.map(({ unit }) => unit))
  if (units.size > 1)
    look.complain(path, 'times of one unit', [...units], 'derive one by convert, which names the unit')
  if (!areDates) {
    const [unit] = units
    if (units.size === 1 && !isTimeUnit(unit!))
      look.complain(
        [...path, 'until'],
        `an elapsed time with its unit, one of ${TIME_UNITS.join(', ')}`,
        `${of.until} ${unit === '1' ? 'without one' : `in ${unit}`}`,
        unit === '1'
          ? `declare "unit" of ${[...new Set(found.map(({ name }) => name))].join(', ')} in datapackage.json`
          : 'name the variable that counts the time',
      )
    if (of.in) look.complain([...path, 'in'], 'in for endpoints between dates only', of.in.unit)
    if (of.cutoff ?? planCutoff)
      look.complain(
        of.cutoff === undefined ? [...path, 'until'] : [...path, 'cutoff'],
        'dates, since a cut-off is a day',
        of.until,
        'give the endpoint dates, or leave the cutoff out',
      )
    return
  }
  if (of.from === undefined)
    look.complain(path, 'from: the variable with the date of origin, since its times are dates', undefined)
  if (of.in) {
    if (!isTimeUnit(of.in.unit))
      look.complain([...path, 'in', 'unit'], `a unit of time, one of ${TIME_UNITS.join(', ')}`, of.in.unit)
    const exact = conversion('d', of.in.unit)
    if (exact && of.in.divisor * Number(exact.n) !== Number(exact.d))
      look.complain(
        [...path, 'in', 'divisor'],
        `${Number(exact.d) / Number(exact.n)}, by definition`,
        of.in.divisor,
      )
    if (!exact && isTimeUnit(of.in.unit))
      likely('d', of.in.unit, of.in.divisor, [...path, 'in', 'divisor'], look)
  }
}
