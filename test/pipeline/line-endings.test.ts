import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REAL } from '../../tools/support/project.ts'

/** A file of each kind that the project keeps: sources, raw data, artifacts, locks, pages, and one with the other line ending. */
const KEPT = [
  'pipeline/launch.js',
  'stages/index.ts',
  'package-lock.json',
  'data/raw/niigata-ebs/analysis.yaml',
  'data/raw/niigata-ebs/claims.csv',
  'data/derived/lock.json',
  'data/derived/niigata-ebs/lock.json',
  'data/derived/niigata-ebs/4-estimate/results.csv',
  'reports/index.html',
]

let folder: string
let clone: string
const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, encoding: 'utf8' })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-test-'))
  const origin = join(folder, 'origin')
  for (const path of KEPT) {
    mkdirSync(dirname(join(origin, path)), { recursive: true })
    cpSync(join(REAL, path), join(origin, path))
  }
  writeFileSync(join(origin, 'data/raw/crlf.csv'), 'a,b\r\n1,2\r\n')
  writeFileSync(join(origin, 'data/raw/mixed.csv'), 'a,b\r\n1,2\n')
  if (existsSync(join(REAL, '.gitattributes')))
    cpSync(join(REAL, '.gitattributes'), join(origin, '.gitattributes'))
  git(origin, 'init', '--quiet')
  git(origin, '-c', 'core.autocrlf=true', '-c', 'core.safecrlf=false', 'add', '.')
  git(origin, 'commit', '--quiet', '-m', 'a')
  clone = join(folder, 'clone')
  git(folder, 'clone', '--quiet', '-c', 'core.autocrlf=true', origin, clone)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a clone whose git changes line endings (core.autocrlf=true)', () => {
  it.each([...KEPT, 'data/raw/crlf.csv', 'data/raw/mixed.csv'])('holds the bytes of %s', (path) => {
    const [before, after] = ['origin', 'clone'].map((of) => readFileSync(join(folder, of, path), 'latin1'))
    expect(after === before).toBe(true)
  })

  it('finds nothing modified', () => {
    expect(git(clone, 'status', '--porcelain')).toBe('')
  })
})

it('what the program writes is marked as generated, and locks are not shown line by line', () => {
  const of = (attribute: string, path: string): string =>
    git(clone, 'check-attr', attribute, '--', path).trim().split(': ').at(-1)!
  for (const path of ['data/derived/x/4-estimate/results.csv', 'reports/x/index.html', 'package-lock.json'])
    expect(of('linguist-generated', path), path).toBe('set')
  for (const path of ['data/derived/lock.json', 'data/derived/x/lock.json', 'package-lock.json'])
    expect(of('diff', path), path).toBe('unset')
  expect(of('linguist-generated', 'data/raw/x/claims.csv')).toBe('unspecified')
})
