import type { SourceFault } from '../../../../sources/source.ts'
import { faultList, SourceError } from '../../../../sources/support/source-error.ts'
import { type PointRow, pointNumber, readPointRows } from './read-point-rows.ts'

/** Numbers at risk of a curve, by time. */
export interface AtRisk {
  readonly time: number
  readonly number: number
}

const MOST_PATIENTS = 100_000

const COLUMNS = { x: ['time', 'x', 't'], y: ['number', 'n', 'at risk', 'at-risk', 'n.risk', 'nrisk', 'y'] }

type AtRiskFile = ReadonlyMap<string, readonly AtRisk[]> | { readonly faults: readonly SourceFault[] }

/** Numbers at risk by curve from CSV: curve, time, number. @param names of the curves of the points */
export const readAtRisk = async (bytes: Uint8Array, names: readonly string[]): Promise<AtRiskFile> => {
  try {
    return atRiskOf(await readPointRows(bytes, COLUMNS), names)
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}

const atRiskOf = (lines: readonly PointRow[], names: readonly string[]): AtRiskFile => {
  const faults = faultList()
  const byCurve = new Map<string, AtRisk[]>()
  for (const line of lines) {
    const name = line.curve === '' && names.length === 1 ? names[0]! : line.curve.slice(0, 60)
    const time = pointNumber(line.x, line.hasDecimalCommas)
    const number = pointNumber(line.y, line.hasDecimalCommas)
    const problem = names.includes(name)
      ? problemOf(line, time, number)
      : { expected: `a curve of the points (${names.join(', ')})`, found: line.curve }
    if (problem !== null)
      faults.add({
        ...{ place: `line ${line.line}`, expected: problem.expected, remedy: 'correct the line' },
        found: problem.found === '' ? 'none' : problem.found.slice(0, 40),
      })
    else byCurve.set(name, [...(byCurve.get(name) ?? []), { time: time!, number: number! }])
  }
  const sorted = new Map([...byCurve].map(([name, rows]) => [name, rows.sort((a, b) => a.time - b.time)]))
  for (const [name, rows] of sorted) {
    const wrong = rows.find(
      ({ number, time }, i) => i > 0 && (number > rows[i - 1]!.number || time === rows[i - 1]!.time),
    )
    if (wrong !== undefined)
      faults.add({
        ...{ place: name, expected: 'numbers at risk that do not grow, one for each time' },
        ...{ found: `${wrong.number} at ${wrong.time}`, remedy: 'correct the row' },
      })
  }
  const all = faults.all()
  return all.length > 0 ? { faults: all } : sorted
}

const problemOf = (
  { x, y }: PointRow,
  time: number | null,
  number: number | null,
): Pick<SourceFault, 'expected' | 'found'> | null => {
  if (time === null || time < 0) return { expected: 'a time of 0 or more', found: x }
  return number === null || !Number.isInteger(number) || number < 0 || number > MOST_PATIENTS
    ? { expected: `a whole number of at most ${MOST_PATIENTS} patients`, found: y }
    : null
}
