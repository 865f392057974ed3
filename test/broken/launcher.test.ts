import { execFileSync, spawnSync } from 'node:child_process'
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseFiles, cases } from './case-files.ts'

const project = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'casebook-broken-'))
const raw = join(home, 'data/raw/six')

/** Starts the launcher as a person does. */
const launch = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['pipeline/launch.js', 'stages/index.ts', ...words],
    {
      cwd: home,
      encoding: 'utf8',
      timeout: 60_000,
    },
  )
  return { status, stdout, stderr }
}

const fill = (files: Readonly<Record<string, Uint8Array>>): void => {
  rmSync(raw, { recursive: true, force: true })
  mkdirSync(raw, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(raw, name), bytes)
}

/** Every file that stages write, with its bytes. */
const written = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['data/derived', 'reports'].flatMap((folder) =>
      readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'run.json')
        .map((entry) => {
          const path = join(entry.parentPath, entry.name)
          return [path.slice(home.length + 1), readFileSync(path, 'latin1')] as const
        }),
    ),
  )

let before: Readonly<Record<string, string>> = {}

beforeAll(() => {
  for (const name of [
    'pipeline',
    'cohort',
    'statistics',
    'engines',
    'stages',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(project, name), join(home, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(home, 'node_modules'), 'junction')
  fill(baseFiles())
  const { status, stderr } = launch()
  if (status !== 0) throw new Error(`the base cohort: exit ${status}\n${stderr}`)
  before = written()
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

const TRIED = [
  'all-at-once',
  'claim-names-no-result',
  'file-with-space',
  'missing-plan',
  'path-up',
  'relapse-after-last-contact',
  'utf-16',
  'yaml-alias-explodes',
]

describe('the launcher on a broken cohort', () => {
  it('has something to lose', () => {
    expect(Object.keys(before)).toContain('data/derived/six/6-audit/verdicts.csv')
    expect(Object.keys(before)).toContain('reports/six/index.html')
  })

  for (const { name, files, exit, lines } of cases().filter((one) => TRIED.includes(one.name)))
    it(`says every fault with its path, ends in ${exit} and leaves every artifact as it was: ${name}`, () => {
      fill(files)
      const { status, stderr } = launch()
      expect(stderr.split('\n').filter((line) => line.startsWith('data/raw/'))).toEqual(
        lines.map((line) => `data/raw/six/${line}`),
      )
      expect(status).toBe(exit)
      expect(written()).toEqual(before)
    })

  const inPlaceOfCsv: Readonly<Record<string, (path: string) => void>> = {
    'a folder': (path) => mkdirSync(path),
    'a link': (path) => symlinkSync(join(project, 'package.json'), path),
    'a link to nowhere': (path) => symlinkSync(join(home, 'nowhere'), path),
    'a FIFO': (path) => {
      execFileSync('mkfifo', [path])
    },
  }
  for (const [what, put] of Object.entries(inPlaceOfCsv))
    it.skipIf(process.platform === 'win32')(`does not open ${what} in place of a table`, () => {
      fill(baseFiles())
      rmSync(join(raw, 'outcomes.csv'))
      put(join(raw, 'outcomes.csv'))
      const { status, stderr } = launch()
      expect(stderr).toContain(
        'data/raw/six/outcomes.csv: expected a file, since datapackage.json lists it, found none',
      )
      expect(status).toBe(1)
      expect(written()).toEqual(before)
    })

  it('answers a cohort that is not there with the ones that are, and ends in 2', () => {
    fill(baseFiles())
    const { status, stderr } = launch('sixx')
    expect(stderr).toContain('six')
    expect(status).toBe(2)
    expect(written()).toEqual(before)
  })

  it('runs nothing once the cohort is whole again', () => {
    fill(baseFiles())
    const { status, stdout } = launch()
    expect(stdout).toMatch(/^nothing to do/)
    expect(status).toBe(0)
    expect(written()).toEqual(before)
  })
})
