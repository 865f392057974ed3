import { describe, expect, it } from 'vitest'
import { readCell } from '../../../cohort/cells/read-cell.ts'
import { missingTexts } from '../../../cohort/cells/recorded-variables.ts'
import { proposeFiles } from '../../../cohort/propose/files.ts'

/** What becomes of a column beside others in a file: its field, its values as they will be read, and what is said. */
const proposed = (
  cells: readonly string[],
  { name = 'x', delimiter = ';', beside = [] as readonly string[], ids = [] as readonly string[] } = {},
) => {
  const rows = cells.map((cell, i) => [ids[i] ?? `P${i}`, cell, beside[i] ?? ''])
  const header = ['id', name, 'other']
  const [file] = proposeFiles([{ path: 'a.csv', encoding: 'utf-8', delimiter, header, rows }], 'id', {})
  const field = file!.resource.schema.fields[1]!
  const missing = missingTexts(field, file!.resource)
  const values = cells.map((cell) => {
    const reading = readCell(cell, field, missing)
    return 'value' in reading ? reading.value : 'fault'
  })
  const says = file!.decisions.filter(({ column }) => column === name).map(({ text }) => text)
  return { field, values, says: says.join('\n') }
}

describe('a comma or a point before three digits', () => {
  it('separates thousands where the other cells are whole numbers below 1000', () => {
    const minutes = proposed(['353', '1,073', '2,310', '715'], { name: 'minutes' })
    expect(minutes.values).toEqual([353, 1073, 2310, 715])
    expect(minutes.says).toContain(
      '"1,073" is read as 1073, since its other cells are whole numbers below 1000',
    )
    expect(proposed(['950', '18,070', '1,200', '680']).values).toEqual([950, 18070, 1200, 680])
    expect(proposed(['353', '1.073', '2.310']).values).toEqual([353, 1073, 2310])
    expect(proposed(['1,073', '2,310', '1,073,200']).values).toEqual([1073, 2310, 1073200])
  })

  it('precedes decimals where a cell of the column allows nothing else', () => {
    expect(proposed(['0,067', '4,688', '2,611']).values).toEqual([0.067, 4.688, 2.611])
    expect(proposed(['0.067', '4.688', '2.611']).values).toEqual([0.067, 4.688, 2.611])
    expect(proposed(['1,073', '12,5', '3']).values).toEqual([1.073, 12.5, 3])
    expect(proposed(['1.073,5', '2.310', '12']).values).toEqual([1073.5, 2310, 12])
    expect(proposed(['1234.567', '1.073']).values).toEqual([1234.567, 1.073])
  })

  it('is what it is in other columns of the file, where its own column leaves it open', () => {
    const open = ['1.073', '2.310', '18.070']
    expect(proposed(open, { beside: ['12,5', '3,25', '7'] }).values).toEqual([1073, 2310, 18070])
    expect(proposed(open, { beside: ['12.5', '3.25', '7'] }).values).toEqual([1.073, 2.31, 18.07])
    expect(proposed(open, { beside: ['12,5', '3,25', '7'] }).says).toContain(
      '"1.073" is read as 1073, since other columns of the file have the comma before decimals',
    )
    expect(proposed(['12', '1,073'], { delimiter: ',' }).values).toEqual([12, 1073])
  })

  it('is not what it is in names of subjects or in months', () => {
    const open = ['1.073', '2.310', '18.070']
    expect(proposed(open, { beside: ['03.2015', '12.2016', '1.2015'] }).field.type).toBe('string')
    expect(proposed(open, { ids: ['1.01', '1.02', '2.01'] }).field.type).toBe('string')
  })

  it.each([
    [['1,073', '2,310', '18,070'], {}],
    [['1.073', '2.310', '18.070'], { beside: ['12,5', '3.25', '7'] }],
    [['353', '1,073', '2,310'], { beside: ['12,5', '3,25', '7'] }],
    [['2', '3', '1,073'], {}],
    [['12', '1,073'], {}],
    [['1,073', '2.310', '5'], {}],
    [['2310', '1,073', '900'], {}],
  ])(
    'is a question and no number where column and file leave it open or contradict each other: %j',
    (cells, more) => {
      const { field, says } = proposed(cells, more)
      expect(field.type).toBe('string')
      expect(field.categories).toBeUndefined()
      expect(says).toMatch(/^"[12][.,]\d{3}".* can be (a number|numbers) with thousands or with decimals/)
    },
  )

  it('takes apostrophes and spaces for thousands, which are nothing else', () => {
    expect(proposed(["1'073", '353', "2'310.5"]).values).toEqual([1073, 353, 2310.5])
    expect(proposed(['1 073', '353', '2 310,5']).values).toEqual([1073, 353, 2310.5])
    expect(proposed(['1\u202f073', '353']).says).toContain('is proposed as the thousands separator')
  })
})

describe('a dash', () => {
  it('with a plus among the values is negative: no patient loses a margin', () => {
    const margin = proposed([...Array(10).fill('-'), ...Array(8).fill('+')], { name: 'margin' })
    expect(margin.values.filter((value) => value === '-')).toHaveLength(10)
    expect(margin.field.categories).toEqual(['+', '-'])
    expect(margin.says).toContain('"-" beside "+" is read as negative')
    expect(proposed(['-', '1+', '2+', '3+', '-', '2+']).values).not.toContain(null)
  })

  it('with one other word is the other answer, with several or numbers it is missing', () => {
    expect(proposed(['x', '-', 'x', '-']).values).toEqual(['x', '-', 'x', '-'])
    expect(proposed(['yes', '-', 'yes', '-']).values).not.toContain(null)
    expect(proposed(['a', '-', 'b', 'a', 'b']).values[1]).toBe(null)
    const numbers = proposed(['3', '-', '5', '-'])
    expect(numbers.values).toEqual([3, null, 5, null])
    expect(numbers.says).toContain('"-" in 2 cells is proposed to mean a missing value')
  })
})

describe('digits with a zero before them', () => {
  it('are codes where all have one width, and it is said', () => {
    const codes = proposed(['037', '112', '037', '205', '112', '205'])
    expect(codes.values).toEqual(['037', '112', '037', '205', '112', '205'])
    expect(codes.says).toContain('"037" begins with a zero and each cell has 3 digits: read as codes')
  })

  it('are numbers where they have no common width or the header names a unit, and it is said', () => {
    const numbers = proposed(['037', '112', '5', '60'])
    expect(numbers.values).toEqual([37, 112, 5, 60])
    expect(numbers.says).toContain('"037" is read as the number 37')
    expect(proposed(['0015', '0120', '0003'], { name: 'Survival months' }).values).toEqual([15, 120, 3])
    expect(proposed(['07,5', '12,0']).values).toEqual([7.5, 12])
  })
})

describe('a column most of which is missing', () => {
  it.each(['', 'NA', 'nicht erhoben', 'not done', '--', '/  /', 'n.d.', '#NV'])(
    'is one of numbers where all else is numbers: %j',
    (word) => {
      const { field, values } = proposed([...Array(17).fill(word), '12', '7', '30'])
      expect(field.type).toBe('integer')
      expect(values).toEqual([...Array(17).fill(null), 12, 7, 30])
    },
  )

  it('with words that may be values is a question', () => {
    const { field, says } = proposed([...Array(17).fill('negative'), '12', '7', '30'])
    expect(field.type).toBe('string')
    expect(says).toContain(
      '"negative" (row 1) keeps it from being a column of numbers, which its other 3 cells are',
    )
  })
})

it('asks about a number far from the others, however it is written', () => {
  expect(proposed(['1.5', '2.5', '-9.0', '3']).says).toContain('-9.0 occurs in 1 cell: if it means missing')
  expect(proposed(['1,5', '2,5', '99,0', '3']).says).toContain('99,0 occurs in 1 cell: if it means missing')
})

describe('dates', () => {
  const read = (cells: readonly string[], name = 'op') => proposed(cells, { name })

  it('with dashes are a question where day and month could change places, as with slashes', () => {
    expect(read(['03-04-2015', '05-06-2015']).field.type).toBe('string')
    expect(read(['03-04-2015', '05-06-2015']).says).toContain('--date-order dmy or mdy')
    expect(read(['03-14-2015', '05-06-2015']).values).toEqual(['2015-03-14', '2015-05-06'])
    expect(read(['14-03-2015', '05-06-2015']).values).toEqual(['2015-03-14', '2015-06-05'])
  })

  it('of eight digits are days, not numbers of twenty millions, and it is said', () => {
    const days = read(['20150331', '20160229', '20141201'])
    expect(days.values).toEqual(['2015-03-31', '2016-02-29', '2014-12-01'])
    expect(days.says).toContain('its eight digits are read as days')
    expect(read(['20150331', '20160230']).field.type).toBe('integer')
  })

  it("as a spreadsheet's counts of days are no numbers", () => {
    const { field, says } = read(['42370', '42401', '43000'], 'OP-Datum')
    expect(field.type).toBe('string')
    expect(says).toContain('"42370" seems to be the day number of a spreadsheet')
    expect(read(['42370', '42401', '43000'], 'platelets').field.type).toBe('integer')
  })
})

describe('what may be something else is said', () => {
  it.each([
    [
      ['Male', 'male', 'Female', 'Male', 'male'],
      '"Male" and "male" differ only in capitals, spaces or invisible characters',
    ],
    [['dead', 'dead\u200b', 'alive', 'alive'], 'differ only in capitals, spaces or invisible characters'],
    [['Kr\u00e4mer', 'Kra\u0308mer', 'x', 'x'], 'differ only in capitals, spaces or invisible characters'],
    [['1E5', '2E7', '3E1'], '"3E1" is read as the number 30; if it is a code'],
    [
      ['x', '', 'x', '', ''],
      'its 2 filled cells all say "x" and 3 are missing: if an empty cell means the other answer',
    ],
    [['1', '', '1', '', ''], 'its 2 filled cells all say "1" and 3 are missing'],
    [['12%', '15%', '20%'], 'it is read as text, since cells such as "12%" are not numbers'],
    [['\u22125', '\u22123', '\u22124'], 'it is read as text'],
    [['1', '5', '12', '88', '77'], '77 occurs in 1 cell: if it means missing'],
  ])('of %j', (cells, said) => {
    expect(proposed(cells).says).toContain(said)
  })

  it('and of plain words and numbers nothing is', () => {
    for (const cells of [
      ['a', 'b', 'a', 'b'],
      ['T1a', 'T2', 'T1b', 'T2'],
      ['alive', 'dead', '', 'dead'],
    ])
      expect(proposed(cells).says).not.toMatch(/differ only|read as text|filled cells|is read as/)
  })
})
