import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundlePackages } from '../../../pipeline/compile/bundle.js'
import { finishedProject, newProject, type Project, REAL } from '../../../tools/support/project.ts'
import { differences } from '../../../tools/support/project-tree.ts'

const ERFC = '@stdlib/math-base-special-erfc'
const MAIN = 'node_modules/@stdlib/math-base-special-erfc/lib/main.js'

/** A folder of packages of its own: links to the real ones, but for some that are copied and may be edited. */
const ownPackages = (root: string, copied: readonly string[]): void => {
  const link = (folder: string): void => {
    mkdirSync(join(root, folder))
    for (const name of readdirSync(join(REAL, folder))) {
      const path = `${folder}/${name}`
      if (copied.some((one) => `node_modules/${one}` === path))
        cpSync(join(REAL, path), join(root, path), { recursive: true })
      else if (copied.some((one) => `node_modules/${one}`.startsWith(`${path}/`))) link(path)
      else symlinkSync(join(REAL, path), join(root, path))
    }
  }
  link('node_modules')
}

describe('the bytes of a package', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'casebook-test-'))
    mkdirSync(join(root, 'build'))
  })
  afterEach(() => rmSync(root, { recursive: true }))
  const bytesOf = (name: string) => bundlePackages(root, { names: [name], versions: {} })
  const edit = (path: string, change: (text: string) => string): void =>
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')))

  it('depend on its files, not on its version: they change with an edit, and are the same after it is reverted', async () => {
    ownPackages(root, [ERFC])
    const before = await bytesOf(ERFC)
    expect(before[ERFC]).toMatch(/^[0-9a-f]{64}$/)
    const text = readFileSync(join(root, MAIN), 'utf8')
    edit(MAIN, () => `${text}\n`)
    expect(await bytesOf(ERFC)).not.toEqual(before)
    edit(MAIN, () => text)
    expect(await bytesOf(ERFC)).toEqual(before)
  })

  it.each([
    ['a package that it uses', '@stdlib/number-float64-base-set-low-word', 'lib/main.js'],
    ['the file that says which script a name stands for', ERFC, 'package.json'],
  ])('hold %s', async (_, copied, file) => {
    ownPackages(root, [ERFC, copied])
    const before = await bytesOf(ERFC)
    edit(`node_modules/${copied}/${file}`, (text) => `${text}\n`)
    expect(await bytesOf(ERFC)).not.toEqual(before)
  })

  it('hold a file that a script reads while it runs', async () => {
    ownPackages(root, ['css-tree'])
    const before = await bytesOf('css-tree')
    edit('node_modules/css-tree/data/patch.json', (text) => `${text}\n`)
    expect(await bytesOf('css-tree')).not.toEqual(before)
  })

  it('are the same wherever the packages lie', async () => {
    symlinkSync(join(REAL, 'node_modules'), join(root, 'node_modules'))
    const linked = await bytesOf(ERFC)
    rmSync(join(root, 'node_modules'))
    rmSync(join(root, 'build'), { recursive: true })
    mkdirSync(join(root, 'build'))
    ownPackages(root, [ERFC])
    expect(await bytesOf(ERFC)).toEqual(linked)
  })

  it('leave out what is made for one machine', async () => {
    const name = 'fastest-levenshtein'
    ownPackages(root, [name])
    const bytes = async () => (await bytesOf(name))[name]
    const anyMachine = await bytes()
    edit(`node_modules/${name}/package.json`, (text) => text.replace('{', '{ "cpu": ["x64"],'))
    edit(`node_modules/${name}/mod.js`, (text) => `${text}\n`)
    const oneMachine = await bytes()
    expect(oneMachine).not.toBe(anyMachine)
    edit(`node_modules/${name}/mod.js`, (text) => `${text}\n`)
    rmSync(join(root, 'build/node_modules'), { recursive: true })
    expect(await bytes()).toBe(oneMachine)
  })

  it.each(['script.cjs', 'code', 'index.js'])(
    'are bundled again where %s is not what was written',
    async (file) => {
      symlinkSync(join(REAL, 'node_modules'), join(root, 'node_modules'))
      await bytesOf(ERFC)
      const path = join(root, 'build/node_modules', ERFC, file)
      const before = readFileSync(path)
      writeFileSync(path, before.subarray(0, 100))
      await bytesOf(ERFC)
      expect(readFileSync(path).length).toBeGreaterThan(100)
    },
  )
})

describe('a run with an edited package', () => {
  let project: Project
  let clean: Project
  beforeAll(() => {
    clean = finishedProject()
    project = newProject()
    for (const link of ['node_modules', 'build/node_modules']) rmSync(join(project.root, link))
    ownPackages(project.root, [ERFC])
  })
  afterAll(() => project.dispose())

  it('is not what a run after the repair takes for its own: that names the package, and makes what a clean run makes', async () => {
    const text = project.read(MAIN)
    // the p-value of every chi-square and z is an erfc
    project.edit(MAIN, (all) =>
      all.replace('module.exports = erfc;', 'module.exports = (x) => erfc(x * 1.01);'),
    )
    const edited = await project.run()
    expect(edited.err).toBe('')
    expect(edited.code).toBe(0)
    const results = 'data/derived/six/5-compare/results.csv'
    expect(differences(clean.tree(), project.tree())).toContain(results)
    project.write(MAIN, text)
    const verified = await project.call(['verify'])
    expect(verified.out).toContain(
      `outdated six/5-compare: files of package ${ERFC}, or of one of its dependencies, changed`,
    )
    expect(verified.code).toBe(1)
    const { ran } = await project.run()
    expect(ran).toContain('six/5-compare')
    expect(ran).not.toContain('six/1-ingest')
    expect(differences(clean.tree(), project.tree())).toEqual([])
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  }, 300_000)
})
