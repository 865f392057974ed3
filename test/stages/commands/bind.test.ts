import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { command as bind } from '../../../stages/commands/bind.ts'
import { command as manuscript } from '../../../stages/commands/manuscript.ts'
import { onDisk, runSix } from '../../support/stages/six-on-disk.ts'

let root: string
let said: string
const at = (path: string) => join(root, path)
const RAW = 'data/raw/six/manuscript.md'

beforeAll(async () => {
  root = onDisk(await runSix())
})
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  said = ''
  rmSync(at(RAW), { force: true })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(root, { recursive: true }))

const call = (command: typeof bind, words: readonly string[], flags = {}) =>
  command.run({ root, words, flags, manifest: { published: null } } as never)

const draft = (text: string, name = 'draft.md'): string => {
  writeFileSync(at(name), text)
  return at(name)
}

const TEXT = `# Results

The median age was 58 years (range 47 to 70). Median overall survival was 26 months, and overall survival was 33.3% at
12 months. SPSS 21.0 was used.
`

test('binds numbers whose words and value lead to one result, marks the others, and leaves numbers that are no results', async () => {
  expect(await call(bind, ['six', draft(TEXT)])).toBe(0)
  expect(readFileSync(at(RAW), 'utf8')).toBe(
    `# Results

The median age was :r[age/median]{shown="58"} years (range :r[age/min]{shown="47"} to :r[age/max]{shown="70"}). Median overall survival was :r[overall-survival/median]{shown="26"} months, and overall survival was :r[open]{shown="33.3%"} at
12 months. SPSS 21.0 was used.
`,
  )
  expect(said).toContain('  Results, paragraph 1: 58 -> age/median\n')
  expect(said).toMatch(/33\.3%.*\n?.*overall-survival\/survival@12.*66\.7%/)
  expect(said).toContain('4 numbers are bound, 1 is not: Results, paragraph 1 "33.3%"\n')
})

test('keeps what is bound when it is repeated, and reads open numbers again', async () => {
  await call(bind, ['six', draft(TEXT)])
  writeFileSync(
    at(RAW),
    readFileSync(at(RAW), 'utf8').replace('[age/min]', '[fixed]').replace('"33.3%"', '"66.7%"'),
  )
  said = ''
  expect(await call(bind, ['six', at(RAW)])).toBe(0)
  const again = readFileSync(at(RAW), 'utf8')
  expect(again).toContain(':r[fixed]{shown="47"}')
  expect(again).toContain(':r[overall-survival/survival@12]{shown="66.7%"}')
  expect(said).toContain('4 numbers are bound\n')
})

test('does not replace a manuscript whose bindings the draft lacks, unless it is told to', async () => {
  await call(bind, ['six', draft(TEXT)])
  const before = readFileSync(at(RAW), 'utf8')
  const other = draft('# Results\n\nThe median age was 58 years.\n', 'other.md')
  await expect(call(bind, ['six', other])).rejects.toThrow(
    /manuscript\.md: expected a draft with all bindings of this manuscript, found a draft without 3 of its bindings .*--replace/,
  )
  expect(readFileSync(at(RAW), 'utf8')).toBe(before)
  expect(await call(bind, ['six', other], { replace: true })).toBe(0)
  expect(readFileSync(at(RAW), 'utf8')).toContain(':r[age/median]{shown="58"} years.')
})

test('writes nothing with --dry-run, and names what is wrong with a call', async () => {
  await call(bind, ['six', draft(TEXT)], { 'dry-run': true })
  expect(existsSync(at(RAW))).toBe(false)
  expect(said).toMatch(/nothing was written \(--dry-run\)\n$/)
  await expect(call(bind, ['sx', draft(TEXT)])).rejects.toThrow(
    'expected a cohort (six), found "sx" (did you mean six?)',
  )
  await expect(call(bind, ['six'])).rejects.toThrow('expected one draft after the cohort, found none')
  await expect(call(bind, ['six', at('draft.odt')])).rejects.toThrow(
    'found draft.odt (save it as one of these)',
  )
  await expect(call(bind, ['six', at('none.md')])).rejects.toThrow('found no file')
  await expect(call(bind, ['six', draft(':r[')])).rejects.toThrow('draft.md:1: expected a bound number')
})

test('the command manuscript lists what changed, and writes it into the manuscript on request', async () => {
  writeFileSync(at(RAW), 'Age :r[age/median]{shown="57"}, P = :r[age-by-margin/p], of :r[open]{shown="4"}.\n')
  expect(await call(manuscript, ['six'])).toBe(0)
  expect(said).toMatch(
    /^ {2}paragraph 1: 57 -> 58 {2}age\/median\n {2}paragraph 1: \(empty\) -> [\d.]+ {2}age-by-margin\/p\n2 numbers changed\n$/,
  )
  expect(readFileSync(at(RAW), 'utf8')).toContain('"57"')
  await call(manuscript, ['six'], { accept: true })
  expect(readFileSync(at(RAW), 'utf8')).toMatch(
    /^Age :r\[age\/median\]\{shown="58"\}, P = :r\[age-by-margin\/p\]\{shown="[\d.]+"\}, of :r\[open\]\{shown="4"\}\.\n$/,
  )
  await expect(call(manuscript, ['six'], { track: true })).rejects.toThrow(
    'expected a Word document for --track',
  )
})
