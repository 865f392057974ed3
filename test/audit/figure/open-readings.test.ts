import { describe, expect, it } from 'vitest'
import { countsOfPatients } from '../../../audit/figure/counts-of-patients.ts'
import type { FigurePatient } from '../../../audit/figure/figure-set.ts'
import { rowsOfSet, rowsOfUnread, setOfRows, unreadIn } from '../../../audit/figure/set-rows.ts'
import { verdicts } from '../../../stages/6-audit/artifacts.ts'
import { audit } from '../../../stages/6-audit/stage.ts'
import { cohortOfFigure } from '../../../stages/commands/from-figure/cohort-of-figure.ts'
import { figureOfFile, type ReadFigure } from '../../../stages/commands/from-figure/figure-of-file.ts'
import { setOfFigure } from '../../../stages/commands/from-figure/set-of-figure.ts'
import { artifactOf, COHORT, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/** 20 units of the page for a unit of time up to 6, 100 for all survival; lines and marks in red, numbers at risk by row. */
const drawn = (lines: readonly string[], rows: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300pt" viewBox="0 0 300 300"><g transform="translate(50 20)">
${[0, 1, 2, 3, 4, 5, 6].map((x) => `<line stroke="#000" x1="${20 * x}" x2="${20 * x}" y1="104" y2="108"/><text x="${20 * x}" y="119" font-size="8" text-anchor="middle">${x}</text>`).join('')}
${[0, 50, 100].map((y) => `<line stroke="#000" x1="-8" x2="-4" y1="${100 - y}" y2="${100 - y}"/><text x="-10" y="${103 - y}" font-size="8" text-anchor="end">${y}%</text>`).join('')}
${lines.map((d) => `<path d="${d}" fill="none" stroke="#c80000"/>`).join('')}
${rows
  .map(
    (row, i) =>
      `<text x="-30" y="${140 + 10 * i}" font-size="8" text-anchor="end">arm ${i + 1}</text>${row
        .split(' ')
        .map(
          (n, t) => `<text x="${20 * t}" y="${140 + 10 * i}" font-size="8" text-anchor="middle">${n}</text>`,
        )
        .join('')}`,
  )
  .join('')}</g></svg>`
const mark = (x: number, y: number): string => `M${20 * x} ${y - 4}V${y + 4}`

const readFrom = async (svg: string): Promise<ReadFigure> => {
  const read = await figureOfFile(new TextEncoder().encode(svg), { page: null, n: null, unit: null })
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}

const at = (time: number, isEvent: boolean, count = 1): readonly FigurePatient[] =>
  Array.from({ length: count }, () => ({ time, isEvent }))

/** Four patients with events at 1 to 4. */
const FOUR = 'M0 0H20V25H40V50H60V75H80V100'

/** The verdicts of claims on the cohort of a figure. */
const verdictsOf = async (svg: string, claims: Readonly<Record<string, string>>) => {
  const cohort = cohortOfFigure(COHORT, 'figure.svg', { ...(await readFrom(svg)), unit: 'days' })
  const lines = Object.entries(claims).map(
    ([result, value]) =>
      `${idOf(result)},Results,x,${value},${result.startsWith('time') ? 'd' : '1'},${result},`,
  )
  const text = `id,place,label,published,unit,result,reason\n${lines.join('\n')}\n`
  const stages = stagesUpTo(5).filter(({ name }) => name !== '5-checks')
  const files = { ...Object.fromEntries(cohort), 'claims.csv': new TextEncoder().encode(text) }
  const outcome = await runStages([...stages, audit], rawFiles(files))
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const rows = artifactOf(outcome.files, verdicts)
  return Object.fromEntries(
    Object.keys(claims).map((result) => [result, rows.find(({ id }) => id === idOf(result))!.verdict]),
  )
}
const idOf = (result: string): string => result.replaceAll(/[^a-z]/g, '-')

describe('a group whose numbers at risk are there and whose curve was not found', () => {
  const svg = drawn([FOUR], ['4 4 3 2 1 0 0', '3 3 3 3 3 2 1'])

  it('is a row of the set of its own, which is no group', async () => {
    const { patients } = await readFrom(svg)
    expect(patients.unreadGroups).toEqual([{ name: 'arm 2', entered: 3 }])
    const set = setOfFigure(patients)
    const rows = [...rowsOfSet(set), ...rowsOfUnread(patients.unreadGroups)]
    expect(unreadIn(rows)).toEqual(['arm 2'])
    expect(setOfRows(rows)).toEqual(set)
  })

  it('leaves every number of all patients open, right or wrong for those who were read', async () => {
    expect(await verdictsOf(svg, { 'event-free/n': '7', 'event-free/events': '4', 'time/max': '6' })).toEqual(
      { 'event-free/n': 'not derivable', 'event-free/events': 'not derivable', 'time/max': 'not derivable' },
    )
  })

  it('is not missed where every row has its curve', async () => {
    const whole = drawn([FOUR], ['4 4 3 2 1 0 0'])
    expect(await verdictsOf(whole, { 'event-free/n': '7', 'event-free/events': '4' })).toEqual({
      ...{ 'event-free/n': 'not reproduced', 'event-free/events': 'reproduced' },
    })
  })
})

describe('a mark that lies on two curves of one colour', () => {
  it('may be of each of them, or not', async () => {
    const marks = [mark(0.5, 0), mark(3, 60)]
    const read = await readFrom(drawn(['M0 0H20V20H120', 'M0 0H40V60H120', ...marks], []))
    expect(read.figure.curves.map(({ perhapsMarks }) => perhapsMarks)).toEqual([[0.5], [0.5]])
    const [first] = setOfFigure(read.patients)
    // one of five, whether or not a sixth was censored before
    const five = [...at(1, true), ...at(6, false, 4)]
    for (const table of [five, [...at(0.5, false), ...five]])
      expect(countsOfPatients(first!, table)).not.toHaveProperty('found')
  })
})

describe('a mark beyond the last label of the axis', () => {
  it('is read where the curve is drawn until there', async () => {
    const read = await readFrom(drawn(['M0 0H20V50H180', mark(8.5, 50)], []))
    expect(read.figure.curves.map(({ marks }) => marks)).toEqual([[8.5]])
  })
})

describe('steps that a program joined to a slanted line', () => {
  it('are an event at its start and perhaps one at its end', async () => {
    const read = await readFrom(drawn(['M0 0H20L20.1 50H63V75H83V100'], ['4 4 2 2 1 0 0']))
    const [group] = setOfFigure(read.patients)
    const times = group!.moments.filter(({ kind }) => kind === 'event').map(({ time }) => time)
    const [start, end, third, last] = times as [number, number, number, number]
    const rest = [...at(third, true), ...at(last, true)]
    for (const table of [
      [...at(start, true, 2), ...rest],
      [...at(start, true), ...at(end, true), ...rest],
    ])
      expect(countsOfPatients(group!, table)).not.toHaveProperty('found')
    expect(countsOfPatients(group!, [...at(end, true, 2), ...rest])).not.toBeInstanceOf(Array)
  })
})

describe('a number at risk at the time of an event', () => {
  it('allows the tables of both rules where the figure does not show the rule', async () => {
    // 12 at risk at 2: before 3 of 12 events, or after 4 of 16
    const { patients } = await readFrom(drawn(['M0 0H40V25H120'], ['20 20 12 5 5 5 5']))
    expect(patients.isRuleOpen).toBe(true)
    const [group] = setOfFigure(patients)
    const before = [...at(1.5, false, 8), ...at(2, true, 3), ...at(2.5, false, 4), ...at(6, false, 5)]
    const after = [...at(1.5, false, 4), ...at(2, true, 4), ...at(2.5, false, 7), ...at(6, false, 5)]
    for (const table of [before, after]) expect(countsOfPatients(group!, table)).not.toHaveProperty('found')
  })

  it('has the rule that another group proves', async () => {
    const own = await readFrom(drawn([FOUR], ['4 4 3 2 1 0 0']))
    expect([own.patients.isRuleOpen, own.patients.groups[0]!.atRiskRule]).toEqual([false, 'before'])
    const other = await readFrom(drawn([FOUR], ['4 3 2 1 0 0 0']))
    expect([other.patients.isRuleOpen, other.patients.groups[0]!.atRiskRule]).toEqual([false, 'after'])
  })
})

describe('times on no grid', () => {
  it('are as wide as the drawing is exact', async () => {
    const { patients } = await readFrom(drawn(['M0 0H20.37V25H41.13V50H60.77V75H80.31V100'], []))
    expect(patients.grid).toBeNull()
    expect(patients.timePrecision).toBeGreaterThan(0)
    expect(setOfFigure(patients)[0]!.timePrecision).toBe(patients.timePrecision)
  })
})
