import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { type Asker, terminal } from '../../../stages/commands/new/asker.ts'
import { newCohort } from '../../../stages/commands/new.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-new-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** Answers by what a question begins with; a question that none fits fails. */
const answering = (answers: Readonly<Record<string, string | undefined>>): Asker => ({
  choose: async (question, offered) => {
    const begin = Object.keys(answers).find((words) => question.startsWith(words))
    if (begin === undefined) throw new Error(`asked: ${question}`)
    const answer = answers[begin]
    if (answer !== undefined) expect(offered).toContain(answer)
    return answer
  },
  close: () => {},
})

describe('new, asked in a terminal', () => {
  const dates = `no,case,status,operated,seen,relapse\n1,a,dead,2015-01-02,2016-01-02,\n2,b,alive,2015-02-03,2017-02-03,2016-05-06\n`
  const call = (root: string, path: string): CommandCall => ({
    root,
    places: { code: root, packages: root, project: root },
    words: ['asked', path],
    flags: {},
    manifest: { stages: [], engines: [], commands: [] } as unknown as CommandCall['manifest'],
  })

  it('writes the endpoint of the answers, between dates', async () => {
    const root = mkdtempSync(join(folder, 'asked-'))
    const said = await newCohort(
      call(root, file('asked.csv', dates)),
      answering({
        'Which column identifies the subject': 'case',
        'Which column records whether the event': 'status',
        'Which code of status': 'dead',
        'Which column has the time or date of last contact': 'seen',
        'Which column has the time or date of the event': undefined,
        'Which column is the date of origin': 'operated',
      }),
    )
    expect(said).toContain('make the open decisions')
    const plan = parse(readFileSync(join(root, 'data/raw/asked/analysis.yaml'), 'utf8'))
    expect(plan.subject).toBe('case')
    expect(plan.endpoints['first-endpoint']).toMatchObject({
      from: 'operated',
      event: { when: { status: 'dead' }, at: 'seen' },
      until: 'seen',
    })
  })

  it('leaves the endpoint for later where that is the answer', async () => {
    const root = mkdtempSync(join(folder, 'asked-'))
    const later = answering({
      'Which column identifies the subject': 'no',
      'Which column records whether the event': undefined,
    })
    expect(await newCohort(call(root, file('asked.csv', dates)), later)).toContain(
      'name the event and its codes',
    )
    expect(parse(readFileSync(join(root, 'data/raw/asked/analysis.yaml'), 'utf8')).endpoints).toBeUndefined()
  })

  const typing = (lines: string) => {
    const input = new PassThrough()
    const output = new PassThrough()
    const asker = terminal(input, output)
    input.write(lines)
    return { asker, input, shown: () => String(output.read() ?? '') }
  }

  it('takes a number of the list or a name, and asks again for anything else', async () => {
    const { asker, shown } = typing('7\nnobody\n2\n')
    expect(await asker.choose('Which?', ['Status', 'Seen'])).toBe('Seen')
    expect(shown()).toContain('Which?\n  1  Status\n  2  Seen\n')
    asker.close()
    expect(await typing('SEEN\n').asker.choose('Which?', ['Status', 'Seen'])).toBe('Seen')
  })

  it('numbers no list of numbers, in which 1 is the code 1', async () => {
    const { asker, shown } = typing('1\n')
    expect(await asker.choose('Which code?', ['0', '1'])).toBe('1')
    expect(shown()).toContain('Which code?\n  0\n  1\none of these: ')
  })

  it('takes Enter only where none may be chosen', async () => {
    expect(await typing('\n').asker.choose('Which?', ['a', 'b'], 'decide later')).toBeUndefined()
    expect(await typing('\nb\n').asker.choose('Which?', ['a', 'b'])).toBe('b')
  })

  it('ends where the input ends, instead of waiting', async () => {
    const { asker, input } = typing('')
    const asked = asker.choose('Which?', ['a', 'b'])
    input.end()
    await expect(asked).rejects.toThrow(
      'new: expected an answer, found the end of the input (nothing was written)',
    )
  })
})
