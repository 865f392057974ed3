import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
const makefile = read('Makefile')
const targets = /^\.PHONY:((?:[^\n]*\\\n)*[^\n]*)/m
  .exec(makefile)![1]!
  .split(/[\s\\]+/)
  .filter(Boolean)

/** What people read: pages, and the comments and messages of programs. */
const texts = [
  'README.md',
  'Makefile',
  '.ci/run',
  ...filesIn('docs'),
  'CONTRIBUTING.md',
  ...filesIn('bench'),
  ...filesIn('tools'),
  ...filesIn('test'),
]

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.(md|ts|js|sh)$/.test(path) && !path.endsWith('front-door.test.ts'))
}

/** Every word that follows `npm run` or `make` where a command is quoted. */
const named = (pattern: RegExp): readonly string[] =>
  texts.flatMap((path) => [...read(path).matchAll(pattern)].map(([, word]) => `${path}: ${word}`))

describe('the commands of a developer', () => {
  it('are these scripts, and a make target for all else', () => {
    // npm itself calls prepack
    expect(scripts).toEqual([
      'pipeline',
      'test',
      'lint',
      'types',
      'dead',
      'schemas',
      'bench',
      'page',
      'prepack',
    ])
  })

  it('are all listed by make help, each with one line', () => {
    const lines = execFileSync('make', ['-s', 'help'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
    expect(lines.map((line) => line.trim().split(/\s+/)[1]).toSorted()).toEqual(targets.toSorted())
    for (const line of lines) expect(line).toMatch(/^ *make \S+ +\S.{10,}$/)
  })

  it('are named in no text that has a script or a target which does not exist', () => {
    const strangeScripts = named(/npm run (?:-s )?([a-z]+(?:[:-][a-z]+)*)/g).filter(
      (one) => !scripts.includes(one.split(': ')[1]!),
    )
    const strangeTargets = named(/`make ([a-z-]+)/g).filter((one) => !targets.includes(one.split(': ')[1]!))
    expect([...strangeScripts, ...strangeTargets]).toEqual([])
  })
})
