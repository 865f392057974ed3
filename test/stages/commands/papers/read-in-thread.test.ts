import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFigureFile, readPaperFile } from '../../../../stages/commands/papers/read-in-thread.ts'
import { announced, whileWaiting } from '../../../../stages/commands/papers/while-waiting.ts'
import { REAL } from '../../../../tools/support/project.ts'
import {
  bombStream,
  formsInLetter,
  formsInPattern,
  formsOfForms,
  onePage,
  SENTENCE,
  SHOWN,
} from '../../../support/documents/hostile-pdf.ts'

const PLACES = { code: join(REAL, 'build') }

describe('the file of a paper', () => {
  it('is read in a thread as it is without one', async () => {
    const reading = await readPaperFile(PLACES, onePage(), 'a.pdf')
    expect('document' in reading && reading.document.paragraphs.map(({ text }) => text)).toEqual([SENTENCE])
  })

  it('that unpacks to 3 GB is a bomb of some kB, and ends at the bound of memory', async () => {
    const small = bombStream(2) as { stream: Uint8Array }
    expect(inflateSync(inflateSync(small.stream)).every((byte) => byte === 32)).toBe(true)
    const bytes = onePage({ content: bombStream(3000) })
    expect(bytes.length).toBeLessThan(20_000)
    const reading = await readPaperFile(PLACES, bytes, 'a.pdf', { megabytes: 150, seconds: 50 })
    expect(reading).toEqual({
      faults: [
        {
          place: 'the file',
          expected: 'a file that is read within 150 MB of memory',
          found: 'one that needs more',
          remedy: expect.stringContaining('print the pages that matter to a new PDF'),
        },
      ],
    })
  })

  it('that fills the heap ends at the bound of memory', async () => {
    const bytes = new TextEncoder().encode(`<html><body>${'<p>'.repeat(290_000)}`)
    const reading = await readPaperFile(PLACES, bytes, 'a.html', { megabytes: 30, seconds: 50 })
    expect('faults' in reading && reading.faults[0]!.expected).toContain('30 MB of memory')
  })

  it('that needs long ends at the bound of time', async () => {
    const bounds = { megabytes: 1500, seconds: 0.5 }
    const reading = await readPaperFile(PLACES, formsOfForms(8, SHOWN), 'a.pdf', bounds)
    expect('faults' in reading && reading.faults[0]!.expected).toBe('a file that is read within 0.5 seconds')
  })
})

describe('the file of a figure', () => {
  it('whose forms draw each other 10^8 times ends in a message', async () => {
    const reading = await readFigureFile(PLACES, formsOfForms(8, '0 0 m 1 1 l S'), { page: null })
    expect('fault' in reading && reading.fault.expected).toMatch(/at most 10000 forms in forms/)
  })

  it('whose pattern or drawn letter has such forms, which are not counted, ends at a bound', async () => {
    const bounds = { megabytes: 1500, seconds: 1 }
    for (const of of [formsInPattern, formsInLetter]) {
      const whole = await readFigureFile(PLACES, of(2, '0 0 m 1 1 l S'), { page: null })
      expect('fault' in whole && whole.fault.expected).toMatch(/^a Kaplan-Meier figure/)
      const reading = await readFigureFile(PLACES, of(9, '0 0 m 1 1 l S'), { page: null }, bounds)
      expect('fault' in reading && reading.fault.expected).toBe('a file that is read within 1 seconds')
    }
  })

  it('is no excuse for an error of the program: it passes', async () => {
    await expect(readFigureFile(PLACES, null as never, { page: null })).rejects.toThrow(/null/)
  })
})

describe('long work', () => {
  const terminalOf = (isTTY: boolean) => {
    const written: string[] = []
    return { written, isTTY, write: (text: string) => written.push(text) > 0 }
  }
  const later = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(7), 60))

  it('says on a terminal what it does, and takes that away when it is done', async () => {
    const terminal = terminalOf(true)
    expect(await whileWaiting('reading a\u001b.pdf', later(), terminal as never, 20)).toBe(7)
    expect(terminal.written[0]).toMatch(/reading a.*\.pdf: 0 s$/)
    expect(terminal.written[0]!.slice(5)).not.toContain('\u001b')
    expect(terminal.written.at(-1)).toBe('\r\x1b[2K')
  })

  it('says nothing elsewhere, and nothing if it is short', async () => {
    const [file, quick] = [terminalOf(false), terminalOf(true)]
    await whileWaiting('x', later(), file as never, 20)
    await whileWaiting('x', Promise.resolve(), quick as never)
    announced('x', file as never)()
    expect([...file.written, ...quick.written]).toEqual([])
    announced('searching', quick as never)()
    expect(quick.written).toEqual(['\r\x1b[2Ksearching ...', '\r\x1b[2K'])
  })
})
