import { describe, expect, it } from 'vitest'
import { countsOfPatients } from '../../../../audit/figure/counts-of-patients.ts'
import { cohortOfFigure } from '../../../../stages/commands/from-figure/cohort-of-figure.ts'
import { drawnFigure } from '../../../../stages/commands/from-figure/drawn-figure.ts'
import { figureOfFile, type ReadFigure } from '../../../../stages/commands/from-figure/figure-of-file.ts'
import { figureText } from '../../../../stages/commands/from-figure/figure-text.ts'
import { setOfFigure } from '../../../../stages/commands/from-figure/set-of-figure.ts'

/** 20 units of the page for a unit of time, 100 for all survival; numbers at risk by row from time 0. */
const drawn = (lines: readonly string[], rows: readonly string[], extra = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300pt" viewBox="0 0 300 300"><g transform="translate(50 20)">
${[0, 1, 2, 3, 4, 5, 6].map((x) => `<line stroke="#000" x1="${20 * x}" x2="${20 * x}" y1="104" y2="108"/><text x="${20 * x}" y="119" font-size="8" text-anchor="middle">${x}</text>`).join('')}
${[0, 50, 100].map((y) => `<line stroke="#000" x1="-8" x2="-4" y1="${100 - y}" y2="${100 - y}"/><text x="-10" y="${103 - y}" font-size="8" text-anchor="end">${y}%</text>`).join('')}
${lines.map((d, i) => `<path d="${d}" fill="none" stroke="${COLOURS[i]}"/>`).join('')}${extra}
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
const COLOURS = ['#c80000', '#0000c8']
const mark = (x: number, y: number, colour = COLOURS[0]): string =>
  `<path d="M${20 * x} ${y - 4}V${y + 4}" stroke="${colour}"/>`

const readFrom = async (svg: string, n: readonly number[] | null = null): Promise<ReadFigure> => {
  const read = await figureOfFile(new TextEncoder().encode(svg), { page: null, n, unit: null })
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}

const countsIn = ({ patients: { groups } }: ReadFigure) =>
  groups.map(({ name, patients }) => [
    ...[name, patients.length, patients.filter(({ isEvent }) => isEvent).length],
  ])

/** Four patients with events at 1 to 4. */
const FOUR = 'M0 0H20V25H40V50H60V75H80V100'

describe('groups of a figure', () => {
  it('without an event are level curves with marks', async () => {
    const marks = [4, 5, 6].map((x) => mark(x, 0, COLOURS[1])).join('')
    const read = await readFrom(drawn([FOUR, 'M0 0H120'], ['4 4 3 2 1 0 0', '3 3 3 3 3 2 1'], marks))
    expect(countsIn(read)).toEqual([
      ['arm 1', 4, 4],
      ['arm 2', 3, 0],
    ])
  })

  it('without an event and without marks are level curves that end before their axis', async () => {
    const axis = '<path d="M0 100H130" stroke="#000"/>'
    const atRisk = ['4 4 3 2 1 0 0', '3 3 3 3 3 2 0']
    expect(countsIn(await readFrom(drawn([FOUR, 'M0 0H110'], atRisk, axis)))).toEqual([
      ['arm 1', 4, 4],
      ['arm 2', 3, 0],
    ])
    const grid = await readFrom(drawn([FOUR, 'M0 0H130'], atRisk, axis))
    expect(countsIn(grid)).toEqual([['arm 1', 4, 4]])
    expect(grid.patients.unreadGroups).toEqual([{ name: 'arm 2', entered: 3 }])
    expect(figureText('f.svg', grid)).toContain('NOT READ: "arm 2" with 3 patients at the start')
  })

  it('without an event can have letters as marks', async () => {
    const letters = [5, 6].map(
      (x) => `<text x="${20 * x}" y="3" font-size="9" text-anchor="middle" fill="${COLOURS[1]}">+</text>`,
    )
    const read = await readFrom(
      drawn([FOUR, 'M0 0H120'], ['4 4 3 2 1 0 0', '2 2 2 2 2 2 1'], letters.join('')),
    )
    expect(countsIn(read)).toEqual([
      ['arm 1', 4, 4],
      ['arm 2', 2, 0],
    ])
  })

  it('with an event at time 0 begin below the top', async () => {
    const read = await readFrom(drawn(['M0 25H40V62.5H80V100'], ['4 3 2 1 1 0 0'], mark(1, 25)))
    const patients = read.patients.groups[0]!.patients.map(({ time, isEvent }) => [time, isEvent])
    expect(patients).toEqual([
      [0, true],
      [1, false],
      [2, true],
      [4, true],
    ])
  })

  it('are read by the axis at whose top they begin, not by another as a step at time 0', async () => {
    const other = [0, 30, 60].map(
      (value, i) => `<text x="-32" y="${103 - 70 * i}" font-size="8" text-anchor="end">${value}</text>`,
    )
    const read = await readFrom(drawn([FOUR], ['4 4 3 2 1 0 0'], other.join('')))
    expect(read.figure.curves[0]!.steps.map(({ survival }) => survival)).toEqual(
      [0.75, 0.5, 0.25, 0].map((survival) => expect.closeTo(survival, 6)),
    )
  })

  it('are no marks that begin near time 0, one below the other', async () => {
    const strokes = [0.6, 2, 3, 4, 5, 6, 7].map(
      (x, i) => `<path d="M${x} ${10 + 6 * i}V${15 + 6 * i}" stroke="${COLOURS[1]}" stroke-width="0.5"/>`,
    )
    const read = await readFrom(drawn([FOUR], ['4 4 3 2 1 0 0'], strokes.join('')))
    expect(countsIn(read)).toEqual([['arm 1', 4, 4]])
  })

  it('are no level line without marks over the whole panel, such as a line of a grid', async () => {
    const read = await readFrom(drawn([FOUR, 'M0 0H120'], ['4 4 3 2 1 0 0']))
    expect(read.figure.curves).toHaveLength(1)
  })

  it('that only the legend names are said, and leave what is of all patients open', async () => {
    const legend = (words: readonly string[]): string =>
      words
        .map(
          (word, i) =>
            `<path d="M100 ${10 + 10 * i}H115" stroke="${COLOURS[i]}"/><text x="118" y="${13 + 10 * i}" font-size="8">${word}</text>`,
        )
        .join('')
    const unread = async (words: readonly string[], second: string, n: readonly number[]) =>
      (await readFrom(drawn([FOUR, second], [], legend(words)), n)).patients.unreadGroups
    const two = await readFrom(drawn([FOUR, 'M0 0H120'], [], legend(['standard', 'new'])), [4])
    expect(countsIn(two)).toEqual([['standard', 4, 4]])
    expect(two.patients.unreadGroups).toEqual([{ name: 'new', entered: null, isInLegend: true }])
    expect(figureText('f.svg', two)).toContain('NOT READ: "new", a line of the legend')
    const set = new TextDecoder().decode(
      cohortOfFigure('c', 'f.svg', { ...two, unit: 'months' }).get('figure-set.csv'),
    )
    expect(set).toMatch(/^new,not-read,/m)
    const numbers = await readFrom(drawn([FOUR, 'M0 0H120'], [], legend(['1', '2'])), [4])
    expect(countsIn(numbers)).toEqual([['1', 4, 4]])
    expect(numbers.patients.unreadGroups.map(({ name }) => name)).toEqual(['2'])
    expect(await unread(['standard', '95% CI'], 'M0 0H120', [4])).toEqual([])
    expect(await unread(['standard', 'new'], 'M0 0H30V50H90V100', [4, 2])).toEqual([])
  })

  it('have their own numbers at risk by what suits the curves, where one ends a little below 0', async () => {
    const below = 'M0 0H20V25H40V50H60V75H80V100.02'
    const read = await readFrom(drawn([below, 'M0 0H60V50H120V100.02'], ['2 2 2 2 1 1 1', '4 4 3 2 1 0 0']))
    expect(countsIn(read)).toEqual([
      ['arm 2', 4, 4],
      ['arm 1', 2, 2],
    ])
  })

  it('have no name of a row that fits another curve as well, and its numbers only where they are the same', async () => {
    const curves = ['M0 0H10V50H70', 'M0 0H12V50H72']
    const marks = mark(3.5, 50) + mark(3.6, 50, COLOURS[1])
    const read = await readFrom(drawn(curves, ['2 1 1 1 0 0 0', '4 2 2 2 0 0 0'], marks))
    expect(read.patients.groups.map(({ name, isNKnown }) => [name, isNKnown])).toEqual([
      ['group 1', false],
      ['group 2', false],
    ])
    expect(figureText('f.svg', read)).toContain('rows of numbers at risk "arm 1", "arm 2" fit several curves')
    const same = await readFrom(drawn(curves, ['2 1 1 1 0 0 0', '2 1 1 1 0 0 0'], marks))
    expect(countsIn(same)).toEqual([
      ['group 1', 2, 1],
      ['group 2', 2, 1],
    ])
    expect(same.patients.groups.every(({ isNKnown }) => isNKnown)).toBe(true)
  })

  it('have one step at one time of the grid, so that the table is one of the set', async () => {
    const read = await readFrom(drawn(['M0 0H19.994V20H20.006V40H60V60H80V80H100V100'], ['5 5 3 3 2 1 0']))
    expect(countsIn(read)).toEqual([['arm 1', 5, 5]])
    const [group] = setOfFigure(read.patients)
    expect(countsOfPatients(group!, read.patients.groups[0]!.patients)).toBeInstanceOf(Array)
  })

  it('keep steps that a program joined to a slanted line', async () => {
    const read = await readFrom(drawn(['M0 0H20L20.1 50H60V75H80V100'], ['4 4 2 2 1 0 0']))
    expect(countsIn(read)).toEqual([['arm 1', 4, 4]])
  })

  it('keep marks of the colour of another curve where the curves are near', async () => {
    // R gives all marks the colour of the first curve: those at 1.5 and 2.5 are on the second
    const marks = [mark(1.5, 25.5), mark(2.5, 25.5), mark(4.5, 25.5)].join('')
    const svg = drawn(['M0 0H20V25H60V50H80V75H100V100', 'M0 0H20V25.5H100V100'], [], marks)
    const read = await drawnFigure(new TextEncoder().encode(svg))
    if ('fault' in read) throw new Error(JSON.stringify(read.fault))
    expect(read.figure.curves.map((curve) => curve.marks.length)).toEqual([0, 3])
  })
})

describe('censorings tied with each other', () => {
  it('can be many under one mark where the numbers at risk say so', async () => {
    // 20 patients: ten are censored at 1, then events at 2 and 4 of ten
    const read = await readFrom(drawn(['M0 0H40V10H80V20H120'], ['20 20 10 9 9 8 8'], mark(1, 0)))
    const [{ patients }] = read.patients.groups as [ReadFigure['patients']['groups'][number]]
    expect(patients).toHaveLength(20)
    expect(patients.filter(({ time, isEvent }) => time === 1 && !isEvent)).toHaveLength(10)
  })
})

describe('a curve above 0 that ends beyond the last label of the axis', () => {
  const cutOf = async (curve: string, atRisk: string, extra = ''): Promise<boolean> =>
    (await readFrom(drawn([curve], [atRisk], extra))).patients.groups[0]!.isCut
  /** Of four patients, two have the event; two are left, or one after a mark at 3. */
  const SHORT = 'M0 0H20V25H40V50H130'
  const [TWO, ONE] = ['4 4 3 2 2 2 2', '4 4 3 2 1 1 1']
  const axis = (until: number): string => `<path d="M0 100H${until}" stroke="#000"/>`

  it('is cut where the line of the axis ends, too', async () => {
    expect(await cutOf(SHORT, TWO, axis(130))).toBe(true)
    expect(await cutOf(SHORT, TWO, '<rect width="130" height="100" fill="none" stroke="#000"/>')).toBe(true)
    expect(await cutOf(SHORT, TWO, axis(140))).toBe(false)
  })

  it('is cut where censorings have marks and its end has none', async () => {
    expect(await cutOf(SHORT, ONE, mark(3, 50))).toBe(true)
    expect(await cutOf(SHORT, ONE, mark(3, 50) + mark(6.5, 50))).toBe(false)
  })

  it('is not cut at an event, which may be tied with a censoring', async () => {
    expect(await cutOf('M0 0H20V25H130V62.5', '4 4 3 3 2 2 2', mark(3, 25))).toBe(false)
  })
})
