import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { table } from '../../../pipeline/formats/csv.ts'
import { drawnFigure } from '../../../stages/commands/from-figure/drawn-figure.ts'
import { figureOfFile, type ReadFigure } from '../../../stages/commands/from-figure/figure-of-file.ts'
import { REAL } from '../../../tools/support/project.ts'

const REPORTS = join(REAL, 'reports')

/** Days in a unit of the axis. */
const DAYS = { days: 1, weeks: 7, months: 30.4375, years: 365.25 } as const

/** A time and a status, in whole days. */
type Patient = `${number} ${boolean}`

const rowsOf = (path: string): readonly Readonly<Record<string, string>>[] => {
  const { header, rows } = table.decode(readFileSync(path), path)
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}

/** The private patients of all endpoints that start at the same time; each has a row for each endpoint. */
const privatePatients = (cohort: string, endpoint: string): readonly Patient[] =>
  rowsOf(join(REAL, 'data/derived', cohort, '3-durations/follow-ups.csv'))
    .filter(({ PARAM }) => PARAM === endpoint)
    .map(({ AVAL, AVALU, CNSR }) => inDays(Number(AVAL), UCUM[AVALU!]!, CNSR === '0'))

const UCUM: Readonly<Record<string, number>> = { d: 1, wk: 7, mo: 30.4375, a: 365.25 }

const inDays = (time: number, unit: number, isEvent: boolean): Patient =>
  `${Math.round(time * unit)} ${isEvent}`

/** How many patients of one table are in the other, each counted once. */
const common = (found: readonly Patient[], truth: readonly Patient[]): number => {
  const left = [...truth]
  return found.filter((patient) => {
    const i = left.indexOf(patient)
    if (i >= 0) left.splice(i, 1)
    return i >= 0
  }).length
}

const recovered = (read: ReadFigure): readonly Patient[] =>
  read.patients.groups.flatMap(({ patients }) =>
    patients.map(({ time, isEvent }) => inDays(time, DAYS[read.unit!], isEvent)),
  )

const readFrom = async (path: string, n: readonly number[] | null): Promise<ReadFigure> => {
  const read = await figureOfFile(readFileSync(path), { page: null, n, unit: null })
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}

/** The ends of the bins that the public table shows, in years or another unit of its figure. */
const endsOf = (cohort: string): readonly number[] => [
  ...new Set(
    rowsOf(join(REPORTS, cohort, 'public/event-table.csv')).flatMap(({ from, to }) => [
      Number(from),
      Number(to),
    ]),
  ),
]

const cohorts = readdirSync(REPORTS).filter((cohort) => existsSync(join(REPORTS, cohort, 'public/figures')))
const figures = cohorts.flatMap((cohort) =>
  readdirSync(join(REPORTS, cohort, 'public/figures'), { recursive: true })
    .filter((name) => String(name).endsWith('.svg'))
    .map((name) => [cohort, String(name)] as const),
)

describe('the figures of a public edition', () => {
  it('exist', () => {
    expect(figures.length).toBeGreaterThan(1)
  })

  it.each(figures)(
    '%s/%s shows no time but the ends of the public bins, and no censoring',
    async (cohort, name) => {
      const drawn = await drawnFigure(readFileSync(join(REPORTS, cohort, 'public/figures', name)))
      if ('fault' in drawn) throw new Error(JSON.stringify(drawn.fault))
      const { figure } = drawn
      const ends = endsOf(cohort)
      for (const { steps, marks } of figure.curves) {
        expect(marks).toEqual([])
        for (const { time } of steps)
          expect(Math.min(...ends.map((end) => Math.abs(end - time)))).toBeLessThan(0.005)
      }
    },
  )

  it.each(figures)(
    '%s/%s gives back no more patients than have the time of an end of a public bin',
    async (cohort, name) => {
      const truth = privatePatients(cohort, titleOf(cohort, name))
      expect(truth.length).toBeGreaterThan(100)
      // the public table says how many patients there are
      const read = await readFrom(join(REPORTS, cohort, 'public/figures', name), [truth.length])
      expect(recovered(read)).toHaveLength(truth.length)
      const ends = new Set(endsOf(cohort).map((end) => Math.round(end * DAYS[read.unit!])))
      const disclosed = truth.filter((patient) => ends.has(Number(patient.split(' ')[0]))).length
      expect(common(recovered(read), truth)).toBeLessThanOrEqual(disclosed)
    },
  )

  it('are measured with a measure that finds patients: the private figure of melanoma-1977 gives back most of them', async () => {
    const read = await readFrom(join(REPORTS, 'melanoma-1977/figures/survival.svg'), [109, 64, 32])
    const truth = privatePatients('melanoma-1977', 'Overall survival')
    expect(common(recovered(read), truth)).toBeGreaterThan(100)
  })
})

/** The endpoint of a public figure, by its title. */
const titleOf = (cohort: string, name: string): string => {
  const svg = readFileSync(join(REPORTS, cohort, 'public/figures', name), 'utf8')
  return /<title[^>]*>([^<]+)</.exec(svg)![1]!
}
