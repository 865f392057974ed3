import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import type { PaperTable, TableCell } from '../../../../documents/papers/tables/paper-table.ts'
import { formulaCells, placesCsv, tableCsv } from '../../../../documents/papers/tables/table-files.ts'
import { checkedPaper } from '../../../../stages/commands/check/checked-paper.ts'

const MADE = join(import.meta.dirname, 'made')

type TrueCell = readonly [
  row: number,
  column: number,
  rows: number,
  columns: number,
  text: string,
  heads: readonly string[],
  label: string,
  groups: readonly string[],
]

interface TrueTable {
  readonly title: string
  readonly head: number
  readonly cells: readonly TrueCell[]
}

const TRUTH: readonly TrueTable[] = JSON.parse(readFileSync(join(MADE, 'tables.json'), 'utf8'))

const read = async (bytes: Uint8Array | string, name: string) =>
  readPaper(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name)

const tablesOf = async (bytes: Uint8Array | string, name: string): Promise<readonly PaperTable[]> => {
  const reading = await read(bytes, name)
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.tables
}

const cellsOf = ({ rows }: PaperTable): readonly TrueCell[] =>
  rows
    .flat()
    .map(({ row, column, rowSpan, columnSpan, text, heads, label, groups }) => [
      ...([row, column, rowSpan, columnSpan] as const),
      ...([text, heads, label, groups] as const),
    ])

const FORMATS = [
  ['tables.html', 0],
  ['tables.xml', 0],
  ['tables.docx', 0],
  ['chromium.pdf', 0],
  ['libreoffice.pdf', 0],
  // heads nearer to each other than letters that pdf.js keeps apart; a grid without a line below a label
  ['latex.pdf', 24],
] as const

it.each(FORMATS)(
  '%s has every cell of its four tables, %i of them doubtful',
  { timeout: 60_000 },
  async (name, doubtful) => {
    const tables = await tablesOf(new Uint8Array(readFileSync(join(MADE, name))), name)
    expect(tables.map(({ title, headRows }) => [title, headRows])).toEqual(
      TRUTH.map(({ title, head }) => [title, head]),
    )
    for (const [i, table] of tables.entries()) expect(cellsOf(table)).toEqual(TRUTH[i]!.cells)
    const marked = tables.flatMap(({ rows }) => rows.flat()).filter(({ doubt }) => doubt !== '')
    expect(marked).toHaveLength(doubtful)
    // its numbers agree, and none of them is called wrong
    const checked = checkedPaper(
      [],
      tables.map((table, t) => ({ ...table, name: `Table ${t + 1}` })),
    )
    expect(checked.checkedInTables).toBeGreaterThan(30)
    expect(
      checked.findings.filter(({ outcome }) => outcome !== 'consistent' && outcome !== 'uninformative'),
    ).toEqual([])
  },
)

it('a cell of a PDF has its page and place; those of a table that goes on have their own page', async () => {
  const tables = await tablesOf(new Uint8Array(readFileSync(join(MADE, 'chromium.pdf'))), 'a.pdf')
  const cell = (table: number, text: string): TableCell =>
    tables[table]!.rows.flat().find((known) => known.text === text)!
  expect(cell(0, 'Men').place?.page).toBe(1)
  expect(cell(0, 'Men').place!.x).toBeGreaterThan(cell(0, 'Sex, n (%)').place!.x)
  expect(cell(0, 'Women').place!.y).toBeGreaterThan(cell(0, 'Men').place!.y)
  expect(cell(3, 'Registry 1').place?.page).toBe(2)
  expect(cell(3, 'Registry 60').place?.page).toBe(3)
})

it('CSV has a cell in its first place, and quotes what needs it', async () => {
  const [table] = await tablesOf(
    '<html><table><tr><th colspan=2>a, "b"</th><th rowspan=2>c</th></tr><tr><th>=1+1</th><th>-0.5</th></tr><tr><td>x<td>y<td>z</tr></table></html>',
    'a.html',
  )
  expect(tableCsv(table!)).toBe('"a, ""b""",,c\r\n=1+1,-0.5,\r\nx,y,z\r\n')
  expect(formulaCells(table!)).toBe(1)
  expect(placesCsv([table!]).split('\r\n').slice(0, 2)).toEqual([
    'table,row,column,rows,columns,is_head,page,x,y,doubtful,reason',
    '1,1,1,1,2,yes,,,,no,',
  ])
})

it('a table takes the paragraph before it as its title, and indented rows their heading', async () => {
  const reading = await read(
    '<html><p>Table 2. Sites</p><table><tr><td>Site<td>n</tr><tr><td>&nbsp;&nbsp;Left<td>3</tr><tr><td>All<td>4</tr></table></html>',
    'a.html',
  )
  if ('faults' in reading) throw new Error('read')
  expect(reading.tables[0]!.title).toBe('Table 2. Sites')
  expect(reading.document.paragraphs.map(({ place }) => place)).not.toContain('paragraph 1')
  expect(reading.tables[0]!.rows.map(([first]) => first!.groups)).toEqual([[], ['Site'], []])
})

it.each([
  [
    'a span of a thousand millions',
    '<table><tr><td colspan=1000000000 rowspan=1000000000>a</tr><tr><td>b<td>c</tr></table>',
    3,
  ],
  ['a span to the end', '<table><tr><td rowspan=0>a<td>b</tr><tr><td>c</tr></table>', 2],
  ['a span of nothing', '<table><tr><td colspan=0 rowspan=-3>a<td>b</tr><tr><td>c</tr></table>', 2],
  ['rows within rows', `<table>${'<tr><td rowspan=65534>a'.repeat(150)}</table>`, 150],
])('%s ends with its table', async (_, html, columns) => {
  const [table] = await tablesOf(`<html>${html}</html>`, 'a.html')
  expect(table!.columns).toBe(columns)
  for (const cell of table!.rows.flat()) {
    expect(cell.row + cell.rowSpan - 1).toBeLessThanOrEqual(table!.rows.length)
    expect(cell.column + cell.columnSpan - 1).toBeLessThanOrEqual(table!.columns)
  }
})

it.each([
  ['columns', `<table><tr>${'<td colspan=90>a</td>'.repeat(3)}</tr></table>`, 'at most 200 columns'],
  ['rows', `<table>${'<tr></tr>'.repeat(20_001)}</table>`, 'at most 20000 rows'],
])('a table with too many %s is a fault', async (_, text, said) => {
  const reading = await read(
    `<article><body><table-wrap>${text}</table-wrap></body></article>`.replaceAll(
      'colspan=90',
      'colspan="90"',
    ),
    'a.xml',
  )
  expect('faults' in reading && reading.faults[0]?.expected).toBe(said)
})
