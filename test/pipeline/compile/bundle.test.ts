import { execFileSync } from 'node:child_process'
import {
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
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundlePackages } from '../../../pipeline/compile/bundle.js'
import { REAL } from '../../../tools/support/project.ts'

/** A module as node itself loads it, by no other loader. */
const loaded = (specifier: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ specifier) as Promise<Record<string, unknown>>

const bundled = (root: string, name: string) =>
  loaded(pathToFileURL(join(root, 'build/node_modules', name, 'index.js')).href)

const packagesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(({ name }) => {
    if (name.startsWith('.')) return []
    return name.startsWith('@') ? readdirSync(join(folder, name)).map((own) => `${name}/${own}`) : [name]
  })

describe('the packages as one script each', () => {
  it('export what node finds in them', async () => {
    const names = packagesIn(join(REAL, 'build/node_modules'))
    expect(names).toContain('linkedom')
    for (const name of names) {
      const kinds = (all: Record<string, unknown>) =>
        Object.fromEntries(
          Object.keys(all)
            .filter((one) => one !== 'casebookScript')
            .map((one) => [one, typeof all[one]]),
        )
      expect(kinds(await bundled(REAL, name)), name).toEqual(kinds(await loaded(name)))
    }
  })

  it('draw and reckon as the packages do', async () => {
    const html = async (from: Promise<Record<string, unknown>>): Promise<string> => {
      const { parseHTML } = (await from) as unknown as typeof import('linkedom')
      return parseHTML('<p style="color: RED">a<b>c').document.toString()
    }
    expect(await html(bundled(REAL, 'linkedom'))).toBe(await html(loaded('linkedom')))
    const distance = (await bundled(REAL, 'fastest-levenshtein'))['distance'] as (
      a: string,
      b: string,
    ) => number
    expect(distance('kitten', 'sitting')).toBe(3)
  })
})

describe('they are made', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'casebook-test-'))
    mkdirSync(join(root, 'build'))
    symlinkSync(join(REAL, 'node_modules'), join(root, 'node_modules'))
  })
  afterEach(() => rmSync(root, { recursive: true }))
  const made = (version: string) =>
    bundlePackages(root, { names: ['fastest-levenshtein'], versions: { 'fastest-levenshtein': version } })
  const mark = () => join(root, 'build/node_modules/mark')

  it('once for the same versions, again for others', async () => {
    await made('1')
    writeFileSync(mark(), '')
    await made('1')
    expect(readFileSync(mark(), 'utf8')).toBe('')
    await made('2')
    expect(() => readFileSync(mark())).toThrow()
    expect(readdirSync(join(root, 'build'))).toEqual(['node_modules'])
  })

  it('in a folder of any name, and read the files of their first folder', () => {
    const odd = join(root, 'a b é%20#')
    mkdirSync(join(odd, 'build'), { recursive: true })
    symlinkSync(join(REAL, 'node_modules'), join(odd, 'node_modules'))
    // by node itself: the tests' own loader does not find such a folder
    const script = `import { pathToFileURL } from 'node:url'
      import { bundlePackages } from ${JSON.stringify(pathToFileURL(join(REAL, 'pipeline/compile/bundle.js')).href)}
      const root = ${JSON.stringify(odd)}
      await bundlePackages(root, { names: ['jsdom'], versions: {} })
      const { JSDOM } = await import(pathToFileURL(root + '/build/node_modules/jsdom/index.js').href)
      const { window } = new JSDOM('<p>a')
      console.log(window.getComputedStyle(window.document.querySelector('p')).display)`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(said).toBe('block\n') // from jsdom's own style sheet
  })

  it('without an optional one that is not made for this machine', async () => {
    const names = ['fastest-levenshtein', 'no-such-package']
    await bundlePackages(root, { names, optional: ['no-such-package'], versions: {} })
    expect(packagesIn(join(root, 'build/node_modules'))).toEqual(['fastest-levenshtein'])
  })

  it('with no half of them where one cannot be had', async () => {
    await made('1')
    await expect(bundlePackages(root, { names: ['no-such-package'], versions: {} })).rejects.toThrow(
      'no-such-package',
    )
    expect(packagesIn(join(root, 'build/node_modules'))).toEqual(['fastest-levenshtein'])
    expect(readdirSync(join(root, 'build'))).toEqual(['node_modules'])
  })
})
