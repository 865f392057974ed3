import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseFiles, cases } from './case-files.ts'
import { type Home, newHome } from './home.ts'

let home: Home
let before: ReturnType<Home['written']> = {}

beforeAll(() => {
  home = newHome()
  before = home.written()
})

afterAll(() => home.dispose())

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
      home.fill(files)
      const { status, stderr } = home.launch()
      expect(stderr.split('\n').filter((line) => line.startsWith('data/raw/'))).toEqual(
        lines.map((line) => `data/raw/six/${line}`),
      )
      expect(status).toBe(exit)
      expect(home.written()).toEqual(before)
    })

  const inPlaceOfCsv: Readonly<Record<string, (path: string) => void>> = {
    'a folder': (path) => mkdirSync(path),
    'a link': (path) => symlinkSync(join(home.root, 'package.json'), path),
    'a link to nowhere': (path) => symlinkSync(join(home.root, 'nowhere'), path),
    'a FIFO': (path) => {
      execFileSync('mkfifo', [path])
    },
  }
  for (const [what, put] of Object.entries(inPlaceOfCsv))
    it.skipIf(process.platform === 'win32')(`does not open ${what} in place of a table`, () => {
      home.fill(baseFiles())
      rmSync(join(home.raw, 'outcomes.csv'))
      put(join(home.raw, 'outcomes.csv'))
      const { status, stderr } = home.launch()
      expect(stderr).toContain(
        'data/raw/six/outcomes.csv: expected a file, since datapackage.json lists it, found none',
      )
      expect(status).toBe(1)
      expect(home.written()).toEqual(before)
    })

  it('answers a cohort that is not there with the ones that are, and ends in 2', () => {
    home.fill(baseFiles())
    const { status, stderr } = home.launch('sixx')
    expect(stderr).toContain('six')
    expect(status).toBe(2)
    expect(home.written()).toEqual(before)
  })

  it('runs nothing once the cohort is whole again', () => {
    home.fill(baseFiles())
    const { status, stdout } = home.launch()
    expect(stdout).toMatch(/^nothing to do/)
    expect(status).toBe(0)
    expect(home.written()).toEqual(before)
  })
})
