import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFile, sourcesOf } from './support/sources.ts'

const root = join(import.meta.dirname, '..')

const sources = [
  ...[
    'pipeline',
    'cohort',
    'audit',
    'statistics',
    'sources',
    'documents',
    'engines',
    'stages',
    'bench',
    'tools',
  ],
].flatMap(sourcesOf)

/** More files side by side than this, and a stranger no longer finds one by reading the names. */
const MOST_FILES = 18

/** What a folder says of itself: the first comment of its index, or its README. */
const sentenceOf = (folder: string): boolean => {
  const [readme, index] = ['README.md', 'index.ts'].map((name) => join(root, folder, name))
  if (existsSync(readme!)) return /\w+ \w+.*\./.test(readFileSync(readme!, 'utf8'))
  return existsSync(index!) && /^\/\*\*|\n\/\*\*/.test(readFileSync(index!, 'utf8'))
}

/** Whether a file of this name lies in the folder or below. */
const lies = (name: string, folder: string): boolean =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).some((path) =>
    `/${path}`.endsWith(`/${name.replace(/\/$/, '')}`),
  )

describe('the folders', () => {
  it('has few files side by side, in folders that each say in a sentence what belongs there', () => {
    const folders = new Map<string, readonly string[]>()
    for (const { path } of sources) {
      const folder = posix.dirname(path)
      folders.set(folder, [...(folders.get(folder) ?? []), posix.basename(path)])
    }
    const crowded = [...folders].filter(([, files]) => files.length > MOST_FILES)
    expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([])
    const silent = [...folders.keys()].filter((folder) => !sentenceOf(folder))
    expect(silent).toEqual([])
  })

  it('has READMEs that name files which are there', () => {
    const readmes = execFileSync('git', ['ls-files', '*README.md'], { cwd: root, encoding: 'utf8' })
    const rooms = readmes.split('\n').filter((path) => isFile(path) && !path.startsWith('test/'))
    const absent = rooms.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/`([\w./-]+\.ts|[\w.-]+\/[\w./-]*)`/g)]
        .map(([, name]) => name!)
        .filter((name) => !existsSync(join(root, name)) && !lies(name, posix.dirname(path)))
        .map((name) => `${path}: ${name}`),
    )
    expect(rooms.length).toBeGreaterThan(50)
    expect(absent).toEqual([])
  })

  it('has a table of contents of each folder of statistics that names every file', () => {
    for (const folder of readdirSync(join(root, 'statistics'))) {
      if (folder.includes('.')) continue
      const index = `statistics/${folder}/index.ts`
      const files = sourcesOf('statistics').filter(({ path }) => posix.dirname(path) === posix.dirname(index))
      const own = files.find(({ path }) => path === index)!
      const named = own.imports.map(({ name }) => posix.join(posix.dirname(index), name))
      expect(named.toSorted()).toEqual(files.map(({ path }) => path).filter((path) => path !== index))
    }
  })
})
