import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import Papa from 'papaparse'
import { expect, test, vi } from 'vitest'
import { tagOf } from '../../../documents/tag.ts'
import { rowsOf, textsOf } from '../../support/documents/word-parts.ts'
import { submissions, WORD } from '../../support/stages/submissions.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const made = submissions()
const pageOf = (): Document => new JSDOM(made.project().read('reports/six/index.html')).window.document
const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

test('everything is in the folder, and contents.txt has the hash of each file and of its sources', async () => {
  expect(await made.run()).toBe(0)
  const names = Object.keys(made.files())
  expect(names).toEqual(
    [...WORD, 'claims.csv', 'contents.txt', 'figures/figure-1.pdf', 'figures/figure-2.pdf'].sort(),
  )
  const contents = made.read('contents.txt').toString()
  const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
  for (const name of names.filter((name) => name !== 'contents.txt'))
    expect(contents).toContain(`\n${hash(made.at(name))}  ${name}\n`)
  for (const path of [
    'data/raw/six/analysis.yaml',
    'data/derived/six/4-estimate/results.csv',
    'data/derived/six/5-compare/results.csv',
    'data/derived/six/6-audit/verdicts.csv',
    'reports/six/index.html',
  ])
    expect(contents).toContain(`\n${path} ${hash(join(made.project().root, path))}\n`)
  expect(contents).toContain(`Made by Casebook ${made.project().manifest().version} from version 1.0.0`)
  expect(made.said()).toContain(
    'without manuscript.docx: the cohort has no manuscript with bound numbers, or the manuscript has faults\n',
  )
  expect(made.warned()).toBe('')
})

test('the text is that of the page, and each number in it is tagged with its result', async () => {
  await made.run()
  const document = await made.document('methods-and-results.docx')
  const page = pageOf()
  const [methods, results] = [...page.querySelectorAll('#manuscript .paste')]
  expect(textsOf(document, 'w:p')).toEqual([
    'Six patients',
    'Methods',
    oneSpace(methods!.textContent!),
    'Results',
    oneSpace(results!.textContent!),
  ])
  const controls = [...document.getElementsByTagName('w:sdt')].map((control) => [
    control.getElementsByTagName('w:tag')[0]!.getAttribute('w:val'),
    control.textContent,
  ])
  expect(controls).toEqual(
    [...results!.querySelectorAll('data')].map((number) => [
      `casebook:${tagOf(number.getAttribute('data-result')!)}`,
      number.textContent,
    ]),
  )
  // two endpoints: events, number of patients and median follow-up of each
  expect(controls.length).toBeGreaterThan(6)
})

test('legends are numbered as the files are, and say what the page says', async () => {
  made
    .project()
    .edit(
      'data/raw/six/analysis.yaml',
      (plan) =>
        `${plan}  followed: { kind: follow-up, title: Follow-up, estimate: overall-survival }\n  lanes: { kind: swimmer, title: Courses, until: follow_up, end: status }\n`,
    )
  expect((await made.project().run(['six'])).code).toBe(0)
  await made.run({ as: 'png,svg', width: '85', dpi: '72', grey: true })
  const names = ['figure-1', 'figure-2', 'figure-3-followed', 'figure-s1-lanes']
  expect(readdirSync(made.at('figures')).sort()).toEqual(
    names.flatMap((name) => [`${name}.png`, `${name}.svg`]),
  )
  const [, ...legends] = textsOf(await made.document('figure-legends.docx'), 'w:p')
  expect(legends.map((text) => text.split('. ').slice(0, 2).join('. '))).toEqual([
    'Figure 1. Overall survival',
    'Figure 2. Relapse-free survival',
    'Figure 3. Follow-up',
    'Figure S1. Courses',
  ])
  const caption = pageOf().querySelector('#f-followed figcaption')!
  caption.querySelector('.no-print')!.remove()
  expect(legends[2]).toBe(`Figure 3. ${oneSpace(caption.textContent!)}`)
  // 85 mm at 72 dots per inch: 321 of 96 pixels an inch
  expect(made.read('figures/figure-1.png').readUInt32BE(16)).toBe(Math.round((321 * 72) / 96))
  expect(made.read('contents.txt').toString()).toContain(
    '4 figures as PNG, SVG with letters as shapes, 85 mm wide, 72 dots per inch, in shades of grey',
  )
})

test.each([
  ['strobe', 22, ['1', 'Title and abstract'], 'PLoS Med 2007;4(10):e296'],
  ['remark', 20, ['1'], 'PLoS Med 2012;9(5):e1001216'],
] as const)(
  'the checklist of %s has its items, the answers of the report, and a place for the author',
  async (name, items, first, citation) => {
    await made.run()
    const document = await made.document(`${name}-checklist.docx`)
    const rows = rowsOf(document).filter(({ length }) => length > 1)
    const page = [...pageOf().querySelectorAll(`#t-${name} tbody tr`)].map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent!),
    )
    expect(rows[0]!.slice(-2)).toEqual(['Section of the report', 'Page of the manuscript'])
    expect(rows[1]!.slice(0, first.length)).toEqual(first)
    expect(rows.slice(1).map((row) => [row[0], ...row.slice(-3)])).toEqual(
      page.map((row) => [...row, 'author']),
    )
    expect(page).toHaveLength(items)
    // the word of the author's place goes when somebody types
    expect(document.getElementsByTagName('w:showingPlcHdr')).toHaveLength(items)
    expect(document.getElementsByTagName('w:tblHeader')).toHaveLength(1)
    expect(document.getElementsByTagName('w:pgSz')[0]!.getAttribute('w:orient')).toBe('landscape')
    expect(textsOf(document, 'w:p').at(-1)).toContain(citation)
  },
)

test('the reported numbers are in the list with their verdicts, in the order of the paper', async () => {
  await made.run()
  const { data } = Papa.parse<Record<string, string>>(made.read('claims.csv').toString().trimEnd(), {
    header: true,
  })
  expect(data.map(({ id, reported, recomputed, verdict }) => [id, reported, recomputed, verdict])).toEqual([
    ['patients', '6', '6', 'reproduced'],
    // of 47, 52, 55, 61, 66 and 70 years
    ['age-median', '58', '58', 'reproduced'],
    ['quality-of-life', '71', '', 'not derivable'],
  ])
  expect(rowsOf(await made.document('claims.docx'))).toEqual([
    ['Verdict', 'Number', 'Reported', 'Recomputed'],
    ['Abstract'],
    ['reproduced', 'Patients in the series', '6', '6'],
    ['reproduced', 'Age at operation, median', '58 years', '58 years'],
    ['Results'],
    ['not derivable', 'Quality of life, mean (not in the tables)', '71', ''],
  ])
})

test('the manuscript with bound numbers is copied as it is', async () => {
  const bytes = Buffer.from([80, 75, 0, 255, 13, 10])
  writeFileSync(join(made.project().root, 'reports/six/manuscript.docx'), bytes)
  await made.run()
  expect(made.read('manuscript.docx')).toEqual(bytes)
  expect(made.said()).not.toContain('without')
  rmSync(join(made.project().root, 'reports/six/manuscript.docx'))
})

test('the figures of a manuscript in Markdown are those of the report, a folder above', async () => {
  const path = join(made.project().root, 'reports/six/manuscript.md')
  writeFileSync(path, 'Text.\n\n![a (b)](<figures/overall.svg>)\n')
  await made.run()
  expect(Buffer.from(made.read('manuscript.md')).toString()).toBe(
    'Text.\n\n![a (b)](<../figures/overall.svg>)\n',
  )
  rmSync(path)
})

test('the same results and options give the same bytes, in each format and time zone', async () => {
  const flags = { as: 'pdf,tiff,png,svg,emf', dpi: '72' }
  await made.run(flags)
  const first = made.files()
  rmSync(made.at('.'), { recursive: true })
  vi.stubEnv('TZ', 'Pacific/Kiritimati')
  vi.stubEnv('LC_ALL', 'tr_TR.UTF-8')
  await made.run(flags)
  expect(Object.keys(first)).toHaveLength(WORD.length + 2 + 10)
  expect(made.files()).toEqual(first)
})
