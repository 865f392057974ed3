import { describe, expect, it } from 'vitest'
import { withDottedLines } from '../../../../documents/papers/pdf/dotted-lines.ts'
import { fragmentsOf } from '../../../../documents/papers/pdf/fragments.ts'
import { tablesBetweenLines } from '../../../../documents/papers/pdf/tables/printed-tables.ts'
import type { PaperTable } from '../../../../documents/papers/tables/paper-table.ts'

/** Texts by their left edge and baseline; letters are 5 points wide. */
type Text = readonly [x: number, y: number, text: string, size?: number, font?: string]
type Line = readonly [y: number, from: number, to: number]

const fragments = (texts: readonly Text[]) =>
  fragmentsOf(
    texts.map(([x, y, text, size = 10, font = 'text']) => ({
      ...{ text, x, y, width: (5 * text.length * size) / 10, size, font },
    })),
  )

const pageOf = (texts: readonly Text[], lines: readonly Line[]) =>
  withDottedLines({
    ...{ width: 600, height: 800, fragments: fragments(texts) },
    rules: {
      horizontal: lines
        .map(([place, from, to]) => ({ place, from, to }))
        .toSorted((a, b) => b.place - a.place),
      vertical: [],
    },
  })

const tablesOf = (texts: readonly Text[], lines: readonly Line[]): readonly PaperTable[] =>
  tablesBetweenLines([pageOf(texts, lines)], () => false).tables

const texts = ({ rows }: PaperTable): readonly string[] =>
  rows.map((row) =>
    row.map(({ text, columnSpan }) => (columnSpan > 1 ? `${text}<${columnSpan}>` : text)).join(' | '),
  )

/** Rows of a label and two numbers, 24 points apart from y downward. */
const body = (y: number): readonly Text[] =>
  ['Age', 'Weight', 'Height'].flatMap((label, i): readonly Text[] => [
    [50, y - 24 * i, label],
    [200, y - 24 * i, `1${i}`],
    [300, y - 24 * i, `2${i}`],
  ])
const head = (y: number): readonly Text[] => [
  [50, y, 'Trait'],
  [200, y, 'Red'],
  [300, y, 'Blue'],
]
const ROWS = ['Trait | Red | Blue', 'Age | 10 | 20', 'Weight | 11 | 21', 'Height | 12 | 22']
const frame = (...heights: readonly number[]): readonly Line[] => heights.map((y): Line => [y, 48, 402])

describe('tables in the manners of journals', () => {
  it('a line of dots below the head is a line, not a row', () => {
    const dots: Text = [50, 680, '. '.repeat(35).trim()]
    const [table] = tablesOf([[50, 720, 'Table 1 Traits'], ...head(690), dots, ...body(660)], frame(700, 590))
    expect(texts(table!)).toEqual(ROWS)
  })

  it('a name in spaced letters is that of a table', () => {
    const [table] = tablesOf(
      [[50, 720, 'T A B L E 2 Traits'], ...head(690), ...body(660)],
      frame(700, 680, 590),
    )
    expect(table!.title).toBe('TABLE 2 Traits')
    expect(texts(table!)).toEqual(ROWS)
  })

  it('a title in the first part between the lines is a title, not a head', () => {
    const title: Text = [50, 715, 'Extended Data Table 3 | Traits of the patients']
    const [table] = tablesOf([title, ...head(690), ...body(660)], frame(730, 705, 680, 590))
    expect(table!.title).toBe('Extended Data Table 3 | Traits of the patients')
    expect(texts(table!)).toEqual(ROWS)
    expect(table!.headRows).toBe(1)
  })

  it('a title below the lines is that of the table above, unless a table follows it', () => {
    const title: Text = [50, 578, 'Table 1. Traits of the patients.']
    const own = tablesOf([...head(690), ...body(660), title], frame(700, 680, 590))
    expect(own.map((table) => table.title)).toEqual(['Table 1. Traits of the patients.'])
    const next = [...head(540), ...body(510)]
    const both = tablesOf([...head(690), ...body(660), title, ...next], frame(700, 680, 590, 560, 530, 440))
    expect(both.map((table) => table.title)).toEqual(['', 'Table 1. Traits of the patients.'])
  })

  it('a head over others that a line over the whole width separates is over several columns, and doubtful', () => {
    const over: Text = [230, 710, 'Colour']
    const [table] = tablesOf(
      [[50, 740, 'Table 1 Traits'], over, ...head(690), ...body(660)],
      frame(725, 705, 680, 590),
    )
    expect(table!.headRows).toBe(2)
    expect(texts(table!)[0]).toContain('Colour<2>')
    expect(table!.rows.flat().find(({ text }) => text === '10')!.doubt).not.toBe('')
  })

  it('notes between the last lines are notes, and "(Continued)" is no cell', () => {
    const note: Text = [50, 575, 'The weights are those of the first visit, and were measured without shoes.']
    const [table] = tablesOf(
      [[50, 720, 'Table 1 Traits'], ...head(690), ...body(660), [300, 596, '(Continued)'], note],
      frame(700, 680, 590, 560),
    )
    expect(texts(table!)).toEqual(ROWS)
    expect(table!.notes.join(' ')).toContain('without shoes')
  })

  it('a wide label in many lines does not end the table', () => {
    const label = [
      'Any new drug that was given or was',
      'raised above the dose',
      'at the first visit to the',
      'centre of the trial here',
    ]
    const lines = label.map((text, i): Text => [50, 570 - 11 * i, text])
    const cells: readonly Text[] = [
      [250, 570, '7'],
      [320, 570, '8'],
    ]
    const wide = (texts: readonly Text[]): readonly Text[] =>
      texts.map(([x, ...rest]): Text => [x === 200 ? 250 : x === 300 ? 320 : x, ...rest])
    const [table] = tablesOf(
      [[50, 720, 'Table 1 Traits'], ...wide(head(690)), ...wide(body(660)), ...lines, ...cells],
      frame(700, 680, 590, 520),
    )
    expect(texts(table!).at(-1)).toBe(`${label.join(' ')} | 7 | 8`)
  })

  it('the lines of another figure do not belong to a table', () => {
    const figure: readonly Text[] = [
      [50, 540, 'Figure 2. Curves of the two groups.'],
      [50, 520, '0'],
      [200, 520, '12'],
    ]
    const [table] = tablesOf(
      [[50, 720, 'Table 1 Traits'], ...head(690), ...body(660), ...figure],
      frame(700, 680, 590, 550, 500),
    )
    expect(texts(table!)).toEqual(ROWS)
  })

  it('a second part in the next column, without heads, goes on', () => {
    const second = body(660).map(([x, y, text]): Text => [x + 400, y, `${text}b`.replace(/(\d)b$/, '$1')])
    const found = tablesOf(
      [
        [50, 720, 'Table 1 Traits'],
        ...head(690),
        ...body(660),
        [450, 720, 'Table 1 Traits (Continued)'],
        ...second,
      ],
      [...frame(700, 680), ...frame(710, 590).map(([y, from, to]): Line => [y, from + 400, to + 400])],
    )
    expect(found.map(texts)).toEqual([[...ROWS, 'Ageb | 10 | 20', 'Weightb | 11 | 21', 'Heightb | 12 | 22']])
  })

  it('a line that goes on over columns without heads makes the head above it doubtful', () => {
    const heads: readonly Text[] = [
      [50, 690, 'Trait'],
      [150, 710, 'Red'],
      [150, 690, 'Mean'],
      [250, 690, 'Number'],
    ]
    const rows = ['Age', 'Weight', 'Height'].flatMap((label, i): readonly Text[] => [
      [50, 660 - 24 * i, label],
      ...[150, 250, 350].map((x, j): Text => [x, 660 - 24 * i, `${j}${i}`]),
    ])
    const [table] = tablesOf(
      [[50, 740, 'Table 1 Traits'], ...heads, ...rows],
      [...frame(725, 680, 590), [703, 148, 402]],
    )
    expect(table!.rows.flat().find(({ text }) => text === '20')!.doubt).not.toBe('')
  })

  it('a page with an open table has all its rows, with wide labels too', () => {
    const wide: readonly Text[] = [
      [50, 590, 'A label nearly as wide as it'],
      [200, 590, '13'],
      [300, 590, '23'],
    ]
    const [table] = tablesOf(
      [[50, 720, 'Table 1 Traits'], ...head(690), ...body(660), ...wide],
      frame(700, 680),
    )
    expect(texts(table!).at(-1)).toBe('A label nearly as wide as it | 13 | 23')
  })

  it('a raised digit at a label belongs to the label', () => {
    const raised: Text = [75, 664.4, '2', 6]
    const [table] = tablesOf(
      [
        [50, 720, 'Table 1 Traits'],
        ...head(690),
        [50, 660, 'kg/m2'.slice(0, 4)],
        [200, 660, '20'],
        [300, 660, '21'],
        raised,
        ...body(636),
      ].map((text): Text => (text === raised ? [70, 664.6, '2', 6] : (text as Text))),
      frame(700, 680, 560),
    )
    expect(texts(table!)[1]).toBe('kg/m² | 20 | 21')
  })

  it('a letter that the file does not name is shown as unknown, and its cell is doubtful', () => {
    const unnamed: Text = [195, 660, '\u0015']
    const [table] = tablesOf(
      [[50, 720, 'Table 1 Traits'], ...head(690), unnamed, ...body(660)],
      frame(700, 680, 590),
    )
    const cell = table!.rows[1]![1]!
    expect(cell.text).toBe('\ufffd10')
    expect(cell.doubt).toBe('a letter that the file does not name')
  })
})
