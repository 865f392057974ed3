import Papa from 'papaparse'
import { boundsUnder, type Known } from './linear-bounds.ts'

/** The published tables as somebody finds them. */
export interface Published {
  readonly eventTable: string
  readonly characteristics: string
}

/** What the attacker knows besides: which kinds of the other endpoints make one of the first, and the finest times. */
export interface Knowledge {
  readonly k: number
  /** Finest kinds of leaving. */
  readonly kinds: readonly string[]
  /** Per endpoint and kind as published: of which finest kinds it is made. */
  readonly madeOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Where the finest cells of time begin, ascending. */
  readonly times: readonly number[]
}

interface Row {
  readonly endpoint: string
  readonly group: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly count: string
}

const parsed = <T>(text: string): readonly T[] =>
  Papa.parse<T>(text, { header: true, skipEmptyLines: true }).data

/** A set of cells whose count follows to lie between bounds that are both from 1 to k - 1. */
export interface Pinned {
  readonly what: string
  readonly bounds: readonly [number, number]
}

/**
 * All published counts as sums of the cells of one table: finest time x finest kind x a level of each labelling
 * (grouping or characteristic). Then the bounds of each cell of each labelling by time and kind, of each combination of
 * two labellings, and of each finest time and kind; those that are pinned are returned.
 */
export const pinnedCells = (
  published: Published,
  { k, kinds, madeOf, times }: Knowledge,
): readonly Pinned[] => {
  const events = parsed<Row>(published.eventTable)
  const counted = parsed<{ variable: string; value: string; count: string }>(published.characteristics)
  const labellings = new Map<string, Set<string>>()
  const add = (labelling: string, level: string) =>
    labellings.set(labelling, (labellings.get(labelling) ?? new Set()).add(level))
  for (const { group } of events) {
    if (group === '') continue
    add(group.split('=')[0]!, group)
    // nobody need be in a group; whether anybody is in none has to follow from the numbers
    add(group.split('=')[0]!, `${group.split('=')[0]}=`)
  }
  for (const { variable, value } of counted) add(`characteristic ${variable}`, value)
  const axes: readonly (readonly (string | number)[])[] = [
    times.map((_, i) => i),
    kinds,
    ...[...labellings.values()].map((levels) => [...levels]),
  ]
  const names = [...labellings.keys()]
  const cells = axes.reduce<readonly (readonly (string | number)[])[]>(
    (all, axis) => all.flatMap((cell) => axis.map((value) => [...cell, value])),
    [[]],
  )
  const where = (holds: (cell: readonly (string | number)[]) => boolean): number[] =>
    cells.flatMap((cell, i) => (holds(cell) ? [i] : []))
  const isIn = (from: number, to: number, cell: readonly (string | number)[]): boolean =>
    times[cell[0] as number]! >= from && times[cell[0] as number]! < to
  const known: Known[] = [
    ...events.map(({ endpoint, group, kind, from, to, count }) => {
      const axis = group === '' ? -1 : 2 + names.indexOf(group.split('=')[0]!)
      const made = madeOf[endpoint]![kind]!
      return {
        value: Number(count),
        cells: where(
          (cell) =>
            isIn(Number(from), Number(to), cell) &&
            made.includes(cell[1] as string) &&
            (axis < 0 || cell[axis] === group),
        ),
      }
    }),
    ...counted.map(({ variable, value, count }) => {
      const axis = 2 + names.indexOf(`characteristic ${variable}`)
      return { value: Number(count), cells: where((cell) => cell[axis] === value) }
    }),
  ]
  const bounds = boundsUnder(cells.length, known)
  const asked = new Map<string, number[]>()
  const ask = (key: readonly (string | number)[], cell: number): void => {
    const name = key.join(' | ')
    asked.set(name, [...(asked.get(name) ?? []), cell])
  }
  cells.forEach((cell, i) => {
    const [time, kind, ...levels] = cell
    ask([time!, kind!], i)
    levels.forEach((level, a) => {
      ask(['any time', 'any kind', level], i)
      ask(['any time', kind!, level], i)
      ask([time!, kind!, level], i)
      levels.slice(a + 1).forEach((other) => {
        ask(['any time', kind!, level, other], i)
        ask(['any time', 'any kind', level, other], i)
      })
    })
  })
  return [...asked].flatMap(([what, of]) => {
    const [low, high] = bounds(of)
    const least = Math.ceil(low - 1e-6)
    const most = Math.floor(high + 1e-6)
    return least >= 1 && most <= k - 1 ? [{ what, bounds: [least, most] as const }] : []
  })
}
