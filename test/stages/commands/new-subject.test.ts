import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { nonInteractive } from '../../../stages/commands/new/answers/asker.ts'
import { newCohort } from '../../../stages/commands/new/new-cohort.ts'
import { onDisk } from '../../../stages/commands/new/on-disk.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-subject-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let calls = 0
/** What `new` says of files, and the subject that it wrote into the plan; or why it refuses. */
const called = async (texts: readonly string[], subject?: string, more: CommandCall['flags'] = {}) => {
  const root = mkdtempSync(join(folder, 'root-'))
  const paths = texts.map((_, i) => join(folder, `file-${calls++}-${i}.csv`))
  for (const [i, path] of paths.entries()) writeFileSync(path, texts[i]!)
  const manifest = { stages: [], engines: [], commands: [] } as unknown as CommandCall['manifest']
  const flags = { ...(subject === undefined ? {} : { subject }), ...more }
  const places = { code: root, packages: root, project: root }
  try {
    const said = await newCohort(
      onDisk({ places, root, words: ['made', ...paths], flags, manifest }),
      nonInteractive,
    )
    const plan = parse(readFileSync(join(root, 'data/raw/made/analysis.yaml'), 'utf8'))
    return { subject: plan.subject as string, said }
  } catch (error) {
    return { subject: null, said: (error as Error).message }
  }
}

const table = (header: string, ids: readonly string[]): string =>
  `${header}\n${ids.map((id, i) => `${id};${33 + 7 * i};${i % 2}\n`).join('')}`
/** A patient who came twice, at days that are all different. */
const TWICE = table('Patient;Tage;verstorben', [...Array(12)].map((_, i) => `Pat ${i + 1}`).concat('Pat 3'))

describe('the subject of a new cohort', () => {
  it.each([
    ['blanks', ['PAT 001', 'PAT 002', 'PAT 003', 'PAT 004']],
    ['points', ['TCGA.AB.2803', 'TCGA.AB.2804', 'TCGA.AB.2805', 'TCGA.AB.2806']],
    ['slashes', ['12/2015', '13/2015', '1/2016', '2/2016']],
    ['blanks before them', ['  1', '  2', ' 10', '100']],
    ['numbers with points', ['1.01', '1.02', '2.01', '2.02']],
    ['letters of all kinds', ['Å-1 (a)', 'Ω,2', '#3', "O'4"]],
  ])('may have any text for a name, such as one with %s, and is the first line', async (_, ids) => {
    const text = table('pt;months;dead', ids)
    for (const subject of [undefined, 'pt']) {
      const { subject: taken, said } = await called([text], subject)
      expect(taken).toBe('pt')
      expect(said).toMatch(/^subject: column "pt" of file-\S+\.csv \(4 rows, no value twice\)/)
    }
  })

  it('is never a time, even if the subject occurs twice: the message names the patient and the lines', async () => {
    const { subject, said } = await called([TWICE])
    expect(subject).toBe(null)
    expect(said).toContain('Patient seems to name the subject, but "Pat 3" occurs twice, in lines 4 and 14')
    expect((await called([TWICE], 'Patient')).said).toContain('"Pat 3" occurs twice, in lines 4 and 14')
    expect((await called([TWICE], 'Tage')).said).toContain(
      'found "Tage": it holds times, which do not name subjects',
    )
  })

  it.each(['Tage', 'time', 'os_months', 'Überleben in Monaten', 'survival', 'fu_days', 'OP'])(
    'is no time without another column that could be: %s',
    async (header) => {
      const ids = header === 'OP' ? ['01.02.2015', '03.04.2016', '05.06.2017'] : ['17', '204', '35']
      expect((await called([`${header};tot\n${ids.map((id) => `${id};1\n`).join('')}`])).said).toContain(
        `${header} cannot be it, since it holds`,
      )
    },
  )

  it('is no age, size or number with decimals that happens to differ in each row', async () => {
    const { said } = await called(['age;size_mm;ldh;dead\n50;12;1.5;0\n61;13;2.5;1\n48;17;0.5;0\n'])
    expect(said).toContain('found none')
    const alone = await called(['platelets;dead\n263358;0\n162000;1\n210000;0\n'])
    expect(alone.said).toContain('found platelets (choose one with --subject)')
    expect((await called(['platelets;dead\n263358;0\n162000;1\n210000;0\n'], 'platelets')).subject).toBe(
      'platelets',
    )
  })

  it('is the patient, not the visit, of rows that are visits: then it is a question', async () => {
    const rows = ['A;1;3', 'A;2;5', 'B;3;2', 'B;4;3', 'C;5;1', 'C;6;4'].join('\n')
    const { said } = await called([`patient;visit_id;size\n${rows}\n`])
    expect(said).toContain('patient seems to name the subject, but "A" occurs twice, in lines 2 and 3')
    expect(said).toContain('if visit_id names the subject, say --subject visit_id')
  })

  it('occurs twice even if one of the two is padded', async () => {
    expect((await called(['pt;days\nA 1;4\nA 1 ;9\nA 2;3\n'], 'pt')).said).toContain(
      '"A 1" occurs twice, in lines 2 and 3',
    )
  })

  it('is refused by --subject for what is wrong with it', async () => {
    const text = 'pt;centre;seen\nA;x;2015-01-02\n;x;2015-03-04\nC;y;2016-05-06\n'
    expect((await called([text], 'pt')).said).toContain('found "pt": it has an empty cell in line 3')
    expect((await called([text], 'centre')).said).toContain(
      'found "centre": "x" occurs twice, in lines 2 and 3',
    )
    expect((await called([text], 'seen')).said).toContain(
      'found "seen": it holds dates, which do not name subjects',
    )
    expect((await called([text], 'nr')).said).toContain('has no such column (pt, centre, seen)')
    expect((await called(['id;x\n1;2\n', 'nr;y\n1;2\n'], 'id')).said).toContain(
      '-1.csv has no such column (nr, y)',
    )
  })

  it('that is padded is said to be', async () => {
    expect((await called([table('pt;months;dead', ['  1', '  2', ' 10'])])).said).toContain(
      'to decide  pt: a space at an end of 3 cells: remove it in the file',
    )
  })

  it('is the one column that is called so, where another differs in each row too', async () => {
    expect((await called(['Bemerkung;Patienten-Nr;Alter\na;1;50\nb;2;61\nc;3;55\n'])).subject).toBe(
      'Patienten-Nr',
    )
    expect((await called(['a;b\n1;x\n2;y\n'])).said).toContain('found a, b (choose one with --subject)')
  })
})

it('a line of sums under the rows is no subject', async () => {
  expect((await called(['pt;days;dead\nA;4;1\nB;9;0\nTotal;13;1\n'])).said).toContain(
    'pt seems to name the subject, but "Total" in line 4 seems to be a line of totals',
  )
})

it('a unit that contradicts the header is refused, and one column lends its unit to no other without a word', async () => {
  const text = 'pt;dead;os_months;relapse_time\nA;1;4;3\nB;0;9;9\nC;1;5;5\n'
  const flags = { event: 'dead=1', until: 'os_months' }
  expect((await called([text], 'pt', { ...flags, at: 'os_months', unit: 'd' })).said).toContain(
    'expected --unit mo as in the header of os_months, found "d"',
  )
  expect((await called([text], 'pt', { ...flags, at: 'relapse_time' })).said).toContain(
    'the header of relapse_time names no unit, and that of os_months, mo, may not apply',
  )
  expect((await called([text], 'pt', { ...flags, at: 'relapse_time', unit: 'mo' })).subject).toBe('pt')
})

it('two names that may be one subject are said, and a header again under the rows is refused', async () => {
  const { said } = await called(['pt;days\nA1;3\na1;4\n007;5\n7;6\nB 2;7\n'])
  expect(said).toContain(
    'to decide  pt: "A1" and "a1" differ only in capitals, zeros, spaces or invisible characters',
  )
  expect(said).toContain('"007" and "7" differ only in capitals, zeros')
  expect((await called(['pt;days\nA100;3\nA10;4\nA1;5\n'])).said).not.toContain('differ by')
  expect((await called(['pt;days\nA1;3\npt;days\nB1;4\n'])).said).toContain(
    ':3: expected a row, found the header again',
  )
})
