import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { digestOf } from '../pipeline/history/closure.ts'
import type { StageDeclaration } from '../pipeline/manifest.ts'
import { outcomeOf, REAL } from '../tools/support/project.ts'
import { differences, treeOf } from '../tools/support/project-tree.ts'
import { sixPatients } from '../tools/support/six-patients.ts'
import { deadLinks } from './support/pipeline/dead-links.ts'
import { type Installed, installPackage } from './support/pipeline/installed.ts'
import { otherNodes } from './support/pipeline/other-nodes.ts'

// long enough for a machine that does other things besides
vi.setConfig({ testTimeout: 240_000 })

/** A cohort of this repository that takes little time. */
const COHORT = 'freireich-1963'
const DESCRIPTION = JSON.parse(readFileSync(join(REAL, 'package.json'), 'utf8'))

let installed: Installed
let before: ReadonlyMap<string, string>
/** The folder above the studies; it has spaces in its path, and is no study. */
let home: string
let study: string
beforeAll(async () => {
  installed = installPackage()
  before = installed.state()
  home = mkdtempSync(join(tmpdir(), 'casebook study '))
  study = join(home, 'my study')
  expect(await installed.call(home, ['init', 'my study'])).toMatchObject({ code: 0, err: '' })
  copyCohort(study)
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
  installed.dispose()
})

const copyCohort = (to: string): void =>
  cpSync(join(REAL, 'data/raw', COHORT), join(to, 'data/raw', COHORT), { recursive: true })
/** A new study with the cohort, and nothing computed. */
const newStudy = (name: string): string => {
  mkdirSync(join(home, name, 'data/raw'), { recursive: true })
  copyCohort(join(home, name))
  return join(home, name)
}
/** The artifacts of the cohort, without its lock and its crate, which name the package as the workflow. */
const artifactsIn = (root: string): ReadonlyMap<string, string> =>
  new Map(
    [...treeOf(root)].filter(
      ([path]) => path.includes(`/${COHORT}/`) && !/(lock|ro-crate-metadata)\.json$/.test(path),
    ),
  )
const json = (path: string) => JSON.parse(readFileSync(join(study, path), 'utf8'))

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? bytesIn(join(folder, entry.name)) : lstatSync(join(folder, entry.name)).size,
    )
    .reduce((sum, bytes) => sum + bytes, 0)

describe('the package', () => {
  it('is at most 60 MB with the packages that npm installs for it, and brings no optional package', () => {
    const modules = join(installed.folder, 'node_modules')
    expect(bytesIn(modules)).toBeLessThan(60e6)
    const names = readdirSync(modules).filter((name) => !name.startsWith('.'))
    expect(names.toSorted()).toEqual(installed.isByNpm ? ['@resvg', 'casebook'] : ['casebook'])
  })

  it('depends on nothing that it contains, and contains every other package that it imports', () => {
    const contained = execFileSync('find', ['.', '-name', 'index.js'], {
      cwd: join(installed.tool, 'dist/packages'),
      encoding: 'utf8',
    })
    const names = [...contained.matchAll(/^\.\/(.*)\/index\.js$/gm)].map(([, name]) => name!)
    expect(names).toContain('zod')
    expect(Object.keys(DESCRIPTION.dependencies).filter((name) => names.includes(name))).toEqual([])
    const { sources } = JSON.parse(readFileSync(join(installed.tool, 'dist/manifest.json'), 'utf8'))
    const imported = new Set(
      Object.values(sources as Record<string, { packages: string[] }>).flatMap(({ packages }) => packages),
    )
    const outside = Object.keys({ ...DESCRIPTION.dependencies, ...DESCRIPTION.peerDependencies })
    expect([...imported].filter((name) => !names.includes(name) && !outside.includes(name))).toEqual([])
  })

  it('that was packed without its compiled code says so', () => {
    const other = join(home, 'without code')
    mkdirSync(other)
    cpSync(join(installed.tool, 'pipeline'), join(other, 'pipeline'), { recursive: true })
    writeFileSync(join(other, 'package.json'), '{"type":"module"}')
    const { status, stderr } = spawnSync(process.execPath, [join(other, 'pipeline/casebook.js')], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([3, expect.stringContaining('make package')])
    rmSync(other, { recursive: true })
  })

  it('has the licence of each package that it contains', () => {
    const text = readFileSync(join(installed.tool, 'dist/LICENCES.txt'), 'utf8')
    for (const name of ['zod', 'linkedom', 'papaparse', '@duckdb/node-api', 'pg', 'pdfkit', 'fontkit'])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\S+ \\((MIT|ISC)\\)$`, 'm'))
    expect(text).not.toMatch(/\((A?GPL|LGPL)/)
  })
})

describe('a folder that is no study', () => {
  it('is told so, with what to do next', async () => {
    writeFileSync(join(home, 'export.csv'), sixPatients['patients.csv']!)
    const said = await installed.call(home, [])
    expect(said.code).toBe(2)
    expect(said.out).toContain('expected a study (a folder with data/raw/), found none here or above')
    expect(said.out).toContain('npx casebook init my-study')
    expect(said.out).toContain('Tables in this folder: export.csv')
    expect(readdirSync(home).sort()).toEqual(['export.csv', 'my study'])
  })

  it('has help and a version', async () => {
    const help = await installed.call(home, ['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('npx casebook <cohort>/<stage>')
    expect(help.out).not.toContain('npm run')
    expect((await installed.call(home, ['--version'])).out).toBe(`casebook ${DESCRIPTION.version}\n`)
  })
})

describe('init', () => {
  it('writes one dependency, schemas, and a .gitignore that keeps raw data out', async () => {
    expect(json('package.json').dependencies).toEqual({ casebook: DESCRIPTION.version })
    for (const name of readdirSync(join(REAL, 'schemas')))
      expect(readFileSync(join(study, 'schemas', name))).toEqual(readFileSync(join(REAL, 'schemas', name)))
    execFileSync('git', ['init', '-q'], { cwd: study })
    const seen = execFileSync('git', ['status', '--porcelain', '-uall'], { cwd: study, encoding: 'utf8' })
    const raw = [...seen.matchAll(/data\/raw\/(\S+)/g)].map(([, path]) => path)
    expect(raw).toEqual([
      'README.md',
      ...['README.md', 'analysis.yaml', 'claims.csv', 'datapackage.json'].map((name) => `${COHORT}/${name}`),
    ])
  })

  it('overwrites nothing', async () => {
    writeFileSync(join(study, 'README.md'), 'mine\n')
    const said = await installed.call(home, ['init', 'my study'])
    expect(said.code).toBe(0)
    expect(said.out).toContain('kept as they were: package.json, .gitignore')
    expect(readFileSync(join(study, 'README.md'), 'utf8')).toBe('mine\n')
  })
})

describe('a study', () => {
  it('has the same bytes as this repository for the same cohort, from a folder below it too', async () => {
    const said = await installed.call(join(study, 'data'), [COHORT])
    expect(said.code).toBe(0)
    // the page is copied without a word
    expect(said.out.trimEnd().split('\n').at(-1)).toMatch(
      /^15 tasks: 15 ran, .*open reports\/freireich-1963\/index.html$/,
    )
    expect(artifactsIn(study).size).toBeGreaterThan(20)
    expect(differences(artifactsIn(REAL), artifactsIn(study))).toEqual([])
  })

  it('has locks with the digests of the clone, and the version', () => {
    const { tasks, tool } = json(`data/derived/${COHORT}/lock.json`)
    expect(tool).toBe(`casebook ${DESCRIPTION.version}`)
    const { stages } = JSON.parse(readFileSync(join(REAL, 'build/manifest.json'), 'utf8'))
    const own = (stages as readonly StageDeclaration[]).filter(({ scope }) => scope === 'cohort')
    for (const stage of own)
      expect([stage.name, tasks[stage.name].code]).toEqual([stage.name, digestOf(stage)])
  })

  it('has a crate whose workflow is the package', () => {
    const graph: readonly { '@id': string; mainEntity?: { '@id': string } }[] = json(
      `data/derived/${COHORT}/ro-crate-metadata.json`,
    )['@graph']
    const id = `pkg:npm/casebook@${DESCRIPTION.version}`
    expect(graph.find((entity) => entity['@id'] === './')?.mainEntity).toEqual({ '@id': id })
    expect(graph.filter((entity) => entity['@id'] === id)).toHaveLength(1)
  })

  it('has nothing to do after a run', async () => {
    expect((await installed.call(study, [])).code).toBe(0)
    expect((await installed.call(study, [])).out).toMatch(/^nothing to do: .*open reports\/index.html/m)
  })

  it('has an index of reports without a link to nothing, with the page of the package', () => {
    expect(deadLinks(join(study, 'reports/index.html'))).toEqual([])
    const [beside, packed] = ['reports', join(installed.tool, 'dist')].map((folder) =>
      readFileSync(resolve(study, folder, 'casebook.html')),
    )
    expect(beside!.equals(packed!)).toBe(true)
  })

  it('has its figures as PDF with the fonts of the package, by what it contains', async () => {
    const said = await installed.call(study, ['figures', COHORT, '--as', 'pdf'])
    expect(said).toMatchObject({ code: 0, err: '' })
    const [, path] = /^wrote (\S+\.pdf)$/m.exec(said.out)!
    expect(readFileSync(join(study, path!), 'latin1')).toContain('+LiberationSans')
  })

  it('is described from a table by new, and computed', async () => {
    const flags = ['--event', 'status=dead', '--until', 'follow_up', '--unit', 'mo']
    const said = await installed.call(study, ['new', 'sarcoma', '../export.csv', ...flags])
    expect([said.code, said.err]).toEqual([0, ''])
    expect((await installed.call(study, ['sarcoma'])).code).toBe(0)
    expect(existsSync(join(study, 'reports/sarcoma/index.html'))).toBe(true)
    rmSync(join(study, 'data/raw/sarcoma'), { recursive: true })
  })

  it('is one of two that run at once', async () => {
    const two = [newStudy('first'), newStudy('second')]
    const said = await Promise.all(two.map((root) => installed.call(root, ['--quiet'])))
    expect(said.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
    for (const root of two) expect(differences(artifactsIn(REAL), artifactsIn(root))).toEqual([])
  })

  const nodes = otherNodes()
  for (const { version, path } of nodes)
    it.skipIf(path === null)(`has the same bytes on Node ${version}`, async () => {
      const root = newStudy(`node ${version}`)
      expect((await installed.call(root, ['--quiet'], { node: path! })).code).toBe(0)
      expect(differences(artifactsIn(REAL), artifactsIn(root))).toEqual([])
    })
})

describe('verify, why and plan, where the code is a version', () => {
  it('compute everything again, and find the same', async () => {
    expect((await installed.call(study, ['clean', '--orphans'])).code).toBe(0)
    expect((await installed.call(study, [])).code).toBe(0)
    expect(await installed.call(study, ['verify'])).toMatchObject({ code: 0, err: '' })
    const said = await installed.call(study, ['verify', '--rerun'])
    expect([said.code, said.out]).toEqual([0, expect.stringMatching(/^(\d+) of \1 artifacts reproduced\n$/)])
  })

  it('compute a commit again', async () => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], { cwd: study })
    git('add', '-A')
    git('commit', '-qm', 'without data')
    const without = await installed.call(study, ['verify', '--rev', 'HEAD'])
    expect([without.code, without.err]).toEqual([1, '']) // the raw tables are not in the commit
    git('add', '-f', 'data', 'reports')
    git('commit', '-qm', 'with data')
    const said = await installed.call(study, ['verify', '--rev', 'HEAD'])
    expect([said.code, said.out]).toEqual([0, expect.stringMatching(/^(\d+) of \1 artifacts reproduced\n$/)])
    const results = `data/derived/${COHORT}/4-estimate/results.csv`
    expect((await installed.call(study, ['why', results])).out).toContain('with data')
  })

  it('name another version as the cause, and how to get it', async () => {
    const other = installed.asVersion('0.2.0', 'stages/4-estimate/stage.ts')
    try {
      const plan = await other.call(study, ['plan', COHORT])
      expect(plan.out).toContain(`${COHORT}/4-estimate: casebook 0.1.0 -> 0.2.0, code of 4-estimate\n`)
      const said = await other.call(study, ['verify', '--rerun'])
      expect([said.code, said.err]).toEqual([
        2,
        'verify: expected locks of casebook 0.2.0, found locks of casebook 0.1.0 (npx casebook@0.1.0 verify --rerun)\n(npx casebook --help)\n',
      ])
      const file = join(other.tool, 'dist/pipeline/main.js')
      chmodSync(file, 0o644)
      appendFileSync(file, '\n')
      const altered = await other.call(study, ['plan'])
      expect([altered.code, altered.out]).toEqual([1, ''])
      expect(altered.err).toContain('main.js: expected the file as it was published')
    } finally {
      other.dispose()
    }
  })
})

describe('optional packages', () => {
  it('are asked for by name with the command that installs them, where an engine needs one', async () => {
    const root = newStudy('registry')
    const raw = join(root, 'data/raw/registry')
    cpSync(join(REAL, 'data/raw/made-up-dates'), raw, { recursive: true })
    const description = JSON.parse(readFileSync(join(raw, 'datapackage.json'), 'utf8'))
    for (const resource of description.resources) resource.engine = 'duckdb'
    writeFileSync(join(raw, 'datapackage.json'), JSON.stringify(description))
    rmSync(join(raw, 'claims.csv'), { force: true })
    const said = await installed.call(root, ['registry', '--quiet'])
    const version = DESCRIPTION.peerDependencies['@duckdb/node-bindings']
    expect(said.code).toBe(1)
    expect(said.err).toContain(
      `package @duckdb/node-bindings: expected version ${version}, found none (npm install --save-exact @duckdb/node-bindings@${version})`,
    )
  })

  it('and where a command does', async () => {
    const said = await installed.call(study, ['pdf'], { env: { CHROMIUM: process.execPath } })
    const version = DESCRIPTION.peerDependencies['playwright-core']
    expect([said.code, said.err]).toEqual([
      2,
      `package playwright-core: expected version ${version}, found none (npm install --save-exact playwright-core@${version})\n(npx casebook --help)\n`,
    ])
  })
})

describe('open', () => {
  it('hands the path of the report to the opener of the system, without a shell', async () => {
    const root = newStudy('$(touch hacked) ; & "quoted"')
    mkdirSync(join(root, 'reports'))
    writeFileSync(join(root, 'reports/index.html'), '')
    const bin = join(home, 'bin')
    mkdirSync(bin, { recursive: true })
    const heard = join(home, 'heard')
    for (const name of ['xdg-open', 'open'])
      writeFileSync(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${heard}'\n`, { mode: 0o755 })
    const said = await installed.call(root, ['open'], { env: { PATH: `${bin}:${process.env['PATH']}` } })
    expect(said).toMatchObject({ code: 0, out: 'reports/index.html\n', err: '' })
    for (let i = 0; i < 200 && !existsSync(heard); i += 1) await sleep(50)
    expect(readFileSync(heard, 'utf8')).toBe(`1\n${join(root, 'reports/index.html')}\n`)
    expect(existsSync(join(root, 'hacked'))).toBe(false)
    expect((await installed.call(root, ['open', '../../etc'])).code).toBe(2)
  })
})

describe('watch', () => {
  it('runs again what an edit makes stale, says what changed, and reloads the page', async () => {
    const root = newStudy('watched')
    await installed.call(root, ['--quiet'])
    const program = join(installed.tool, 'pipeline/casebook.js')
    const child = spawn(process.execPath, [program, 'watch', COHORT, '--once'], { cwd: root })
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    const ended = outcomeOf(child)
    for (let i = 0; i < 600 && !said.includes('watching'); i += 1) await sleep(100)
    const stamp = join(root, '.casebook/watch/run.js')
    const first = readFileSync(stamp, 'utf8')
    const table = readdirSync(join(root, 'data/raw', COHORT)).find(
      (name) => name.endsWith('.csv') && name !== 'claims.csv',
    )!
    const path = join(root, 'data/raw', COHORT, table)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/\n([^\n]*)\n$/, '\n'))
    const { code, out } = await ended
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`cause\n {2}data/raw/${COHORT}/${table}:\\d+ - `))
    expect(out).toMatch(/results\.csv {2}material: /)
    expect(readFileSync(stamp, 'utf8')).not.toBe(first)
    const page = readFileSync(join(root, '.casebook/watch/index.html'), 'utf8')
    expect(page).toContain(`<iframe src="../../reports/${COHORT}/index.html"`)
    // the report is the one that any run writes
    writeFileSync(path, text)
    await installed.call(root, ['--quiet'])
    expect(differences(artifactsIn(REAL), artifactsIn(root))).toEqual([])
  })
})

it('nothing of all this has changed a file of the package', () => {
  expect(installed.state()).toEqual(before)
})
