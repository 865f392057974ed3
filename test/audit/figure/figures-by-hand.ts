import fc from 'fast-check'
import type { FigurePatient, FigureSet } from '../../../audit/figure/figure-set.ts'
import type { FigureTable } from '../../../audit/figure/tables-of-set.ts'
import type { Figure, FigureCurve } from '../../../documents/papers/figures/curves/read-figure.ts'
import { patientsOfFigure } from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import { setOfFigure } from '../../../stages/commands/from-figure/set-of-figure.ts'

/** The curve of a table by hand: a factor (n - d) / n at each time with events. */
const curveOf = (patients: readonly FigurePatient[], hasMarks: boolean): FigureCurve => {
  const times = [...new Set(patients.map(({ time }) => time))].sort((a, b) => a - b)
  let survival = 1
  const steps = times.flatMap((time) => {
    const events = patients.filter((patient) => patient.isEvent && patient.time === time).length
    survival *= 1 - events / patients.filter((patient) => patient.time >= time).length
    return events === 0 ? [] : [{ time, survival }]
  })
  const marks = times.filter((time) => patients.some((patient) => !patient.isEvent && patient.time === time))
  const drawn = { steps: [], start: [0, 0], end: [0, 0], colour: '#000000', dash: [] }
  return {
    ...{ colour: '#000000', dash: [], name: null, steps, marks: hasMarks ? marks : [] },
    ...{ end: times.at(-1)!, isAtEdge: false, drawn: drawn as unknown as FigureCurve['drawn'] },
  }
}

const figureOf = (table: FigureTable, hasMarks: boolean): Figure =>
  ({
    panel: { right: 1000, x: { ticks: [{ value: 0 }, { value: 100 }] } },
    curves: table.map((patients) => curveOf(patients, hasMarks)),
    ...{ atRisk: [], unclearMarks: 0, unit: null, otherPanels: 0 },
    precision: { time: 0.01, survival: 1e-4 },
  }) as unknown as Figure

/** The set of the tables that give the figure of a table. */
export const setOfTable = (table: FigureTable, hasMarks: boolean): FigureSet =>
  setOfFigure(
    patientsOfFigure(figureOf(table, hasMarks), { unit: null, n: table.map(({ length }) => length) }),
  )

const group = fc
  .array(fc.record({ time: fc.integer({ min: 1, max: 9 }), isEvent: fc.boolean() }), {
    minLength: 2,
    maxLength: 9,
  })
  .filter((patients) => patients.some(({ isEvent }) => isEvent))

/** Small tables of so many groups, each with an event. */
export const tablesOf = (groups: number): fc.Arbitrary<readonly FigurePatient[][]> =>
  fc.array(group, { minLength: groups, maxLength: groups })
