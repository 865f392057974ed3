import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import { EVENT } from '../../cohort/subjects/follow-ups.ts'
import { addDecimals, subtractDecimals } from '../../cohort/values/decimal.ts'
import type { DerivedSubject } from '../recompute/derived-subject.ts'
import { exactTime, LAST_PLACE, type Places, type RoundedCell } from './exact-cells.ts'

/**
 * The exact times that make S(t) as large or as small as possible. Large: events are moved after t if possible, other
 * events as early and censorings as late as possible, so that most subjects are at risk. Small: the reverse. All
 * factors 1 - d/n are optimal at once, since events without a censoring between them telescope; so the bound is
 * attained.
 */
export const extremePlaces = (
  side: 'large' | 'small',
  t: number,
  endpointName: string,
  endpoint: Endpoint,
  cells: readonly RoundedCell[],
  cases: readonly DerivedSubject[],
  start: Places,
): Places => {
  const places = [...start]
  cases.forEach(({ followUps }, subject) => {
    const followUp = followUps[endpointName] ?? null
    if (followUp === null) return
    const [exit, origin] = [indexOf(cells, subject, followUp.at), indexOf(cells, subject, endpoint.from)]
    const put = (thousandths: number): void => {
      if (exit >= 0) places[exit] = clip(origin >= 0 ? Math.max(0, thousandths) : thousandths)
      if (origin >= 0) places[origin] = clip(exit >= 0 ? Math.max(0, -thousandths) : -thousandths)
    }
    const [least, most] = [origin >= 0 ? -LAST_PLACE : 0, exit >= 0 ? LAST_PLACE : 0]
    const first = earliest(followUp.time, exit, origin, cells)
    /** Thousandths from the earliest time, with the origin early, up to t. */
    const upTo = Math.floor((t - first) * 1000 + 1e-6) + least
    put(followUp.outcome === EVENT ? eventPlace(side, upTo, least, most) : side === 'large' ? most : least)
  })
  return places
}

/** The smallest and the largest exact times of the follow-ups of an endpoint, where the extreme curves step. */
export const timeEnds = (
  endpointName: string,
  endpoint: Endpoint,
  cells: readonly RoundedCell[],
  cases: readonly DerivedSubject[],
): { readonly early: readonly number[]; readonly late: readonly number[] } => {
  const ends = cases.flatMap(({ followUps }, subject) => {
    const followUp = followUps[endpointName] ?? null
    if (followUp === null) return []
    const [exit, origin] = [indexOf(cells, subject, followUp.at), indexOf(cells, subject, endpoint.from)]
    const first = earliest(followUp.time, exit, origin, cells)
    const width = (exit >= 0 ? LAST_PLACE : 0) + (origin >= 0 ? LAST_PLACE : 0)
    return [{ first, last: addDecimals([first, width / 1000]) }]
  })
  return {
    early: [...new Set(ends.map(({ first }) => first))],
    late: [...new Set(ends.map(({ last }) => last))],
  }
}

/**
 * Large: after t if possible, otherwise as early as possible. Small: as late as possible up to t, or as late as possible
 * if every place is after t.
 */
const eventPlace = (side: 'large' | 'small', upTo: number, least: number, most: number): number => {
  if (side === 'large') return upTo < most ? most : least
  return upTo < least ? most : Math.min(most, upTo)
}

/** The index of a subject's recorded time among the rounded cells; -1 if it is not one of them. */
const indexOf = (cells: readonly RoundedCell[], subject: number, name: string | undefined): number =>
  cells.findIndex((cell) => cell.subject === subject && cell.name === name)

const clip = (place: number): number => Math.min(LAST_PLACE, Math.max(0, place))

/** The earliest exact time of a follow-up: exit at the start of its interval, origin at the end of its interval. */
const earliest = (time: number, exit: number, origin: number, cells: readonly RoundedCell[]): number => {
  const shift = (i: number, place: number): number =>
    i < 0 ? 0 : subtractDecimals(exactTime(cells[i]!, place), cells[i]!.recorded)
  return addDecimals([time, shift(exit, 0), -shift(origin, LAST_PLACE)])
}
