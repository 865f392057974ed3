import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test, vi } from 'vitest'
import { textsOf } from '../../support/documents/word-parts.ts'
import { FOLDER, submissions, WORD } from '../../support/stages/submissions.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const made = submissions()

describe('a folder of an earlier call', () => {
  test('keeps files of others, and loses those of Casebook that are no longer made', async () => {
    await made.run()
    made.write('cover-letter.txt', 'Dear editor')
    writeFileSync(made.at('figures/figure-2.pdf'), 'drawn over')
    await made.run({ as: 'svg' })
    expect(Object.keys(made.files()).filter((name) => !/\.docx$|^claims/.test(name))).toEqual([
      'contents.txt',
      'cover-letter.txt',
      'figures/figure-1.svg',
      'figures/figure-2.pdf',
      'figures/figure-2.svg',
    ])
  })

  test('is left as it is where a file in it was edited: each is named', async () => {
    await made.run()
    for (const name of ['strobe-checklist.docx', 'claims.csv']) writeFileSync(made.at(name), 'filled in')
    const before = made.files()
    await expect(made.run({ as: 'svg' })).rejects.toMatchObject({
      name: 'DataError',
      message: ['strobe-checklist.docx', 'claims.csv']
        .map(
          (name) =>
            `${FOLDER}/${name}: expected the file as this command wrote it, found a file that was edited since (move or rename it, and run again)`,
        )
        .join('\n'),
    })
    expect(made.files()).toEqual(before)
  })

  test('is left as it is where its files are not of Casebook, or it is a link', async () => {
    mkdirSync(made.at('.'))
    writeFileSync(made.at('contents.txt'), 'my notes')
    writeFileSync(made.at('tables.docx'), 'mine')
    const before = made.files()
    await expect(made.run()).rejects.toThrow(
      new RegExp(`${FOLDER}/tables.docx: .*found a file that it did not write.*\n${FOLDER}/contents.txt: `),
    )
    expect(made.files()).toEqual(before)
    rmSync(made.at('.'), { recursive: true })
    const elsewhere = join(made.project().root, 'elsewhere')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, join(made.project().root, FOLDER))
    await expect(made.run()).rejects.toMatchObject({ name: 'DataError' })
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(join(made.project().root, FOLDER))
    rmSync(elsewhere, { recursive: true })
  })

  test('a list of contents that names files elsewhere deletes none of them', async () => {
    await made.run()
    const [path, text] = [join(made.project().root, 'reports/six/kept.txt'), 'kept']
    writeFileSync(path, text)
    const hash = createHash('sha256').update(text).digest('hex')
    writeFileSync(
      made.at('contents.txt'),
      `${made.read('contents.txt')}${hash}  ../kept.txt\n${hash}  ${path}\n`,
    )
    await made.run()
    expect(existsSync(path)).toBe(true)
    rmSync(path)
  })
})

test('a cohort without claims and figures has the rest, and what is absent is said', async () => {
  made.project().remove('data/raw/six/claims.csv')
  made.project().edit('data/raw/six/analysis.yaml', (plan) => plan.replace(/\nfigures:[\s\S]*$/, '\n'))
  expect((await made.project().run(['six'])).code).toBe(0)
  expect(await made.run({ width: '85' })).toBe(0)
  expect(Object.keys(made.files())).toEqual(
    [
      'contents.txt',
      ...WORD.filter((name) => name !== 'claims.docx' && name !== 'figure-legends.docx'),
    ].sort(),
  )
  const absent = [
    'figures/: the report has no figure',
    'claims.csv, claims.docx: the cohort has neither claims.csv nor a manuscript with bound numbers',
  ]
  for (const line of absent) expect(made.said()).toContain(`without ${line}\n`)
  expect(made.read('contents.txt').toString()).toContain('Not in this folder:\nfigures/ ')
})

test('where claims.csv has faults there is no list of reported numbers, and the rest is written', async () => {
  made.project().edit('data/raw/six/claims.csv', (text) => text.replace('age/median', 'age/nothing'))
  expect((await made.project().run(['six'])).code).toBe(1)
  expect(await made.run()).toBe(0)
  expect(made.said()).toContain(
    'without claims.csv, claims.docx: the reported numbers have faults; see the report\n',
  )
  expect(existsSync(made.at('claims.csv'))).toBe(false)
})

describe('texts that a program could take for something else', () => {
  const ATTACK = '</w:t></w:r><w:x/>&amp;<!-- ]]> \u202egnp.exe'
  const LONG = 'very long '.repeat(400).trim()

  test('are texts in each file, without marks of direction, however long', async () => {
    made.project().edit('data/raw/six/analysis.yaml', (plan) =>
      plan
        .replace('title: Six patients', `title: ${JSON.stringify(`${ATTACK} six`)}`)
        .replace('label: relapse,', 'label: 肺,')
        .replace('title: Overall survival\n', `title: ${JSON.stringify(LONG)}\n`)
        .replace(
          'title: Relapse-free survival, estimate',
          `title: ${JSON.stringify(`${ATTACK}\n`)}, estimate`,
        ),
    )
    made
      .project()
      .edit('data/raw/six/datapackage.json', (text) =>
        text.replace('"title": "Margin"', `"title": ${JSON.stringify(`${ATTACK} margin`)}`),
      )
    made
      .project()
      .write(
        'data/raw/six/claims.csv',
        `id,place,label,published,unit,result,reason\npatients,${ATTACK},"=cmd|' /C calc'!A0",6,1,age/n,\nless,Results,@SUM(1),-1,1,,none\n`,
      )
    const run = await made.project().run(['six'])
    expect([run.code, run.err]).toEqual([0, expect.any(String)])
    expect(await made.run()).toBe(0)
    for (const name of WORD) {
      const document = await made.document(name)
      expect(document.getElementsByTagName('w:x'), name).toHaveLength(0)
      expect(document.documentElement.textContent, name).not.toMatch(/[\u202a-\u202e]/)
      expect(textsOf(document, 'w:p').join('\n'), name).toContain('</w:t></w:r><w:x/>&amp;<!-- ]]> gnp.exe')
    }
    expect(textsOf(await made.document('methods-and-results.docx'), 'w:p')[2]).toContain(LONG)
    const list = Papa.parse<string[]>(made.read('claims.csv').toString().trimEnd()).data
    expect(list[1]!.slice(1, 3)).toEqual(['</w:t></w:r><w:x/>&amp;<!-- ]]> gnp.exe', "'=cmd|' /C calc'!A0"])
    expect(list[2]!.slice(2, 4)).toEqual(["'@SUM(1)", '-1'])
    expect(made.read('contents.txt').toString().split('\n')[0]).toBe(
      'Submission of six: </w:t></w:r><w:x/>&amp;<!-- ]]> gnp.exe six',
    )
    expect(made.warned()).toContain(
      `warning  ${FOLDER}/figures/figure-2.pdf: expected characters of Liberation Sans`,
    )
  })
})

test('results that are out of date are refused: the files would not be those of the data', async () => {
  made.project().edit('data/raw/six/patients.csv', (text) => text.replace(',40', ',41'))
  await expect(made.run()).rejects.toMatchObject({
    name: 'CallError',
    message:
      'submission: expected up-to-date artifacts, found six/1-ingest out of date (npm run pipeline -- six)',
  })
  expect(existsSync(made.at('.'))).toBe(false)
})

test.each([
  [{}, [], 'submission: give one cohort'],
  [{}, ['six', 'seven'], 'submission: give one cohort'],
  [{}, ['six/1-ingest'], 'submission: expected a cohort with a report (six), found "six/1-ingest"'],
  [
    { as: 'eps' },
    ['six'],
    'submission: expected --as with formats of pdf, tiff, png, svg, emf, separated by commas, found "eps" (pdftocairo -eps makes EPS of a PDF: figures --help)',
  ],
  [
    { width: '90' },
    ['six'],
    'submission: expected --width among the widths of all figures (85, 180 mm), found 90',
  ],
  [{ width: '85,180' }, ['six'], 'submission: expected one --width, found 85, 180'],
  [{ dpi: '71' }, ['six'], 'submission: expected --dpi from 72 to 1200, found "71"'],
])('%j of %j is a wrong call, and nothing is written', async (flags, words, message) => {
  await expect(made.run(flags, words)).rejects.toMatchObject({ name: 'CallError', message })
  expect(existsSync(made.at('.'))).toBe(false)
})
