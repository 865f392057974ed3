import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkedPaper } from '../../../stages/commands/check/checked-paper.ts'
import { command } from '../../../stages/commands/check.ts'
import { REAL } from '../../../tools/support/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'casebook-check-'))

afterEach(() => {
  vi.restoreAllMocks()
})

const run = async (text: string, flags: Readonly<Record<string, unknown>> = {}) => {
  const path = join(folder, 'paper.txt')
  writeFileSync(path, text)
  const out: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => out.push(String(piece)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((piece) => out.push(String(piece)) > 0)
  const code = await command.run({ places: { code: join(REAL, 'build') }, words: [path], flags } as never)
  return { code, out: out.join('') }
}

const outcomesOf = (...sentences: readonly string[]): readonly string[] =>
  checkedPaper(
    sentences.map((text, i) => ({ kind: 'text', section: 'Results', place: `paragraph ${i + 1}`, text })),
  ).findings.map(({ outcome, check }) => `${outcome}: ${check}`)

/** Sentences with one error each, that no data can give. */
const WRONG = [
  ['Recurrence was seen in 13 of 48 patients (28.1%).', 'contradiction: percentage'],
  ['Complications occurred in 11/48 (29.2%) patients.', 'contradiction: percentage'],
  ['The median survival was 21.0 months (95% CI 22.1 to 41.8).', 'contradiction: inside interval'],
  ['The hazard ratio was 3.90 (95% CI 1.20 to 3.68; P = 0.01).', 'contradiction: inside interval'],
  ['The hazard ratio of death was 2.10 (95% CI 1.20 to 3.68; P = 0.62).', 'contradiction: ratio and p'],
  ['An odds ratio of 0.50 (95% CI 0.20–1.25, p < 0.0001) was found.', 'contradiction: ratio and p'],
] as const

/** The same without the error. */
const RIGHT = [
  'Recurrence was seen in 13 of 48 patients (27.1%).',
  'Complications occurred in 11/48 (22.9%) patients.',
  'The median survival was 21.0 months (95% CI 0.2 to 41.8).',
  'The hazard ratio was 2.10 (95% CI 1.20 to 3.68; P = 0.01).',
  'The hazard ratio of death was 2.10 (95% CI 1.20 to 3.68; P = 0.009).',
  'An odds ratio of 0.50 (95% CI 0.20–1.25, p = 0.14) was found.',
] as const

describe('check', () => {
  it.each(WRONG)('finds the error in: %s', (sentence, wanted) => {
    expect(outcomesOf(sentence)).toContain(wanted)
  })

  it.each(RIGHT)('finds no error in: %s', (sentence) => {
    const outcomes = outcomesOf(sentence)
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.filter((outcome) => outcome.startsWith('contradiction'))).toEqual([])
  })

  it('joins no numbers of different sentences, and none of the literature', () => {
    const outcomes = outcomesOf(
      'Of 40 patients 12 had a recurrence. In 2014, 55.0% of patients were men [12,13].',
      'Smith et al. found 31 of 90 patients (34.4%) [4]. The hazard ratio was 2.0. The interval of another was 3.1 to 4.0.',
    )
    expect(outcomes.filter((outcome) => outcome.startsWith('contradiction'))).toEqual([])
  })

  it('says what contradicts, where, in which sentence, and how much was not checked', async () => {
    const { code, out } = await run(
      `Results\n\nRecurrence was seen in 13 of 48 patients (28.1%). The mean age was 61 years.\n`,
    )
    expect(code).toBe(0)
    expect(out).toContain('13 of 48 is 27.08%, not 28.1%')
    expect(out).toContain('Results, paragraph 1: "Recurrence was seen in 13 of 48 patients (28.1%)."')
    expect(out).toMatch(/4 numbers of results found in the text; 3 could be checked, 1 could not/)
    expect(out).toContain('1 contradiction, 0 questions')
  })

  it('lists with --all what agrees and what was not checked, and gives the same as JSON', async () => {
    const text = 'Recurrence was seen in 13 of 48 patients (27.1%). The mean age was 61 years.'
    const { out } = await run(text, { all: true })
    expect(out).toContain('AGREE\n  1. Percentage and count: 13 of 48 is 27.1%.')
    expect(out).toContain('NOT CHECKED')
    const { out: json } = await run(text, { json: true })
    expect(JSON.parse(json).findings[0]).toMatchObject({ outcome: 'consistent', check: 'percentage' })
  })

  it('is no pass where nothing could be checked', async () => {
    const { code, out } = await run('We looked at the margin.')
    expect(code).toBe(1)
    expect(out).toContain('No result was found')
  })

  it('prints no control characters of a paper', async () => {
    const { out } = await run('Recurrence\u001b[31m was seen in 13 of 48 patients (28.1%)\u202e.')
    expect(out).toContain('13 of 48')
    expect(out).not.toMatch(/[\u001b\u202e]/)
  })

  it('of no file, and of two, is a wrong call', async () => {
    await expect(command.run({ words: [], flags: {} } as never)).rejects.toThrow('give one paper')
    await expect(command.run({ words: [join(folder, 'none.pdf')], flags: {} } as never)).rejects.toThrow(
      'found no file',
    )
  })
})
