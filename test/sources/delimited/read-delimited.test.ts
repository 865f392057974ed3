import { expect, it } from 'vitest'
import { type DelimitedOptions, readDelimited } from '../../../sources/delimited/read-delimited.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const wide = (text: string, isBig = false): Uint8Array =>
  Uint8Array.from([...text].flatMap((c) => (isBig ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0])))

const read = async (content: string | Uint8Array, options: DelimitedOptions = {}) => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content
  const reading = await readDelimited(bytes, 'export.csv', options)
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  const { table, notes } = reading
  return {
    ...reading,
    cells: [table.columns.map(({ name }) => name), ...table.rows],
    notes: notes.map(({ place, text }) => `${place}: ${text}`),
  }
}
const faults = async (content: string | Uint8Array) => {
  const reading = await readDelimited(typeof content === 'string' ? bytesOf(content) : content, 'export.csv')
  return 'faults' in reading
    ? reading.faults.map(
        ({ place, expected, found, remedy = '' }) => `${place}: ${expected} / ${found} / ${remedy}`,
      )
    : []
}

const TABLE = [
  ['id', 'x'],
  ['1', 'a'],
  ['2', 'b'],
]

it.each([
  ['comma', 'id,x\n1,a\n2,b\n'],
  ['tab', 'id\tx\n1\ta\n2\tb\n'],
  ['CR LF, and no end at the last line', 'id;x\r\n1;a\r\n2;b'],
  ['a byte order mark', '\ufeffid|x\n1|a\n2|b\n'],
  ['quotes', '"id","x"\n"1","a"\n"2","b"\n'],
])('a regular file is read as it is, without a note: %s', async (_, text) => {
  const { cells, notes, isRegular } = await read(text)
  expect({ cells, notes, isRegular }).toEqual({ cells: TABLE, notes: [], isRegular: true })
})

it.each([
  [
    'UTF-16 LE with its mark',
    Uint8Array.from([0xff, 0xfe, ...wide('id\tx\r\n1\ta\r\n2\tb\r\n')]),
    'the file: UTF-16',
  ],
  [
    'UTF-16 BE with its mark',
    Uint8Array.from([0xfe, 0xff, ...wide('id\tx\n1\ta\n2\tb\n', true)]),
    'the file: UTF-16',
  ],
  ['UTF-16 without a mark', wide('id,x\n1,a\n2,b\n'), 'the file: UTF-16'],
  ['CR alone', bytesOf('id,x\r1,a\r2,b\r'), 'the file: line endings of several kinds, or CR alone'],
  ['both endings', bytesOf('id,x\r\n1,a\n2,b\n'), 'the file: line endings of several kinds, or CR alone'],
  [
    'sep=',
    bytesOf('sep=;\r\nid;x\r\n1;a\r\n2;b\r\n'),
    'line 1: "sep=;", Excel\'s note of the delimiter, is passed over',
  ],
  [
    '"sep=,"',
    bytesOf('"sep=,"\nid,x\n1,a\n2,b\n'),
    'line 1: "sep=,", Excel\'s note of the delimiter, is passed over',
  ],
  [
    'one comment',
    bytesOf('# of 2020; by X, Y\nid,x\n1,a\n2,b\n'),
    'line 1: a line that begins with # is passed over: "# of 2020; by X, Y"',
  ],
  ['empty rows at the end', bytesOf('id,x\n1,a\n2,b\n,\n,\n'), 'lines 4 to 5: 2 empty rows are passed over'],
  [
    'empty rows before and between',
    bytesOf(',\nid,x\n1,a\n\n2,b\n'),
    'lines 1, 4: 2 empty rows are passed over',
  ],
  [
    'empty columns at the right',
    bytesOf('id,x,,\n1,a,,\n2,b,,\n'),
    'columns 3 to 4: 2 empty columns are passed over',
  ],
  ['an empty column at the left', bytesOf(';id;x\n;1;a\n;2;b\n'), 'column 1: an empty column is passed over'],
  ['delimiters after each row', bytesOf('id,x\n1,a,\n2,b,\n'), 'column 3: an empty column is passed over'],
])('what lies around the table is passed over and named: %s', async (_, bytes, note) => {
  const { cells, notes, isRegular } = await read(bytes)
  expect({ cells, isRegular }).toEqual({ cells: TABLE, isRegular: false })
  expect(notes.join('\n')).toContain(note)
})

it('a row keeps the line of the file in which it begins, for faults and places', async () => {
  const { lines, table } = await read('sep=;\n# a\nid;x\n1;"two\nlines"\n\n2;b\n')
  expect(lines).toEqual([4, 7])
  expect(table.placeOf(1, 1)).toBe('line 7, column x')
})

it('windows-1252 is the encoding of bytes that are no UTF-8, and a chosen one is kept to', async () => {
  const latin = Uint8Array.from(Buffer.from('id;Größe\n1;5\n', 'latin1'))
  const { encoding, cells } = await read(latin)
  expect([encoding, cells[0]]).toEqual(['windows-1252', ['id', 'Größe']])
  expect(await readDelimited(latin, 'export.csv', { encoding: 'utf-8' })).toMatchObject({
    faults: [{ expected: 'text in utf-8', found: 'invalid bytes' }],
  })
})

it('one line with # over numbers is the header', async () => {
  expect((await read('#id,x\n1,5\n2,6\n')).cells[0]).toEqual(['#id', 'x'])
  expect((await read('#id,of all\nid,x\n1,5\n2,6\n')).cells[0]).toEqual(['id', 'x'])
})

it('of two delimiters in the header that is taken by which all rows have its cells', async () => {
  expect((await read('id;size, in mm\n1;5\n2;6\n')).cells[0]).toEqual(['id', 'size, in mm'])
  expect(await faults('a;b,c\n1\n2\n')).toEqual([
    'line 1: one delimiter / "," and ";" / choose one with --delimiter',
  ])
})

it("a first column without a name that is different in each row gets one: R's and pandas's", async () => {
  expect((await read('"","time"\n"1",3\n"2",4\n')).rowNames).toBe('row')
  const named = await read(',row,x\n0,5,6\n1,5,7\n')
  expect([named.rowNames, named.cells[0]]).toEqual(['row_name', ['row_name', 'row', 'x']])
  expect(await faults(',x\n1,5\n1,6\n')).toEqual([
    'line 1, column 1: a different header for each column / a column without one (its first value is "1", line 2) / write a header over it, or remove its values',
  ])
})

it("cBioPortal's four lines give titles, types and the codes of its status columns", async () => {
  const head = '#Patient\tStatus\tMonths\n#a\tb\tc\n#STRING\tSTRING\tNUMBER\n#1\t1\t1\n'
  const { table } = await read(`${head}PATIENT_ID\tOS_STATUS\tOS_MONTHS\nA\t1:DECEASED\t3\nB\t0:LIVING\t4\n`)
  expect(table.columns).toEqual([
    { name: 'PATIENT_ID', label: 'Patient', kind: 'text' },
    {
      ...{ name: 'OS_STATUS', label: 'Status', kind: 'text' },
      codes: [
        { value: '0:LIVING', label: 'LIVING' },
        { value: '1:DECEASED', label: 'DECEASED' },
      ],
    },
    { name: 'OS_MONTHS', label: 'Months', kind: 'number' },
  ])
  const other = await read('#a\tb\n#c\td\n#e\tf\nid\tx\n1\t2\n')
  expect(other.table.columns).toEqual([{ name: 'id' }, { name: 'x' }])
})

it('all faults are named at once, each with its line', async () => {
  expect(await faults('id,x,id,\n1,2\n1,2,3,y\nid,x,id,\n\nLegend: x is y,,,\n')).toEqual([
    'line 6: a row of the table / a remark under it ("Legend: x is y") / remove the remarks under the table',
    'line 1, column 3: a different header for each column / "id" twice (column 1 too) / rename one of them',
    'line 1, column 4: a different header for each column / a column without one (its first value is "y", line 3) / write a header over it, or remove its values',
    'line 2: 4 cells / 2 / ',
    'line 4: a row / the header again / remove the line; the rows after it may be those of another export',
  ])
  expect(await faults('id,x\n1,"a\n2,b\n')).toEqual([
    'line 2: quotes that open and close a cell / an unclosed quote / write a quote inside a quoted cell twice',
  ])
  expect(await faults('')).toEqual(['line 1: a header and rows / an empty file / '])
  expect(await faults('id,x\n')).toEqual(['line 1: rows / only a header / '])
})

it('damaged files end with a fault, in bounded time', async () => {
  expect(await faults(Uint8Array.from([0xff, 0xfe, 0x41]))).toEqual([
    'the file: text in UTF-16 / invalid bytes: the file is damaged or was cut off / ',
  ])
  expect(await faults('id,x\n1,a\0b\n')).toEqual([
    'line 2: text / a NUL character, as files that are not text have / export the table as CSV',
  ])
  expect(await faults(`id,x\n1,${'a'.repeat(40_000)}\n`)).toEqual([
    expect.stringContaining('cells of at most 32767 characters'),
  ])
  const start = performance.now()
  await faults(`${'#'.repeat(50)}\n`.repeat(20_000))
  await faults(`id${','.repeat(20_000)}\n${'"'.repeat(100_001)}\n`)
  await faults(`sep=${' '.repeat(200_000)}x\n${'1-'.repeat(100_000)}`)
  expect(performance.now() - start).toBeLessThan(10_000)
})
