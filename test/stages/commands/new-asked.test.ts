import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Question } from '../../../cohort/propose/interview/question.ts'
import { terminal } from '../../../stages/commands/new/answers/terminal.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

const written = (cohort: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(cohorts.root, 'data/raw', cohort)).map((name) => [
      name,
      cohorts.read(`data/raw/${cohort}/${name}`),
    ]),
  )

/** Every line of an output without control characters other than the line ends of the terminal itself. */
const hasControl = (text: string): boolean =>
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text)

const dates = `no,case,status,operated,seen,relapse,arm
1,a,dead,2015-01-02,2016-01-02,,new
2,b,alive,2015-02-03,2017-02-03,2016-05-06,old
3,c,alive,2015-02-04,2017-02-05,,new
4,d,dead,2015-02-05,2015-12-05,,old
5,e,alive,2015-02-06,2018-02-05,,new
6,f,alive,2015-02-07,2017-08-05,,old
`

describe('new, asked in a terminal', () => {
  it('takes Enter for every proposal, shows what it rests on, and the numbers before it writes', async () => {
    const path = cohorts.file('enter.csv', dates)
    // subject (no proposal: no and case both name the rows), event, codes, until, at, from, group, order, write
    const { out, code } = await cohorts.session(
      ['new', 'enter', path],
      ['case', '', '', '', '', '', '', '', ''],
    )
    expect(code).toBe(0)
    expect(out).toContain('enter.csv: 6 rows, 7 columns')
    expect(out).toMatch(/status +alive \(4\), dead \(2\)/)
    expect(out).toContain('proposed: status (its header says so)')
    expect(out).toContain('proposed: dead (their words say so)')
    expect(out).toContain('proposed: operated (its header names the beginning)')
    expect(out).toContain('proposed: arm (its header names a group or a treatment)')
    expect(out.indexOf('first curve')).toBeGreaterThan(0)
    expect(out.indexOf('first curve')).toBeLessThan(out.indexOf('Write data/raw/enter/?'))
    expect(out).toMatch(/all +2\/6/)
    const plan = parse(written('enter')['analysis.yaml']!)
    expect(plan.subject).toBe('case')
    expect(plan.endpoints['first-endpoint']).toMatchObject({
      from: 'operated',
      event: { when: { status: 'dead' }, at: 'seen' },
      until: 'seen',
    })
    expect(plan.estimates['first-endpoint'].by).toEqual(['arm'])
  })

  it('asks again with the reason: time and event in one column, two categories in one place, a word of no column', async () => {
    const path = cohorts.file('again.csv', dates)
    const { out, code } = await cohorts.session(
      ['new', 'again', path, '--subject', 'case'],
      [
        'seen',
        'status',
        'dead',
        'status',
        'nobody',
        'seen',
        '',
        'seen',
        'operated',
        'arm',
        'old,old',
        'old',
        '',
      ],
    )
    expect(code).toBe(0)
    expect(out).toContain('seen is filled in every row: every subject would have the event')
    expect(out).toContain('status records whether the event occurred; a time or a date is needed')
    expect(out).toContain('no column is called "nobody"')
    expect(out).toContain('seen is the end of the time; the origin is another date')
    expect(out).toContain('"old" occurs twice')
    const fields = JSON.parse(written('again')['datapackage.json']!).resources[0].schema.fields
    expect(fields.find(({ name }: { name: string }) => name === 'arm').categories).toEqual(['old', 'new'])
  })

  it('leaves the endpoint for later where that is the answer', async () => {
    const path = cohorts.file('later.csv', dates)
    const { out } = await cohorts.session(['new', 'later', path, '--subject', 'no'], ['-', ''])
    expect(out).toContain('curve:   later (not decided: event)')
    expect(parse(written('later')['analysis.yaml']!).endpoints).toBeUndefined()
  })

  it('asks once for all columns that look like identifiers, and writes nothing of those left out', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => `${i + 1},Mia ${'ABCDEFGH'[i]}erg,1950-01-0${i + 1},${i % 2},${10 + i}`,
    )
    const path = cohorts.file(
      'persons.csv',
      `nr,patient_name,birth_date,dead,os_months\n${rows.join('\n')}\n`,
    )
    const { out, code } = await cohorts.session(['new', 'persons', path], ['nr', '', '', '', '', ''])
    expect(code).toBe(0)
    expect(out.match(/look like identifiers\./g)).toHaveLength(1)
    expect(out).toContain('patient_name (persons.csv:1:2)')
    expect(out).toContain('birth_date (persons.csv:1:3)')
    expect(out).not.toContain('Mia')
    for (const text of Object.values(written('persons'))) expect(text).not.toMatch(/Mia|1950/)
    expect(written('persons')['persons.csv']).toBe(
      `nr,dead,os_months\n${Array.from({ length: 8 }, (_, i) => `${i + 1},${i % 2},${10 + i}\n`).join('')}`,
    )
    expect(written('persons')['answers.yaml']).toContain('allow: null\n')
  })

  it('keeps no identifier that is the subject without being told so', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `M${i},${i % 2},${10 + i}`)
    const path = cohorts.file('mrn.csv', `mrn_no,dead,os_months\n${rows.join('\n')}\n`)
    const { out } = await cohorts.session(['new', 'mrn', path], ['mrn_no', '', '-', 'mrn_no', '', '', '', ''])
    expect(out).toContain('nothing is proposed here: an answer is needed')
    expect(out).toContain('mrn_no identifies the subject and cannot be left out')
    expect(parse(written('mrn')['analysis.yaml']!).identifiers).toEqual({ allowed: ['mrn_no'] })
  })

  it('asks for the order of categories: of the groups alone, of the others in one question', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => {
      const grade = ['mild', 'severe', 'moderate'][i % 3]
      return `${i + 1},${i % 2},${10 + i},${['b', 'a', 'c'][i % 3]},${grade},${['x', 'y', 'z'][i % 3]}`
    })
    const path = cohorts.file('orders.csv', `nr,dead,os_months,arm,grade,site\n${rows.join('\n')}\n`)
    const { out } = await cohorts.session(
      ['new', 'orders', path, '--subject', 'nr'],
      ['', '', '', '', 'c', 'site', 'z, x', 'z, x, y', ''],
    )
    expect(out).toContain('mild < moderate < severe (from the least to the most, by their words)')
    expect(out).toContain('y is missing in the order')
    const { fields } = JSON.parse(written('orders')['datapackage.json']!).resources[0].schema
    const of = (name: string) => fields.find((field: { name: string }) => field.name === name)
    expect(of('arm').categories).toEqual(['c', 'a', 'b'])
    expect(of('grade').categories).toEqual(['mild', 'moderate', 'severe'])
    expect(of('site').categories).toEqual(['z', 'x', 'y'])
    expect(written('orders')['analysis.yaml']).not.toContain('alphabetical')
    expect((await cohorts.run(['orders'])).err).toBe('')
  })

  it('writes nothing after no, after the end of the input, and after Ctrl-C, and says so', async () => {
    const path = cohorts.file('nothing.csv', dates)
    const call = [
      'new',
      'nothing',
      path,
      '--subject',
      'no',
      '--event',
      'status=dead',
      '--until',
      'seen',
      '--from',
      'operated',
    ]
    const refused = await cohorts.session(call, ['', '-', 'perhaps', 'n'])
    expect(refused.out).toMatch(/nothing was written\n$/)
    expect(cohorts.exists('data/raw/nothing')).toBe(false)
    const ended = await cohorts.session(call, [''])
    expect(ended).toMatchObject({ code: 2 })
    expect(ended.err).toContain('found the end of the input (nothing was written)')
    expect(cohorts.exists('data/raw/nothing')).toBe(false)
    expect(cohorts.exists('.gitignore') && cohorts.read('.gitignore').includes('nothing')).toBe(false)
  })

  it('shows no control character of a header or a cell', async () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\u202eevil\u009b31m'
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${i + 1},${i % 2},${10 + i},${i % 3 === 0 ? evil : `b${i % 3}\u001b[31m`}`,
    )
    const path = cohorts.file('evil.csv', `nr,dead,os_months,arm${evil}\n${rows.join('\n')}\n`)
    const { out, err, code } = await cohorts.session(
      ['new', 'evil', path, '--subject', 'nr'],
      ['\u001b[2J', '', '', '', '4', '', '', ''],
    )
    expect(`${out}${err}`).not.toBe('')
    expect(hasControl(`${out}${err}`)).toBe(false)
    if (code === 0)
      for (const text of [written('evil')['answers.yaml']!]) expect(hasControl(text)).toBe(false)
  })
})

describe('the terminal', () => {
  const choice = (over: Partial<Question> = {}): Question => ({
    id: 'event',
    text: 'Which?',
    options: [{ value: 'Status' }, { value: 'Seen', saw: '3 dates' }],
    form: 'one',
    proposal: null,
    ...over,
  })
  const typing = (lines: string, isTTY = false) => {
    const input = new PassThrough()
    const output = Object.assign(new PassThrough(), { isTTY })
    const asker = terminal(input, output)
    input.write(lines)
    return { asker, input, shown: () => String(output.read() ?? '') }
  }

  it('takes a number of the list or a name in any capitals, and asks again for anything else', async () => {
    const { asker, shown } = typing('7\nnobody\n2\n')
    expect(await asker.ask(choice())).toBe('Seen')
    expect(shown()).toContain('Which?\n  1  Status\n  2  Seen    3 dates\n')
    asker.close()
    expect(await typing('SEEN\n').asker.ask(choice())).toBe('Seen')
  })

  it('numbers no list of numbers, in which 1 is the code 1', async () => {
    const { asker, shown } = typing('1\n')
    expect(await asker.ask(choice({ options: [{ value: '0' }, { value: '1' }] }))).toBe('1')
    expect(shown()).toContain('Which?\n  0\n  1\n')
  })

  it('takes Enter only for a proposal', async () => {
    expect(await typing('\n').asker.ask(choice({ proposal: { answer: 'Seen', why: 'x' } }))).toBe('Seen')
    const open = choice({ none: 'later', proposal: { answer: null, why: 'x' } })
    expect(await typing('\n').asker.ask(open)).toBeNull()
    expect(await typing('\nStatus\n').asker.ask(choice())).toBe('Status')
  })

  it('ends where the input ends, and at Ctrl-C, instead of waiting', async () => {
    const ended = typing('')
    const asked = ended.asker.ask(choice())
    ended.input.end()
    await expect(asked).rejects.toThrow(
      'new: expected an answer, found the end of the input (nothing was written)',
    )
    const interrupted = typing('', true)
    const waiting = interrupted.asker.ask(choice())
    interrupted.input.write('\u0003')
    await expect(waiting).rejects.toThrow('new: expected an answer, found Ctrl-C (nothing was written)')
  })
})
