import { describe, expect, it } from 'vitest'
import { readers } from '../../../sources/index.ts'
import { spssReader } from '../../../sources/spss/spss-reader.ts'
import {
  cellsOf,
  columnNamed,
  csvRows,
  faultsOf,
  fixtureBytes,
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
      'variable age_at_surgery_in_years: missing from 90 to 99: 98, 99 occur',
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
      'file: SPSS weights the cases by the variable w; the rows here are not weighted',
      'file: the label of the file is "Patients of a made-up cohort"',
      'file: 2 lines of documents were not read',
      'file: multiple response sets were not read: $seen',
      'variable follow_up: missing from the lowest value to -1: -5, -1 occur',
      'variable age: missing from 999 to the highest value: 999, 1000 occur',
    ])
  })

  it('names a cell by its case and variable', async () => {
    expect((await table(name)).placeOf(2, 1)).toBe('case 3, variable follow_up')
  })
})

describe('an encoding', () => {
  it.each([
    ['encoding-1252.sav', ['größe', 'Müller’s', 'Ménière – œ', 'Größe in €']],
    ['encoding-sjis.sav', ['年齢', '表示', 'ソ能', '肝臓の転移']],
    ['encoding-1251.sav', ['возраст', 'почка', 'лёгкое', 'Возраст больного']],
  ])('of %s is that which the file declares', async (name, [variable, first, second, label]) => {
    const { columns, rows } = await table(name)
    expect(columns).toEqual([
      { name: variable, kind: 'number', codes: [{ value: '1', label: first }] },
      { name: 'site', label, kind: 'text', codes: [{ value: 'X', label }] },
    ])
    expect(rows).toEqual([
      ['1', first],
      ['2', second],
    ])
  })

  it('that is not known is a fault where letters are beyond ASCII, with the way out', async () => {
    const bytes = replaced(bytesOf('encoding-1251.sav'), 'WINDOWS-1251', 'ibm850      ')
    const result = await spssReader.read(bytes, 'x.sav', {})
    expect(faultsOf(result)[0]).toMatch(/expected text in ibm850, found the bytes/)
    expect('faults' in result && result.faults[0]!.remedy).toMatch(/SET UNICODE=ON/)
  })

  it('that nothing declares is ASCII, and other letters a fault', async () => {
    const undeclared = bytesOf('haven-plain.sav')
    // the code page of the machine integer record
    const codePage = indexOf(undeclared, [3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]) + 12 + 28
    undeclared.set([2, 0, 0, 0], codePage)
    expect(faultsOf(await spssReader.read(undeclared, 'x.sav', {}))[0]).toMatch(
      /expected text in ASCII \(the file declares no encoding\)/,
    )
  })

  it('whose bytes are none of it is a fault at each cell', async () => {
    const bytes = replaced(bytesOf('haven-plain.sav'), 'leading space', 'leading sp\u00ffce')
    expect(faultsOf(await spssReader.read(bytes, 'x.sav', {}))).toContainEqual(
      expect.stringMatching(
        /case 5, variable histology: expected text in code page 65001, found the bytes 73 70 ff 63 65/,
      ),
    )
  })
})

describe('a file of SPSS that is no system file', () => {
  const portable = `${'ASCII SPSS PORT FILE'.padEnd(40).repeat(5)}${'0'.repeat(256)}SPSSPORTA8`
  const encrypted = `\u001c\0\0\0\0\0\0\0ENCRYPTEDSAV\u0015\0\0\0`
  it.each([
    ['a portable file', portable, /\.por/, /SAVE OUTFILE/],
    ['a portable file in lines', portable.replace(/.{80}/g, '$&\r\n'), /\.por/, /SAVE OUTFILE/],
    ['an encrypted file', encrypted, /password/, /without a password/],
  ])('is recognized and refused by name: %s', async (_, text, found, remedy) => {
    const bytes = latin1(text)
    expect(spssReader.recognizes(bytes, 'data.sav')).toBe(true)
    const result = await spssReader.read(bytes, 'data.sav', {})
    expect('faults' in result && result.faults).toMatchObject([
      { found: expect.stringMatching(found), remedy: expect.stringMatching(remedy) },
    ])
  })

  it('is not recognized by its name alone', () => {
    expect(spssReader.recognizes(latin1('id,age\n1,2\n'), 'data.sav')).toBe(false)
    expect(spssReader.recognizes(new Uint8Array(0), 'data.sav')).toBe(false)
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
    expect(faultsOf(other)).toEqual(['file: expected the only table of the file, "b.c", found "c"'])
  })

  it('notes times of day that a date format does not show', async () => {
    const bytes = bytesOf('pspp-formats.sav')
    // the print format of d_datetime, DATETIME23.2, becomes DATE23.2
    const place = indexOf(bytes, [2, 23, 22, 0])
    bytes[place + 2] = 20
    expect(notesOf(await spssReader.read(bytes, 'x.sav', {}))).toContain(
      'variable d_datetime: 4 dates have a time of day, which the date format does not show; it was not read',
    )
  })
})

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const indexOf = (bytes: Uint8Array, part: readonly number[]): number => {
  const found = bytes.findIndex((_, start) => part.every((byte, offset) => bytes[start + offset] === byte))
  if (found < 0) throw new Error('not in the file')
  return found
}

const replaced = (bytes: Uint8Array, part: string, by: string): Uint8Array => {
  bytes.set(latin1(by), indexOf(bytes, [...latin1(part)]))
  return bytes
}
