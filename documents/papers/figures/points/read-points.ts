import type { SourceFault } from '../../../../sources/source.ts'
import { faultList, SourceError } from '../../../../sources/support/source-error.ts'
import { type PointRow, pointNumber, readPointRows } from './read-point-rows.ts'

export interface Point {
  readonly time: number
  /** From 1 to 0. */
  readonly survival: number
}

/** The points of a curve in the order of the file. */
export interface PointCurve {
  readonly name: string
  readonly points: readonly Point[]
}

export interface PointsFile {
  readonly curves: readonly PointCurve[]
  readonly isPercent: boolean
}

const COLUMNS = {
  x: ['time', 'x', 't', 'months', 'years', 'days', 'weeks'],
  y: ['survival', 'surv', 'y', 's', 'probability', 'percent', 'survival (%)'],
}
const MOST_CURVES = 12
/** A click can miss the axis by so much of its length. */
const MISSED = 0.05
const FEWEST = 5

/**
 * The points of curves from CSV. Percentages are recognised by values above 1.5 anywhere in the file. Clicks that miss
 * an axis by up to 5% of its length are moved onto it.
 */
export const readPoints = async (
  bytes: Uint8Array,
): Promise<PointsFile | { readonly faults: readonly SourceFault[] }> => {
  try {
    return pointsOf(await readPointRows(bytes, COLUMNS))
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}

const pointsOf = (rows: readonly PointRow[]): PointsFile | { readonly faults: readonly SourceFault[] } => {
  const read = rows.map((row) => ({
    ...row,
    time: pointNumber(row.x, row.hasDecimalCommas),
    value: pointNumber(row.y, row.hasDecimalCommas),
  }))
  const isPercent = read.some(({ value }) => (value ?? 0) > 1.5)
  const axes = {
    whole: isPercent ? 100 : 1,
    longest: read.reduce((most, { time }) => Math.max(most, time ?? 0), 0),
  }
  const faults = faultList()
  const curves = new Map<string, Point[]>()
  for (const row of read) {
    const problem = problemOf(row, axes)
    if (problem !== null) {
      faults.add({ place: `line ${row.line}`, ...problem, remedy: 'correct or remove the line' })
      continue
    }
    const name = row.curve === '' ? 'group 1' : row.curve.slice(0, 60)
    if (!curves.has(name)) curves.set(name, [])
    const survival = Math.min(1, Math.max(0, row.value! / axes.whole))
    curves.get(name)!.push({ time: Math.max(0, row.time!), survival })
  }
  for (const fault of countFaults(curves)) faults.add(fault)
  const all = faults.all()
  return all.length > 0
    ? { faults: all }
    : { curves: [...curves].map(([name, points]) => ({ name, points })), isPercent }
}

interface ReadRow extends PointRow {
  readonly time: number | null
  readonly value: number | null
}

const problemOf = (
  { x, y, time, value }: ReadRow,
  { whole, longest }: { readonly whole: number; readonly longest: number },
): Pick<SourceFault, 'expected' | 'found'> | null => {
  const shown = (text: string): string => (text === '' ? 'none' : text.slice(0, 40))
  if (time === null || time < -MISSED * longest) return { expected: 'a time of 0 or more', found: shown(x) }
  if (value === null || value < -MISSED * whole || value > (1 + MISSED) * whole)
    return { expected: `survival from 0 to ${whole}`, found: shown(y) }
  return null
}

const countFaults = (curves: ReadonlyMap<string, readonly Point[]>): readonly SourceFault[] => [
  ...[...curves]
    .filter(([, { length }]) => length < FEWEST)
    .map(([name, { length }]) => ({
      ...{
        place: 'the file',
        expected: `at least ${FEWEST} points of a curve`,
        found: `${length} of ${name}`,
      },
      remedy: 'click more points, one at each step where that is possible',
    })),
  ...(curves.size > MOST_CURVES
    ? [
        {
          ...{ place: 'the file', expected: `at most ${MOST_CURVES} curves`, found: `${curves.size}` },
          remedy: 'the column curve names the curve of each point',
        },
      ]
    : []),
]
