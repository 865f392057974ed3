import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsOfPatients } from '../../../../audit/figure/counts-of-patients.ts'
import type { FigurePatient } from '../../../../audit/figure/figure-set.ts'
import { figureOfFile } from '../../../../stages/commands/from-figure/figure-of-file.ts'
import { setOfFigure } from '../../../../stages/commands/from-figure/set-of-figure.ts'

/** 40 units of the page for a unit of time, 400 for all survival. */
const X = 40
const HEIGHT = 400
const LAST = 8

/**
 * Where a program draws the mark of a censoring at the time of an event: in the middle of the step (`plot` of survival 3.5 in
 * R), at its lower end (survminer, ggplot2, matplotlib), or nowhere.
 */
const PROGRAMS = ['middle', 'lower end', 'nowhere'] as const
type Program = (typeof PROGRAMS)[number]

/** The figure of a group, with numbers at risk. */
const drawn = (patients: readonly FigurePatient[], program: Program): string => {
  const times = [...new Set(patients.map(({ time }) => time))].sort((a, b) => a - b)
  let [y, path, marks] = [0, 'M0 0', '']
  for (const time of times) {
    const own = patients.filter((patient) => patient.time === time)
    const events = own.filter(({ isEvent }) => isEvent).length
    const before = y
    y = HEIGHT - (HEIGHT - y) * (1 - events / patients.filter((patient) => patient.time >= time).length)
    path += `H${X * time}${events > 0 ? `V${y.toFixed(3)}` : ''}`
    if (events === own.length || (events > 0 && program === 'nowhere')) continue
    const at = events > 0 && program === 'middle' ? (before + y) / 2 : y
    marks += `<path d="M${X * time} ${at - 4}V${at + 4}" stroke="#c80000"/>`
  }
  // far apart, so that marks lie between an event and the next number, and at nobody's time, where programs count differently
  const ticks = [0, 4.5, 9]
  const text = (x: number, at: number, of: number | string): string =>
    `<text x="${x}" y="${at}" font-size="8" text-anchor="middle">${of}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600pt" viewBox="0 0 600 600"><g transform="translate(50 20)">
${ticks.map((t) => `<line stroke="#000" x1="${X * t}" x2="${X * t}" y1="${HEIGHT + 4}" y2="${HEIGHT + 8}"/>${text(X * t, HEIGHT + 19, t)}`).join('')}
${[0, 50, 100].map((share) => `<line stroke="#000" x1="-8" x2="-4" y1="${HEIGHT * (1 - share / 100)}" y2="${HEIGHT * (1 - share / 100)}"/>${text(-20, HEIGHT * (1 - share / 100) + 3, `${share}%`)}`).join('')}
<path d="${path}" fill="none" stroke="#c80000"/>${marks}
${ticks.map((t) => text(X * t, HEIGHT + 40, patients.filter(({ time }) => time >= t).length)).join('')}</g></svg>`
}

const read = async (patients: readonly FigurePatient[], program: Program) => {
  const options = { page: null, n: [patients.length], unit: null }
  const figure = await figureOfFile(new TextEncoder().encode(drawn(patients, program)), options)
  return 'fault' in figure ? null : figure
}

const someTimes = (isEvent: boolean, minLength: number) =>
  fc.array(fc.record({ time: fc.integer({ min: 1, max: LAST }), isEvent: fc.constant(isEvent) }), {
    minLength,
    maxLength: 8,
  })

describe('a censoring at the time of an event', () => {
  const tied: readonly FigurePatient[] = [
    { time: 2, isEvent: true },
    { time: 2, isEvent: false },
    { time: 3, isEvent: false },
    { time: 5, isEvent: true },
    { time: 7, isEvent: true },
  ]

  it.each(PROGRAMS)(
    'is in a table of the figure, whether its mark is in the %s of the step',
    async (program) => {
      const figure = await read(tied, program)
      const marks = program === 'nowhere' ? [3] : [2, 3]
      expect(figure!.patients.groups[0]!.curve.marks.map(Math.round)).toEqual(marks)
      expect(countsOfPatients(setOfFigure(figure!.patients)[0]!, tied)).toBeInstanceOf(Array)
    },
  )

  it.each(PROGRAMS)(
    'of any small table: the table is in the set of its figure (mark: %s)',
    async (program) => {
      let ties = 0
      const tables = fc.tuple(someTimes(true, 2), someTimes(false, 1)).map((parts) => parts.flat())
      await fc.assert(
        fc.asyncProperty(tables, async (patients) => {
          const figure = await read(patients, program)
          if (figure === null || figure.patients.groups[0]!.counts === null) return
          const isTied = ({ time, isEvent }: FigurePatient): boolean =>
            !isEvent && patients.some((other) => other.isEvent && other.time === time)
          if (patients.some(isTied)) ties++
          const [group] = setOfFigure(figure.patients)
          expect(countsOfPatients(group!, patients)).toBeInstanceOf(Array)
        }),
        { numRuns: 40, seed: 20261201 },
      )
      expect(ties).toBeGreaterThan(20)
    },
  )
})
