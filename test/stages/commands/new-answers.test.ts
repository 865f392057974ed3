import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

/** The bytes of a cohort's raw folder by name, with the cohort's name replaced. */
const written = (cohort: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(cohorts.root, 'data/raw', cohort)).map((name) => [
      name,
      cohorts.read(`data/raw/${cohort}/${name}`).replaceAll(cohort, '<cohort>'),
    ]),
  )

const table = (n = 24): string =>
  `pt,surname,arm,stage,status,os_months\n${Array.from(
    { length: n },
    (_, i) =>
      `${i + 1},Person ${'ABCDEFGH'[i % 8]}son,${i % 2 ? 'new' : 'control'},${['II', 'I', 'III'][i % 3]},${i % 3 ? 'dead' : 'alive'},${3 * i + 1}\n`,
  ).join('')}`

const answers = (name: string, text: string): string => cohorts.file(name, text)

describe('the answers of new', () => {
  it('are with --yes those of Enter at every question, byte for byte', async () => {
    const path = cohorts.file('same.csv', table())
    const session = await cohorts.session(['new', 'zz-entered', path], Array(12).fill(''))
    expect(session.code).toBe(0)
    const yes = await cohorts.call(['new', 'zz-proposed', path, '--yes'])
    expect(yes.code).toBe(0)
    expect(written('zz-proposed')).toEqual(written('zz-entered'))
    expect(yes.out.split('\n').slice(0, 5)).toEqual([
      'subject: column "pt" of same.csv (24 rows, no value twice); use --subject to choose another column',
      'left out: surname (they look like identifiers)',
      'event:   status: dead',
      'time:    at os_months (months)',
      'groups:  arm',
    ])
  })

  it('replay to the bytes of the session, also where the session had flags and other answers than the proposed ones', async () => {
    const path = cohorts.file('other.csv', table())
    const session = await cohorts.session(
      ['new', 'zz-first', path, '--event', 'status=alive', '--delimiter', ','],
      ['', 'surname', '', 'stage', 'III, II, I', '', ''],
    )
    expect(session.code).toBe(0)
    const file = join(cohorts.root, 'data/raw/zz-first/answers.yaml')
    expect(parse(written('zz-first')['answers.yaml']!)).toEqual({
      subject: 'pt',
      allow: ['surname'],
      event: 'status',
      codes: ['alive'],
      until: 'os_months',
      group: 'stage',
      order: { stage: ['III', 'II', 'I'] },
    })
    expect(written('zz-first')['answers.yaml']).toContain('new <cohort> <file ...> --delimiter , --answers')
    const again = await cohorts.call(['new', 'zz-again', path, '--delimiter', ',', '--answers', file])
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(written('zz-again')).toEqual(written('zz-first'))
  })

  it('are refused all at once, each with its place, and nothing is written', async () => {
    const path = cohorts.file('faults.csv', table())
    const file = answers(
      'faults.yaml',
      `subject: pt\nevnt: status\nuntil: os_month\ngroup: arms\nat: nowhere\norder:\n  stage: [I, II]\n  grade: [a, b]\ncodes: { a: 1 }\n`,
    )
    const { code, err } = await cohorts.call(['new', 'faults', path, '--answers', file])
    expect(code).toBe(1)
    const lines = err.split('\n').map((line) => line.replace(file, 'faults.yaml'))
    expect(lines).toHaveLength(7)
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^faults\.yaml:2:1: expected a question .* found "evnt" \(did you mean event\?\)$/,
      ),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^faults\.yaml:3:1 until: .* no column is called "os_month"/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^faults\.yaml:4:1 group: .* no column is called "arms"/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^faults\.yaml:5:1 at: expected a column of the files, found "nowhere"/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^faults\.yaml:7:3 order\/stage: .* III is missing in the order/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^faults\.yaml:8:3 order\/grade: expected a column of the files, found "grade"/),
    )
    expect(lines).toContainEqual(expect.stringMatching(/^faults\.yaml:9:1 codes: expected a text/))
    expect(cohorts.exists('data/raw/faults')).toBe(false)
  })

  it('are refused where they contradict each other, and where their question does not arise', async () => {
    const path = cohorts.file('contradict.csv', table())
    const call = async (text: string) =>
      cohorts.call(['new', 'contradict', path, '--answers', answers('contradict.yaml', text)])
    expect((await call('event: status\nuntil: status\n')).err).toContain(
      'contradict.yaml:2:1 until: expected an answer that the question accepts, found status records whether the event occurred',
    )
    expect((await call('codes: [dead, alive]\n')).err).toContain('all codes are the event')
    expect((await call('group: status\n')).err).toContain('status records the event')
    expect((await call('unit: mo\n')).err).toContain('1:1 unit: expected an answer to a question that arises')
    expect((await call('subject: arm\n')).err).toContain(
      'arm cannot identify subjects: "control" occurs twice',
    )
    expect((await call('event: status\nevent: arm\n')).err).toContain('expected each name once')
    expect((await call('- subject\n')).err).toContain('expected answers by name')
    expect((await call('a: &x [1]\nsubject: *x\n')).err).toContain('expected no YAML alias')
    expect(cohorts.exists('data/raw/contradict')).toBe(false)
  })

  it('agree with the options of the call, or are refused', async () => {
    const path = cohorts.file('flags.csv', table())
    const file = answers('flags.yaml', 'event: status\ncodes: [alive]\n')
    const call = (name: string, event: string) =>
      cohorts.call(['new', name, path, '--answers', file, '--event', event])
    expect((await call('zz-agree', 'status=alive')).code).toBe(0)
    expect((await call('zz-differ', 'status=dead')).err).toContain(
      'flags.yaml:2:1 codes: expected dead, as the options say, found alive',
    )
    expect(cohorts.exists('data/raw/zz-differ')).toBe(false)
  })

  it('are about no dates of columns that are left out, and none of their cells is shown', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `${i + 1},0${i + 1}.03.45,${i % 2},${10 + i}\n`).join('')
    const path = cohorts.file('births.csv', `pt,birth_date,dead,os_months\n${rows}`)
    const { out, code } = await cohorts.session(['new', 'zz-births', path], Array(8).fill(''))
    expect(code).toBe(0)
    expect(out).toContain('left out: birth_date')
    expect(out).not.toMatch(/03\.45|two digits/)
  })

  it('are not needed for CDISC ADTTE, whose curves are shown', async () => {
    const rows = Array.from(
      { length: 6 },
      (_, i) => `S${i},OS,Overall survival,${i + 1},MONTHS,${i % 2}\n`,
    ).join('')
    const path = cohorts.file('adtte.csv', `USUBJID,PARAMCD,PARAM,AVAL,AVALU,CNSR\n${rows}`)
    const { out, code } = await cohorts.session(['new', 'zz-adtte', path, '--adtte'], [''])
    expect(code).toBe(0)
    expect(out).toMatch(/times in months:\n.*\n {2}all +3\/6/)
  })

  it('take the proposal where the file has no answer, and say which', async () => {
    const path = cohorts.file('some.csv', table())
    const file = answers('some.yaml', 'group: null\n')
    const { out, code } = await cohorts.call(['new', 'some', path, '--answers', file])
    expect(code).toBe(0)
    expect(out).toContain('some.yaml does not answer subject, allow, event, codes, until, reorder')
    expect(parse(cohorts.read('data/raw/some/analysis.yaml')).estimates['first-endpoint'].by).toBeUndefined()
  })

  it('need one where nothing is proposed', async () => {
    const path = cohorts.file('two.csv', 'nr,id,dead,os_months\n1,a,1,3\n2,b,0,4\n3,c,1,5\n')
    const { err, code } = await cohorts.call(['new', 'two', path, '--answers', answers('two.yaml', '{}\n')])
    expect(code).toBe(1)
    expect(err).toContain('two.yaml subject: expected an answer (nr, id), found none')
    expect((await cohorts.call(['new', 'two', path, '--yes'])).err).toContain('choose one with --subject')
  })

  it('are not asked for without a terminal: the proposals of before, with a line that names both flags', async () => {
    const path = cohorts.file(
      'piped.csv',
      table().replace('surname', 'remark').replaceAll('Person', 'remark'),
    )
    const { out, code } = await cohorts.call(['new', 'piped', path])
    expect(code).toBe(0)
    expect(out).toContain('no terminal: not asked for event')
    expect(out).toContain('--yes takes every proposal, --answers <file> gives answers')
    expect(cohorts.exists('data/raw/piped/answers.yaml')).toBe(false)
    expect(cohorts.read('data/raw/piped/analysis.yaml')).toContain('its categories are in alphabetical order')
  })

  it('number the rows of a file in which no column identifies the subject', async () => {
    const path = cohorts.file('rows.csv', 'age,dead,os_months\n50,1,3\n50,0,4\n60,1,4\n60,0,9\n')
    const { code } = await cohorts.call(['new', 'zz-rows', path, '--yes'])
    expect(code).toBe(0)
    expect(parse(written('zz-rows')['answers.yaml']!)).toMatchObject({ 'number-rows': 'yes', event: 'dead' })
    const file = join(cohorts.root, 'data/raw/zz-rows/answers.yaml')
    expect((await cohorts.call(['new', 'zz-rows-again', path, '--answers', file])).code).toBe(0)
    expect(written('zz-rows-again')).toEqual(written('zz-rows'))
    const refused = await cohorts.call([
      'new',
      'no',
      path,
      '--answers',
      answers('no.yaml', 'number-rows: no\n'),
    ])
    expect(refused.err).toContain('no column has a different value in every row')
  })

  it('are read within limits: 1 MB, no text in another encoding', async () => {
    const path = cohorts.file('limits.csv', table())
    const call = (name: string, bytes: Uint8Array) => {
      const file = answers(name, '')
      writeFileSync(file, bytes)
      return cohorts.call(['new', 'limits', path, '--answers', file])
    }
    expect((await call('large.yaml', new Uint8Array(1_000_001).fill(32))).err).toContain('at most 1 MB')
    expect((await call('latin.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xe4]))).err).toContain(
      'text in UTF-8',
    )
    const deep = new TextEncoder().encode(`codes: ${'['.repeat(500)}`)
    expect(await call('deep.yaml', deep)).toMatchObject({ code: 1 })
  })
})

describe('columns that were left out', () => {
  it('stay out when a later version of the file is taken', async () => {
    const { renewCohort } = await import('../../../stages/commands/renew.ts')
    const path = cohorts.file('kept.csv', table())
    expect((await cohorts.call(['new', 'kept', path, '--yes'])).code).toBe(0)
    const later = cohorts.file('later.csv', table(27))
    const said = await renewCohort({ root: cohorts.root, words: ['kept', later], flags: {} })
    expect(said).toContain('3')
    expect(cohorts.read('data/raw/kept/kept.csv')).not.toContain('Person')
    expect(cohorts.read('data/raw/kept/kept.csv').split('\n')).toHaveLength(29)
  })
})
