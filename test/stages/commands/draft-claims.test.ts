import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { possibleEntries } from '../../../audit/prose/draft/possible-entries.ts'
import { verdicts } from '../../../stages/6-audit/artifacts.ts'
import { planWith, readPlan } from '../../../stages/commands/add/new-plan.ts'
import { derivedCohort } from '../../../stages/commands/bind/derived-cohort.ts'
import { schemas } from '../../../stages/commands/descriptors/json-schemas.ts'
import { command } from '../../../stages/commands/draft-claims/draft-claims.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'
import { REAL } from '../../../tools/support/project.ts'
import { sixPatients } from '../../../tools/support/six-patients.ts'
import { onDisk, runSix } from '../../support/stages/six-on-disk.ts'

let root: string
let said: string
const at = (path: string) => join(root, path)
const LEDGER = 'data/raw/six/claims.csv'

beforeAll(async () => {
  root = onDisk(await runSix({ 'claims.csv': null }))
})
beforeEach(() => {
  said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text
    return true
  })
  rmSync(at(LEDGER), { force: true })
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(root, { recursive: true }))

const call = (words: readonly string[], flags = {}) =>
  command.run({
    places: { code: join(REAL, 'build') },
    root,
    words,
    flags,
    manifest: { published: null },
  } as never)

const paper = (text: string, name = 'paper.txt'): string => {
  writeFileSync(at(name), text)
  return at(name)
}

const TEXT = `Results

The median age was 58 years (range, 47 to 70). Median overall survival was 26 months, and overall survival was
33.3% at 12 months and 41% at 36 months [12]. Quality of life was good in 71% of the interviews.
`

test('prints what is bound, what is to be decided, what has no result, and a call that would add one; and writes nothing', async () => {
  const before = readdirSync(at('data/raw/six'))
  expect(await call(['six', paper(TEXT)])).toBe(0)
  expect(said).toContain('-> age/median\n')
  expect(said).toContain('-> overall-survival/median\n')
  expect(said).toMatch(
    /To decide[\s\S]*the words mean overall-survival\/survival@12 \(66\.7%\), the paper has 33\.3%/,
  )
  expect(said).toMatch(/No result[\s\S]*Quality of life was good in «71%» of the interviews\./)
  expect(said).toContain(
    '  npm run pipeline -- add estimate six overall-survival-at-36 --endpoint overall-survival --at 36\n',
  )
  expect(said).toContain('7 numbers: 4 bound, 1 to decide, 2 without a result\n')
  expect(said).toContain('1 citations')
  expect(said).toContain('nothing was written (--write writes data/raw/six/claims.csv)\n')
  expect(readdirSync(at('data/raw/six'))).toEqual(before)
})

test('writes a ledger that every stage accepts: bound rows are judged, open ones are not derivable', async () => {
  expect(await call(['six', paper(TEXT)], { write: true })).toBe(0)
  expect(said).toContain(`wrote ${at(LEDGER)}\n`)
  const files = await runSix({ 'claims.csv': readFileSync(at(LEDGER), 'utf8') })
  const judged = artifactOf(files, verdicts).map(
    ({ id, published, verdict }) => `${id} ${published} ${verdict}`,
  )
  expect(judged).toEqual([
    'results-age-median 58 reproduced',
    'results-age-min 47 reproduced',
    'results-age-max 70 reproduced',
    'results-overall-survival-median 26 reproduced',
    expect.stringMatching(/33\.3 not derivable$/),
    expect.stringMatching(/41 not derivable$/),
    expect.stringMatching(/71 not derivable$/),
  ])
})

test('overwrites no file: neither a ledger, nor a draft, nor what a link leads to', async () => {
  writeFileSync(at(LEDGER), 'mine\n')
  await expect(call(['six', paper(TEXT)], { write: true })).rejects.toThrow(
    /expected no file .*claims\.csv, found one, which is not overwritten \(compare a draft with it: --out/,
  )
  expect(readFileSync(at(LEDGER), 'utf8')).toBe('mine\n')
  const out = at('drafts')
  expect(await call(['six', paper(TEXT)], { out })).toBe(0)
  expect(readdirSync(out).sort()).toEqual(['claims-review.csv', 'claims.csv'])
  const drafted = readFileSync(join(out, 'claims.csv'), 'utf8')
  expect(readFileSync(join(out, 'claims-review.csv'), 'utf8')).toMatch(
    /,to decide,.*,33\.3,%,overall-survival\/survival@12,66\.7%,/,
  )
  await expect(call(['six', paper('Results\n\nNone.\n')], { out })).rejects.toThrow(/found one/)
  expect(readFileSync(join(out, 'claims.csv'), 'utf8')).toBe(drafted)
  rmSync(at(LEDGER))
  symlinkSync(at('elsewhere.csv'), at(LEDGER))
  await expect(call(['six', paper(TEXT)], { write: true })).rejects.toThrow(/found one/)
  expect(existsSync(at('elsewhere.csv'))).toBe(false)
})

test('writes no table into data/raw', async () => {
  mkdirSync(at('data/raw/other'), { recursive: true })
  for (const out of ['data/raw/six', 'data/raw', 'data/raw/other/x'])
    await expect(call(['six', paper(TEXT)], { out: at(out) })).rejects.toThrow(
      /a folder outside of data\/raw/,
    )
  expect(readdirSync(at('data/raw/six'))).not.toContain('claims-review.csv')
})

test('says what is wrong with a call and with a paper', async () => {
  await expect(call(['six'])).rejects.toThrow(/expected one paper after the cohort, found none/)
  await expect(call(['sex', 'x.pdf'])).rejects.toThrow(/did you mean "?six/)
  await expect(call(['six', at('no.pdf')])).rejects.toThrow(/expected a paper, found no file/)
  await expect(call(['six', paper('PK\u0003\u0004 broken', 'bad.docx')], { write: true })).rejects.toThrow()
  await expect(call(['six', paper('12.3% died. '.repeat(4000))], { write: true })).rejects.toThrow(
    /at most 3000 numbers/,
  )
  expect(existsSync(at(LEDGER))).toBe(false)
})

test('prints no control characters of a paper', async () => {
  await call(['six', paper('Results\n\nThe median age was 58\u001b[31m years\u202e.\n')])
  expect(said).toContain('«58')
  expect(said).not.toMatch(/[\u001b\u202e]/)
})

test('prints the draft as JSON', async () => {
  await call(['six', paper(TEXT)], { json: true })
  const { claims, leftOut } = JSON.parse(said)
  expect(claims.map(({ decision }: { decision: string }) => decision)).toEqual([
    ...['bound', 'bound', 'bound', 'bound', 'to decide', 'no result', 'no result'],
  ])
  expect(claims[4].words).toEqual([
    expect.objectContaining({ id: 'overall-survival/survival@12', agrees: false }),
  ])
  expect(leftOut.citations).toBe(1)
})

test('proposes only entries that a plan accepts', async () => {
  const { plan, variables } = derivedCohort(root, 'six', 'test').plan()
  const by = ['margin', 'relapse', 'status'].map((name) => variables.get(name)!)
  const spoken = {
    by,
    times: new Map([
      ['overall-survival', [6, 12, 18.5]],
      ['relapse-free', [30]],
    ]),
  }
  const units = new Map([
    ['overall-survival', 'mo'],
    ['relapse-free', 'mo'],
  ])
  const entries = possibleEntries(plan, variables, units, spoken)
  expect(new Set(entries.map(({ section }) => section))).toEqual(
    new Set(['summaries', 'estimates', 'tests', 'models']),
  )
  let text = sixPatients['analysis.yaml']!
  const order = Object.keys(schemas.analysis.properties ?? {})
  for (const { section, name, entry } of entries) {
    const bytes = new TextEncoder().encode(text)
    text = new TextDecoder().decode(
      planWith(readPlan('analysis.yaml', bytes), section, name, entry, order).bytes,
    )
  }
  const raw = { ...sixPatients, 'analysis.yaml': text }
  const outcome = await runStages(
    stagesUpTo(5),
    rawFiles(
      Object.fromEntries(Object.entries(raw).map(([name, one]) => [name, new TextEncoder().encode(one)])),
    ),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const { files } = outcome
  const results = ['4-estimate', '5-compare'].flatMap((stage) =>
    new TextDecoder().decode(files.get(`data/derived/six/${stage}/results.csv`)).split('\n'),
  )
  const ids = new Set(results.map((line) => line.split(',')[0]))
  // the ids that were meant are those that the plan gives
  const missing = entries.flatMap((one) => one.results.map(({ id }) => id)).filter((id) => !ids.has(id))
  expect(missing).toEqual([])
})
