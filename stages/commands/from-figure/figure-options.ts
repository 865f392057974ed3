import type { TimeUnit } from '../../../documents/papers/figures/curves/read-figure.ts'
import { CallError } from '../../../pipeline/fault.ts'

const UNITS = ['days', 'weeks', 'months', 'years'] as const

/** What a person says of a figure beside its file; null where nothing is said. */
export interface FigureOptions {
  readonly page: number | null
  readonly panel: number | null
  /** Patients, and events, of each curve in their order. */
  readonly n: readonly number[] | null
  readonly events: readonly number[] | null
  readonly unit: TimeUnit | null
}

/** @throws CallError for a text that is none of an option */
export const figureOptions = (flags: Readonly<Record<string, unknown>>): FigureOptions => ({
  page: pageOf(flags['page'], 'page'),
  panel: pageOf(flags['panel'], 'panel'),
  n: numbersOf('n', flags),
  events: numbersOf('events', flags),
  unit: unitOf(flags['unit']),
})

const pageOf = (text: unknown, name: 'page' | 'panel'): number | null => {
  if (text === undefined) return null
  if (typeof text !== 'string' || !/^[1-9]\d{0,3}$/.test(text))
    throw new CallError(`from-figure: expected a ${name} number, found --${name} ${String(text)}`)
  return Number(text)
}

const numbersOf = (
  flag: 'n' | 'events',
  flags: Readonly<Record<string, unknown>>,
): readonly number[] | null => {
  const text = flags[flag]
  if (text === undefined) return null
  if (typeof text !== 'string' || !/^[1-9]\d{0,4}(,[1-9]\d{0,4})*$/.test(text))
    throw new CallError(`from-figure: expected numbers such as 138,90, found --${flag} ${String(text)}`)
  return text.split(',').map(Number)
}

const unitOf = (text: unknown): (typeof UNITS)[number] | null => {
  if (text === undefined) return null
  const unit = UNITS.find((known) => known === text)
  if (unit === undefined)
    throw new CallError(`from-figure: expected ${UNITS.join(', ')}, found --unit ${String(text)}`)
  return unit
}
