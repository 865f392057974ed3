import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { command } from '../../../stages/commands/paper-tables/command.ts'
import { REAL } from '../../../tools/support/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'casebook-paper-tables-'))

afterEach(() => {
  vi.restoreAllMocks()
})

const run = async (words: readonly string[], out?: string) => {
  const said: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => said.push(String(piece)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((piece) => said.push(String(piece)) > 0)
  const code = await command.run({
    places: { code: join(REAL, 'build') },
    words,
    flags: out === undefined ? {} : { out },
  } as never)
  return { code, said: said.join('') }
}

const PAGE =
  '<html><table><caption>Table 1. Sites\u001b[31m</caption><thead><tr><th>Site<th>n</tr></thead><tr><td>Left<td>3</tr><tr><td>=cmd()<td>4</tr></table></html>'

it('writes each table and the places of its cells, says what it found, and overwrites nothing', async () => {
  const paper = join(folder, 'paper.html')
  writeFileSync(paper, PAGE)
  const out = join(folder, 'new', 'tables')
  const { code, said } = await run([paper], out)
  expect(code).toBe(0)
  expect(readdirSync(out)).toEqual(['places.csv', 'table-1.csv'])
  expect(readFileSync(join(out, 'table-1.csv'), 'utf8')).toBe('Site,n\r\nLeft,3\r\n=cmd(),4\r\n')
  expect(said).toContain('table-1.csv  3 x 2 (rows x columns), 1 head row, 0 doubtful cells of 6')
  expect(said).toContain('1 cell may be run as a formula')
  expect(said).not.toContain('\u001b')
  await expect(run([paper], out)).rejects.toThrow('expected a new or empty folder')
})

it('a paper without tables is exit code 1, and writes nothing; a wrong call is refused', async () => {
  const paper = join(folder, 'plain.txt')
  writeFileSync(paper, 'Results\n\nNo table here.\n')
  const out = join(folder, 'none')
  const { code, said } = await run([paper], out)
  expect([code, readdirSync(folder).includes('none')]).toEqual([1, false])
  expect(said).toContain('expected a paper with tables, found no table')
  await expect(run([], out)).rejects.toThrow('give one paper')
  await expect(run([paper])).rejects.toThrow('--out <folder>')
  await expect(run([join(folder, 'absent.pdf')], out)).rejects.toThrow('found no file')
})
