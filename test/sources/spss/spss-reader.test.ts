import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import { spssReader } from '../../../sources/spss/spss-reader.ts'
import {
  cellsOf,
  columnNamed,
  csvRows,
  faultsOf,
  fixtureBytes,
  indexOf,
  notesOf,
  tableOf,
} from '../support/fixture.ts'

const table = (name: string) => tableOf(spssReader, 'spss', name)
const bytesOf = (name: string) => fixtureBytes('spss', name)
const reading = (name: string) => spssReader.read(bytesOf(name), name, {})

const HAVEN = ['haven-plain.sav', 'haven-byte.sav', 'haven-zlib.zsav']

/** What R holds of a column: test/sources/spss/make.R. */
interface Described {
  readonly name: string
  readonly label: string | null
  readonly labels: readonly string[] | null
  readonly values: readonly string[] | null
  readonly naValues: readonly string[] | null
}

const described: readonly Described[] = JSON.parse(new TextDecoder().decode(bytesOf('haven.json')))

describe.each(HAVEN)('%s of R', (name) => {
  it('has the cells that R holds: numbers, texts of any length, dates, times', async () => {
    const { columns, rows } = await table(name)
    expect([columns.map((column) => column.name), ...rows]).toEqual(csvRows('spss', 'haven.csv'))
  })

  it('has the labels of variables and values, and the missing values, that R holds', async () => {
    const { columns } = await table(name)
    for (const expected of described) {
      const column = columns.find((candidate) => candidate.name === expected.name)!
      expect(column.label ?? null).toBe(expected.label)
      const labelled = [...(column.codes ?? []), ...(column.missing ?? [])]
      for (const [index, value] of (expected.values ?? []).entries())
        expect(labelled).toContainEqual({ value, label: expected.labels![index] })
      for (const value of expected.naValues ?? [])
        expect(column.missing?.map((code) => code.value)).toContain(value)
    }
    expect(columns.filter(({ missing }) => missing).map((column) => column.name)).toEqual([
      ...['sex', 'age_at_surgery_in_years', 'site', 'histology'],
    ])
  })

  it('writes a range of missing values over the values that occur, with their labels', async () => {
    expect(columnNamed(await table(name), 'age_at_surgery_in_years').missing).toEqual([
      { value: '98', label: 'refused' },
      { value: '99' },
    ])
    expect(notesOf(await reading(name))).toContain(
      'variable age_at_surgery_in_years: missing from 90 to 99: 98 and 99 occur',
    )
  })

  it('keeps codes in the order of the file, without those that mean missing', async () => {
    expect(columnNamed(await table(name), 'sex')).toMatchObject({
      codes: [
        { value: '1', label: 'male' },
        { value: '2', label: 'female' },
      ],
      missing: [{ value: '9', label: 'unknown' }],
    })
  })

  it('has kinds by the print formats', async () => {
    const kinds = Object.fromEntries((await table(name)).columns.map((column) => [column.name, column.kind]))
    expect(kinds).toMatchObject({
      id: 'number',
      site: 'text',
      surgery: 'date',
      seen: 'datetime',
      duration: 'text',
    })
  })
})

describe('pspp-formats.sav', () => {
  /** What PSPP printed of each number by its format: test/sources/spss/make.sps. */
  const printed = new TextDecoder()
    .decode(bytesOf('formats.txt'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const column = (index: number) => printed.map((cells) => cells[index]!)
  const iso = (texts: readonly string[]) => texts.map((text) => text.replaceAll('/', '-'))

  it.each(['d_date', 'd_adate', 'd_edate', 'd_jdate', 'd_sdate'])('reads the day of %s', async (name) => {
    const formats = await table('pspp-formats.sav')
    expect(cellsOf(formats, name)).toEqual(iso(column(0)))
    expect(columnNamed(formats, name).kind).toBe('date')
  })

  it.each(['d_datetime', 'd_ymdhms'])('reads day and time of %s', async (name) => {
    const expected = column(1).map((text) =>
      text.replace(' ', 'T').replace(/\.?0*$/, (end) => (/\./.test(end) ? '' : end)),
    )
    expect(cellsOf(await table('pspp-formats.sav'), name)).toEqual(expected)
  })

  it('reads months as partial dates', async () => {
    const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
    const expected = column(2).map((text) => {
      const [month = '', year = ''] = text.split(' ')
      return text === '' ? '' : `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}`
    })
    expect(cellsOf(await table('pspp-formats.sav'), 'd_moyr')).toEqual(expected)
  })

  it.each([
    ['d_qyr', 3],
    ['d_wkyr', 4],
    ['t_time', 5],
    ['t_minus', 6],
    ['t_dtime', 7],
    ['t_mtime', 8],
  ])('writes %s as SPSS shows it', async (name, index) => {
    const expected = column(index).map((text) => text.replace(/\.00$/, ''))
    expect(cellsOf(await table('pspp-formats.sav'), name)).toEqual(expected)
  })

  it.each(['n_f', 'n_comma', 'n_dot', 'n_dollar', 'n_pct', 'n_e'])('reads the number of %s', async (name) => {
    const cells = cellsOf(await table('pspp-formats.sav'), name)
    expect(cells.map((cell) => (cell === '' ? '' : Number(cell).toFixed(4).replace(/^0\./, '.')))).toEqual(
      column(9).map((text) => (text === '.0000' ? '.0000' : text)),
    )
  })

  it('says what the numbers of days of the week and months mean, and the unit of percentages', async () => {
    const formats = await table('pspp-formats.sav')
    // 31 March 2015 was a Tuesday
    expect(cellsOf(formats, 'n_wkday')[0]).toBe('3')
    expect(columnNamed(formats, 'n_wkday').codes).toContainEqual({ value: '3', label: 'Tuesday' })
    expect(columnNamed(formats, 'n_month').codes).toContainEqual({ value: '12', label: 'December' })
    expect(columnNamed(formats, 'n_pct').unit).toBe('%')
  })
})

const MISSING = [
  ...['pspp-missing.sav', 'pspp-missing-byte.sav', 'pspp-missing-zlib.zsav'],
  ...['big-endian-plain.sav', 'big-endian-byte.sav'],
]

describe.each(MISSING)('%s', (name) => {
  it('has the cells of its script, blank texts and system-missing numbers empty', async () => {
    expect((await table(name)).rows).toEqual([
      ['1', '12', '61', '2', 'K', 'clear cell', 'short'],
      ['2', '-1', '-99', '1', 'T', 'papillary', 'a longer text'],
      ['9', '-5', '0', '1', 'X', 'unknown', ''],
      ['3', '99', '999', '3', '', 'refused', 'end'],
      ['', '', '1000', '1', 'K', '', ''],
    ])
  })

  it('has missing values of numbers, ranges open at an end, short and long texts', async () => {
    const missing = Object.fromEntries(
      (await table(name)).columns.map((column) => [column.name, column.missing]),
    )
    expect(missing).toEqual({
      grade: [{ value: '8' }, { value: '9', label: 'not known' }],
      follow_up: [{ value: '99', label: 'not recorded' }, { value: '-5' }, { value: '-1', label: 'lost' }],
      age: [{ value: '999' }, { value: '1000' }],
      w: undefined,
      site: [{ value: 'X', label: 'not recorded' }],
      histology: [{ value: 'unknown', label: 'Not known' }, { value: 'refused' }],
      note: undefined,
    })
  })

  it('has value labels of short and long texts', async () => {
    const file = await table(name)
    expect(columnNamed(file, 'site').codes).toEqual([
      { value: 'K', label: 'Kidney' },
      { value: 'T', label: 'Thyroid' },
    ])
    expect(columnNamed(file, 'histology').codes).toEqual([{ value: 'clear cell', label: 'Clear cell' }])
  })

  it('notes the weight, the label of the file, documents, response sets and open ranges', async () => {
    expect(notesOf(await reading(name))).toEqual([
      'the file: SPSS weights the cases by the variable w; the rows here are not weighted',
      'the file: the label of the file is "Patients of a made-up cohort"',
      'the file: 2 lines of documents were not read',
      'the file: multiple response sets were not read: $seen',
      'variable follow_up: missing from the lowest value to -1: -5 and -1 occur',
      'variable age: missing from 999 to the highest value: 999 and 1000 occur',
    ])
  })

  it('names a cell by its case and variable', async () => {
    expect((await table(name)).placeOf(2, 1)).toBe('case 3, variable follow_up')
  })
})

describe('the reader', () => {
  it('is in the list, and recognizes its fixtures whatever their names', () => {
    expect(readers).toContain(spssReader)
    for (const name of [...HAVEN, ...MISSING])
      expect(spssReader.recognizes(bytesOf(name), 'data.txt')).toBe(true)
  })

  it('names its table after the file, and refuses another', async () => {
    expect((await table('haven-plain.sav')).name).toBe('haven-plain')
    const other = await spssReader.read(bytesOf('haven-plain.sav'), 'a/b.c.sav', { table: 'c' })
    expect(faultsOf(other)).toEqual(['the file: expected one of its tables, "b.c", found "c"'])
  })

  it('notes times of day that a date format does not show', async () => {
    const bytes = bytesOf('pspp-formats.sav')
    // the print format of d_datetime, DATETIME23.2, becomes DATE23.2
    const place = indexOf(bytes, [2, 23, 22, 0])
    bytes[place + 2] = 20
    expect(notesOf(await spssReader.read(bytes, 'x.sav', {}))).toContain(
      'variable d_datetime: times of day, which the format does not show, were not read (cells: 4)',
    )
  })
})
