import { afterEach, describe, expect, it } from 'vitest'
import { faultsOf, fixture, notesOf, readBytes, tablesOf, xlsxOf } from '../../support/sources/workbooks.ts'

const PATIENTS = 'id|surgery|last contact|age|days|marker|dead|note|response|hours'.split('|')

/** What make.py wrote into the sheet "Patients"; 366.5868... is 366 days, 14 hours and 5 minutes. */
const ROWS = [
  [
    'P-01',
    '2015-03-31',
    '2016-03-31T14:05:00',
    '61',
    '366.586805555555',
    '0.3',
    'TRUE',
    'Jörg & Søn <x>',
    '0.5',
    '36:00:00',
  ],
  [
    'P-02',
    '1999-12-31',
    '2000-02-29',
    '47',
    '#DIV/0!',
    '0.067',
    'FALSE',
    "=cmd|' /C calc'!A0",
    '0.125',
    '01:30:00',
  ],
  [
    'P-03',
    '1930-07-01',
    '2015-03-29T02:30:00',
    '84.5',
    '#N/A',
    '-0.00000035',
    'TRUE',
    'two\nlines',
    '1',
    '00:00:59',
  ],
  ['P-04', '2024-02-29', '', '', '0', '12345678.25', 'FALSE', '  spaces  ', '0', '100:00:00'],
]

describe.each(['patients-lo.xlsx', 'patients-lo.ods', 'patients-lo.xls'])(
  '%s, as LibreOffice wrote it',
  (name) => {
    it('has the values that were written: dates, times, errors, formulas, booleans, texts', async () => {
      const [patients] = tablesOf(await readBytes(fixture(name), name))
      expect(patients!.columns.map((column) => column.name)).toEqual(PATIENTS)
      const days = Number(patients!.rows[0]![4])
      expect(Math.abs(days - (366 + (14 * 60 + 5) / 1440))).toBeLessThan(1e-10)
      expect(
        patients!.rows.map((row) => row.map((text, i) => (i === 4 && row[0] === 'P-01' ? '' : text))),
      ).toEqual(ROWS.map((row) => row.map((text, i) => (i === 4 && row[0] === 'P-01' ? '' : text))))
    })

    it('has kinds of columns where all cells but errors are of one kind', async () => {
      const [patients, visits] = tablesOf(await readBytes(fixture(name), name))
      expect(patients!.columns.map(({ kind }) => kind)).toEqual(
        'text date datetime number number number boolean text number text'.split(' '),
      )
      expect(visits!.columns).toEqual([
        { name: 'id', kind: 'text' },
        { name: 'visit', kind: 'date' },
        { name: 'weight' },
      ])
    })

    it('has a table for each visible sheet with cells, and places of cells as the program names them', async () => {
      const tables = tablesOf(await readBytes(fixture(name), name))
      expect(tables.map((table) => table.name)).toEqual(['Patients', 'Visits'])
      expect(tables[1]!.rows).toEqual([
        ['P-01', '2015-04-01', '70'],
        ['P-02', '2015-04-02', '71 kg'],
      ])
      expect(tables[1]!.placeOf(1, 2)).toBe('sheet "Visits", cell E6')
    })

    it('notes what is hidden, empty, calculated, at fault, or shown as another number', async () => {
      expect(notesOf(await readBytes(fixture(name), name)).toSorted()).toEqual(
        [
          'sheet "Codes": the sheet is hidden and was not read',
          'sheet "Patients": row 4: hidden, and read',
          'sheet "Patients": column H: hidden, and read',
          'sheet "Patients", cell E2: 5 cells are formulas; the values of the last calculation were read; the first is E2',
          'sheet "Patients", column I: 4 cells are shown as a percentage; the stored number was read, 0.5 for 50%',
          'sheet "Patients", column J: 4 cells are a time without a day, read as hours, minutes and seconds',
          'sheet "Patients", cell E3: 1 cell has the error #DIV/0!, kept as this text',
          'sheet "Patients", cell E4: 1 cell has the error #N/A, kept as this text',
          'sheet "Visits": rows 1–2 and 5: empty, and passed over',
          'sheet "Visits": columns A and D: empty, and passed over',
          'sheet "Visits", column E: cells of different kinds: number in 1 (first E4), text in 1 (first E6)',
          'sheet "Empty": the sheet is empty and has no table',
        ].toSorted(),
      )
    })

    it('has a hidden sheet only if it is asked for', async () => {
      const reading = await readBytes(fixture(name), name, { table: 'Codes' })
      expect(tablesOf(reading).map(({ rows }) => rows)).toEqual([[['1', 'secret']]])
      expect(notesOf(reading)).toEqual(['sheet "Codes": the sheet is hidden; it was asked for'])
      expect(faultsOf(await readBytes(fixture(name), name, { table: 'codes' }))[0]).toContain(
        'expected a sheet "codes", found "Patients", "Codes" (hidden), "Visits" and "Empty"',
      )
    })
  },
)

describe.each(['faults.xlsx', 'faults-lo.ods'])('%s', (name) => {
  it('has merged cells, a title, columns without a name and names that occur twice as faults', async () => {
    const faults = faultsOf(await readBytes(fixture(name), name))
    expect(faults.filter((fault) => !fault.includes('Formula'))).toEqual([
      'sheet "Merged", cells B1:C1: expected one name for each column, in one row, found merged cells (unmerge them, and write the names of the columns into one row)',
      'sheet "Merged", cells D2:D3: expected a value in each cell, found merged cells (unmerge them, and write the value into each cell that it is meant for)',
      'sheet "Title", cell A1: expected the names of the columns in the first row that is not empty, found a single cell, "Sarcoma 2010-2020", above a row of 3 cells (delete row 1 if row 3 has the names of the columns)',
      'sheet "Title", cell C3: expected the name of a column, found an empty cell above C4, which is filled (write a name into the cell, or delete column C)',
      'sheet "Title", cell B3: expected a different name for each column, found "id", which is also in A3 (rename one of the columns)',
    ])
  })
})

describe('a formula', () => {
  it('without the value of a last calculation is a fault, as openpyxl writes it', async () => {
    expect(faultsOf(await readBytes(fixture('faults.xlsx'), 'x', { table: 'Formula' }))).toEqual([
      'sheet "Formula", cell B2: expected a formula with the value of its last calculation, found =A2*2 (and 1 more such cell) (open the workbook in its program, let it calculate, and save it)',
    ])
  })

  it('is noted if it depends on the day or on another workbook', async () => {
    const data =
      '<row><c t="s"><v>0</v></c></row><row><c><f>TODAY()-A1</f><v>5</v></c></row><row><c><f>[1]Data!$A$1</f><v>6</v></c></row>'
    expect(notesOf(await readBytes(xlsxOf(data), 'x')).slice(1)).toEqual([
      'sheet "S", cell A2: 1 cell depends on the day or on chance (TODAY, NOW, RAND); the values are those of the last calculation',
      'sheet "S", cell A3: 1 cell refers to another workbook, which was not opened; the values of the last calculation were read',
    ])
  })

  it('with an empty text is an empty cell', async () => {
    const data =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>7</v></c><c t="str"><f>IF(A2>9,"x","")</f><v></v></c></row>'.replace(
        'A2>9',
        'A2&gt;9',
      )
    expect(tablesOf(await readBytes(xlsxOf(data), 'x'))[0]!.rows).toEqual([['7', '']])
  })
})

it('reads dates by number formats: those of locales, of quoted letters, and none that only looks like one', async () => {
  const [table] = tablesOf(await readBytes(fixture('formats.xlsx'), 'formats.xlsx'))
  const day = '2021-02-03'
  expect(table!.rows[0]).toEqual([
    ...[day, day, day, day, '2021-02-03T18:30:15', '08:15:00'],
    ...Array.from({ length: 9 }, () => '44230'),
    ...['0.25', '44230'],
  ])
  const notes = notesOf(await readBytes(fixture('formats.xlsx'), 'formats.xlsx'))
  expect(notes.map((note) => /column (\w)/.exec(note)![1])).toEqual([...'FLMNOPQ'])
})

it('reads dates of the 1904 system', async () => {
  const reading = await readBytes(fixture('mac-1904.xlsx'), 'mac-1904.xlsx')
  expect(tablesOf(reading)[0]!.rows).toEqual([
    ['1', '2015-03-31', '1904-01-01T06:00:00'],
    ['2', '1999-12-31', '2000-01-01T23:59:59'],
  ])
  expect(notesOf(reading)).toEqual(['the file: its dates count from 1904-01-01 (1904 date system)'])
})

describe('the time zone', () => {
  const before = process.env['TZ']
  afterEach(() => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  it.each(['patients-lo.xlsx', 'patients-lo.ods', 'patients-lo.xls', 'formats.xlsx', 'mac-1904.xlsx'])(
    'changes nothing in %s',
    async (name) => {
      const readings = []
      const offsets = []
      for (const zone of ['UTC', 'Pacific/Apia', 'America/St_Johns', 'Asia/Tokyo']) {
        process.env['TZ'] = zone
        offsets.push(new Date(2015, 2, 31).getTimezoneOffset())
        readings.push(tablesOf(await readBytes(fixture(name), name)).map(({ rows }) => rows))
      }
      expect(new Set(offsets).size).toBe(4)
      expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(1)
    },
  )
})
