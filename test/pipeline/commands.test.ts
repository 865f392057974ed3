import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Why } from '../../pipeline/commands/why.ts'
import type { ArtifactChanges } from '../../pipeline/history/artifact-changes.ts'
import type { Rerun } from '../../pipeline/history/rerun.ts'
import type { Finding } from '../../pipeline/history/verification.ts'
import { finishedProject, type Project } from '../../tools/support/project.ts'
import { differences, OTHER_WORDS, replaceRun } from '../../tools/support/project-tree.ts'

const results = 'data/derived/six/4-estimate/results.csv'
const patients = 'data/raw/six/patients.csv'
const compare = 'stages/5-compare/stage.ts'

let finished: Project
let project: Project
/** The repository with its first commit, which each law finds anew. */
let repository: string
beforeAll(() => {
  finished = finishedProject(['five', 'six'])
  project = finished.copy()
  project.write('.gitignore', 'node_modules\nbuild\ndata/derived/run.json\n')
  git(project, 'init', '--quiet')
  commit(project, 'first')
  // its thousand objects in one file, which each law copies
  git(project, 'repack', '-a', '-d', '--quiet')
  rmSync(join(project.root, '.git/hooks'), { recursive: true })
  repository = mkdtempSync(join(tmpdir(), 'casebook-test-'))
  for (const name of ['.git', '.gitignore'])
    cpSync(join(project.root, name), join(repository, name), { recursive: true })
})
afterAll(() => rmSync(repository, { recursive: true }))

const git = (of: Project, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: of.root,
    encoding: 'utf8',
  })
const commit = (of: Project, message: string): void => {
  git(of, 'add', '--all')
  git(of, 'commit', '--quiet', '--message', message)
}
const good = (): Project => {
  project = finished.copy()
  cpSync(repository, project.root, { recursive: true })
  return project
}
const json = async <T>(...argv: readonly string[]): Promise<T> =>
  JSON.parse((await project.call([...argv, '--json'])).out) as T
const editCell = (): void => project.edit(patients, (text) => text.replace('alive,33', 'alive,34'))

describe('diff', () => {
  it('says nothing changed where nothing did', async () => {
    good()
    expect(await project.call(['diff', 'HEAD', '--exit-code'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('HEAD -> the current files: 0 material differences'),
    })
  })

  it('names row, field, change and the cell of the raw file that it came from', async () => {
    good()
    editCell()
    await project.run()
    const { artifacts } = await json<ArtifactChanges>('diff', 'HEAD')
    const followUps = artifacts.find(({ path }) => path.endsWith('follow-ups.csv'))!
    expect(followUps).toMatchObject({ class: 'material', added: [], removed: [] })
    expect(followUps.changed[0]).toMatchObject({
      key: '5/OS',
      field: 'AVAL',
      before: '33',
      after: '34',
      absolute: 1,
    })
    expect(followUps.changed[0]?.relative).toBeCloseTo(1 / 33, 12)
    expect(followUps.because).toEqual([
      {
        kind: 'raw',
        path: patients,
        added: [],
        removed: [],
        changed: [
          expect.objectContaining({
            key: '5',
            field: 'follow_up',
            line: 6,
            column: 7,
            before: '33',
            after: '34',
          }),
        ],
      },
    ])
    expect(artifacts.every(({ path }) => !path.includes('/five/'))).toBe(true)
    const { code, out } = await project.call(['diff', 'HEAD', '--exit-code'])
    expect(code).toBe(1)
    expect(out).toContain(`${patients}:6:7 follow_up  33 -> 34 (+1, +3.0303 %)`)
    expect((await project.call(['diff', 'HEAD', '--markdown'])).out).toMatch(
      /\| 5\/OS \| AVAL \| 33 \| 34 \| \+1 \| \+3\.0303 \|/,
    )
  })

  it('names the source file where the code changed, between two commits as well', async () => {
    good()
    replaceRun(project, compare, OTHER_WORDS)
    await project.run()
    commit(project, 'second')
    const { artifacts } = await json<ArtifactChanges>('diff', 'HEAD~1', 'HEAD')
    const tests = artifacts.find(({ path }) => path === 'data/derived/six/5-compare/results.csv')!
    expect(tests.changed).toMatchObject([{ field: 'method', absolute: null }])
    expect(tests.because).toEqual([{ kind: 'code', file: compare, change: 'changed' }])
  })

  it.each([
    ['formatting', (value: string) => `${value}.0`],
    ['<= 1e-9', (value: string) => String(Number(value) * (1 + 1e-11))],
    ['material', (value: string) => String(Number(value) * (1 + 1e-6))],
  ])('calls a number that was written otherwise or moved a little: %s', async (expected, change) => {
    const text = good().read(results)
    project.write(
      results,
      text.replace(/^(age\/median,.*?,)(\d+)(,a,)/m, (_, a, value, b) => a + change(value) + b),
    )
    const { artifacts } = await json<ArtifactChanges>('diff', 'HEAD')
    expect(artifacts.map((one) => [one.path, one.class])).toEqual([[results, expected]])
    expect(artifacts[0]?.because).toContainEqual({ kind: 'edited', path: results, view: 'the current files' })
  })

  it('of a revision that is none is a wrong call', async () => {
    expect(await good().call(['diff', 'nowhere'])).toMatchObject({ code: 2 })
    expect(await project.call(['diff'])).toMatchObject({ code: 2 })
    expect(await project.call(['diff', '--output=x'])).toMatchObject({ code: 2 })
  })
})

describe('why', () => {
  it('goes back to the raw files, says whether it is fresh, and what changed it last', async () => {
    good()
    editCell()
    await project.run()
    commit(project, 'one month more')
    const why = await json<Why>('why', results)
    expect(why).toMatchObject({ task: { stage: '4-estimate', cohort: 'six' }, stale: [] })
    expect(why.raw).toContain(patients)
    expect(why.lastChange).toMatchObject({
      subject: 'one month more',
      because: [{ kind: 'raw', path: patients }],
    })
    project.edit('stages/4-estimate/stage.ts', (text) => `${text}\nexport const unused = 1\n`)
    expect((await json<Why>('why', results)).stale).toEqual([
      { kind: 'code', file: 'stages/4-estimate/stage.ts', change: 'changed' },
    ])
  })

  it('of a path that ends no artifact, or several, is a wrong call that names them', async () => {
    expect(await good().call(['why', 'nothing.csv'])).toMatchObject({ code: 2 })
    expect(await project.call(['why', '4-estimate/results.csv'])).toMatchObject({
      code: 2,
      err: expect.stringContaining(results),
    })
  })
})

describe('verify', () => {
  it('finds nothing after a good run', async () => {
    expect(await good().call(['verify'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('agree'),
    })
  })

  it('finds an edited, a missing and an unknown artifact, and a stale task, and mends none', async () => {
    appendFileSync(join(good().root, results), ' ')
    project.remove('data/derived/six/5-compare/results.csv')
    project.write('data/derived/six/9-more/x.csv', 'a\n')
    project.edit('data/raw/five/analysis.yaml', (text) => `# more\n${text}`)
    const before = project.tree()
    const findings = await json<Finding[]>('verify')
    expect(findings).toContainEqual({ kind: 'edited', path: results })
    expect(findings).toContainEqual({ kind: 'missing', path: 'data/derived/six/5-compare/results.csv' })
    expect(findings).toContainEqual({ kind: 'orphan', path: 'data/derived/six/9-more/x.csv' })
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'stale', task: { stage: '1-ingest', cohort: 'five' } }),
    )
    expect((await project.call(['verify'])).code).toBe(1)
    expect(differences(before, project.tree())).toEqual([])
  })

  it('--rerun classes every artifact by what became of it', async () => {
    good()
    expect(await project.call(['verify', '--rerun'])).toMatchObject({ code: 0 })
    appendFileSync(join(project.root, results), ' ')
    project.edit('data/raw/five/patients.csv', (text) => text.replace('alive,33', 'alive,34'))
    replaceRun(project, compare, OTHER_WORDS)
    const { artifacts } = await json<Rerun>('verify', '--rerun')
    const classOf = (path: string) => artifacts.find((one) => one.path === path)?.class
    expect(classOf(results)).toBe('edited or interrupted')
    expect(classOf('data/derived/five/3-durations/follow-ups.csv')).toBe('data changed')
    expect(classOf('data/derived/six/5-compare/results.csv')).toBe('code changed')
    expect(classOf('data/derived/six/3-durations/counts.csv')).toBe('reproduced')
  })

  it('--rerun says "unexplained" of a stage that depends on what no trace holds', async () => {
    good()
    // hidden behind a name that the compile pass cannot see through
    replaceRun(
      project,
      compare,
      "(input, before) => { const m = globalThis['Math']; const given = before(input); const [first, ...rest] = given.results; return { ...given, results: [{ ...first, value: m['random']() }, ...rest] } }",
    )
    await project.run()
    const { artifacts } = await json<Rerun>('verify', '--rerun')
    expect(artifacts.find(({ path }) => path === 'data/derived/six/5-compare/results.csv')?.class).toBe(
      'unexplained',
    )
  })

  it('--rev builds a commit with its own code and data', async () => {
    good()
    editCell()
    project.edit('stages/4-estimate/stage.ts', (text) => `${text}\nexport const unused = 1\n`)
    expect(await project.call(['verify', '--rev', 'HEAD'])).toMatchObject({ code: 0 })
    commit(project, 'sources without their artifacts')
    const { artifacts } = await json<Rerun>('verify', '--rev', 'HEAD')
    expect(artifacts.find(({ path }) => path.endsWith('six/3-durations/follow-ups.csv'))?.class).toBe(
      'data changed',
    )
  }, 240_000)
})

describe('graph', () => {
  it('draws each stage with its state', async () => {
    good()
    expect((await project.call(['graph'])).out).toMatch(
      /^flowchart LR\n[\s\S]*s1_ingest\["1-ingest<br\/>2 up to date"\]:::fresh/,
    )
    editCell()
    const { out } = await project.call(['graph', 'six'])
    expect(out).toContain('s1_ingest["1-ingest<br/>1 out of date"]:::stale')
    expect(out).toContain('s4_estimate["4-estimate<br/>1 waiting"]:::waits')
  })
})

describe('clean', () => {
  it('removes what the stages wrote and nothing else; the next run makes the same bytes', async () => {
    const before = good().tree()
    project.write('data/derived/six/9-more/x.csv', 'a\n')
    expect((await project.call(['clean', '--dry-run'])).out).toContain(results)
    expect(project.exists(results)).toBe(true)
    expect((await project.call(['clean'])).code).toBe(0)
    expect([...project.tree().keys()]).toEqual([])
    expect(project.exists(patients)).toBe(true)
    expect((await project.run()).code).toBe(0)
    expect(differences(before, project.tree())).toEqual([])
  })

  it('--orphans removes what no stage writes, and what belongs to a cohort that is gone', async () => {
    const before = good().tree()
    project.write('data/derived/six/9-more/x.csv', 'a\n')
    for (const file of ['patients.csv', 'claims.csv', 'datapackage.json', 'analysis.yaml'])
      project.remove(`data/raw/five/${file}`)
    execFileSync('rmdir', [join(project.root, 'data/raw/five')])
    await project.call(['clean', '--orphans'])
    expect(
      [...project.tree().keys()].filter((path) => path.includes('/five/') || path.includes('9-more')),
    ).toEqual([])
    expect(differences(before, project.tree()).filter((path) => path.includes('/six/'))).toEqual([])
  })
})

describe('--help', () => {
  it('of every command has examples', async () => {
    const names = ['run', 'plan', 'why', 'diff', 'results', 'verify', 'graph', 'clean']
    good()
    const pages = await Promise.all(names.map((name) => project.call([name, '--help'])))
    for (const { code, out } of pages) {
      expect(code).toBe(0)
      expect(out).toMatch(/Examples?\n {2}npm run pipeline/)
    }
    const { out } = await project.call(['--help'])
    for (const name of names.slice(1)) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
  })
})

describe('a command that the entry file adds', () => {
  it('is listed, has its page, and runs', async () => {
    const greet = "{ name: 'greet', summary: 'says hello', module: 'stages/greet.ts' },"
    good().edit('stages/index.ts', (text) =>
      text.replace(/export const commands[^=]*= \[/, (all) => all + greet),
    )
    project.write(
      'stages/greet.ts',
      `import type { Command } from './commands/command.ts'
export const command: Command = {
  name: 'greet', summary: 'says hello', help: 'how to greet', flags: {},
  run: async ({ words }) => { console.log('hello', ...words); return 0 },
}
`,
    )
    expect(await project.call(['greet', 'you'])).toMatchObject({ code: 0, out: 'hello you\n' })
    expect((await project.call(['greet', '--help'])).out).toBe('how to greet')
    expect((await project.call(['--help'])).out).toMatch(/^ {2}greet {2,}says hello$/m)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  })
})
