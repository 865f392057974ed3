import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeSealed } from '../../pipeline/compile/sealed.js'
import { recordSourcePlaces, SOURCE_PLACES } from '../../pipeline/disk/source-places.ts'
import { finishedProject, type Project } from '../../tools/support/project.ts'

const CONVERTED = 'the bytes that were converted'
const descriptor = 'data/raw/six/datapackage.json'

const addSource = (project: Project, file: string): void =>
  project.edit(descriptor, (text) => {
    const dataPackage = JSON.parse(text)
    dataPackage.resources[0].source = {
      ...{ file, sha256: createHash('sha256').update(CONVERTED).digest('hex'), converter: 'xlsx/1' },
      written: createHash('sha256').update(project.read('data/raw/six/patients.csv')).digest('hex'),
    }
    return JSON.stringify(dataPackage, null, 2)
  })

let finished: Project
let project: Project
let elsewhere: string
let source: string
beforeAll(() => {
  finished = finishedProject(['six'], {
    name: 'six-converted',
    prepare: (of) => addSource(of, 'export.xlsx'),
  })
})
beforeEach(() => {
  project = finished.copy()
  elsewhere = mkdtempSync(join(tmpdir(), 'casebook-source-'))
  source = join(elsewhere, 'export.xlsx')
  writeFileSync(source, CONVERTED)
  recordSourcePlaces(project.root, 'six', new Map([['export.xlsx', source]]))
  return () => rmSync(elsewhere, { recursive: true })
})
afterAll(() => finished.dispose())

const warnings = async (words: readonly string[] = []): Promise<readonly string[]> => {
  const { code, out, err } = await project.call(words)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.split('\n').filter((line) => line.includes('export.xlsx'))
}

describe('a source file that changed after it was converted', () => {
  it('is warned of once in each run, with the command that takes it, until its bytes are the recorded ones', async () => {
    expect(await warnings()).toEqual([])
    writeFileSync(source, `${CONVERTED}, edited`)
    expect(await warnings()).toEqual([
      `warning  six: export.xlsx changed after it was converted; the run read the CSV files that were made then (take the new data with: npm run pipeline -- renew six ${source})`,
    ])
    expect(await warnings(['six'])).toHaveLength(1)
    expect((await project.call([])).out).toContain('up to date, 1 warning')
    writeFileSync(source, CONVERTED)
    expect(await warnings()).toEqual([])
    rmSync(source)
    expect(await warnings()).toEqual([])
  })

  it('is found by its name in the folder of the project, where no place is recorded', async () => {
    project.remove(SOURCE_PLACES)
    project.write('export.xlsx', 'other bytes')
    expect(await warnings()).toHaveLength(1)
    project.remove('export.xlsx')
  })

  it('is warned of by the short way too, and the short way sees that it is edited, and that it is put back', async () => {
    const shortWay = async (): Promise<readonly string[]> => {
      await sleep(2100)
      await project.call([])
      expect(project.exists('.casebook/nothing-to-do')).toBe(true)
      return warnings()
    }
    expect(await shortWay()).toEqual([])
    writeFileSync(source, `${CONVERTED}, edited`)
    expect(await warnings()).toHaveLength(1)
    expect(await shortWay()).toHaveLength(1)
    writeFileSync(source, '')
    expect(await warnings()).toHaveLength(1)
    expect(await shortWay()).toHaveLength(1)
    writeFileSync(source, CONVERTED)
    expect(await warnings()).toEqual([])
  }, 60_000)
})

describe('a descriptor or a folder that means harm', () => {
  it.each([
    ['/dev/zero'],
    ['../export.xlsx'],
    ['/etc/passwd'],
    ['__proto__'],
    ['..'],
    ['export.xlsx\u0000'],
    ['data/raw/six/patients.csv'],
  ])('cannot name a path: source "%s"', async (file) => {
    addSource(project, file)
    writeFileSync(join(project.root, '../export.xlsx'), 'other')
    const { out } = await project.call(['six'])
    expect(out).not.toContain('changed after')
    rmSync(join(project.root, '../export.xlsx'))
  })

  it('has no special file, folder or link read in the place of a source', async () => {
    const replaced = (make: () => void) => {
      rmSync(source, { recursive: true, force: true })
      make()
    }
    replaced(() => execFileSync('mkfifo', [source]))
    expect(await warnings()).toEqual([])
    replaced(() => symlinkSync('/dev/zero', source))
    expect(await warnings()).toEqual([])
    replaced(() => mkdirSync(source))
    expect(await warnings()).toEqual([])
    replaced(() => writeFileSync(source, ''))
    truncateSync(source, 3e12) // sparse: reading it would take an hour
    expect(await warnings()).toHaveLength(1)
    recordSourcePlaces(project.root, 'six', new Map([['export.xlsx', '/proc/kmsg']])) // of size 0; reading waits
    expect((await project.call([])).out).toContain('kmsg changed after')
  })

  it('cannot bring places along: those of another folder, and addresses of servers, are none', async () => {
    writeFileSync(source, 'other')
    const record = (root: string, path: string) =>
      writeSealed(
        join(project.root, SOURCE_PLACES),
        JSON.stringify({ root, cohorts: { six: { 'export.xlsx': path } } }),
      )
    record(project.root, source)
    expect(await warnings()).toHaveLength(1)
    record('/home/somebody/study', source)
    expect(await warnings()).toEqual([])
    record(project.root, `//server${source}`)
    expect(await warnings()).toEqual([])
    writeSealed(join(project.root, SOURCE_PLACES), '[')
    expect(await warnings()).toEqual([])
    writeSealed(
      join(project.root, SOURCE_PLACES),
      JSON.stringify({ root: project.root, cohorts: { six: { 'export.xlsx': 7 } } }),
    )
    expect(await warnings()).toEqual([])
  })

  it('shows no name of a file unescaped, and puts no unusual one into a command', async () => {
    const file = 'x\u001b[31m$(reboot).csv'
    addSource(project, file)
    await project.call([])
    project.write(file, 'other')
    const { out } = await project.call([])
    expect(out).toContain('x\\u001b[31m$(reboot).csv changed after it was converted')
    expect(out).toContain('renew six <path>)')
    project.remove(file)
  })
})

it('the run of a cohort with a fault says it too, and fails by its own fault only', async () => {
  writeFileSync(source, 'other')
  project.edit('data/raw/six/patients.csv', (text) => text.replace('R0', 'R9'))
  const { code, out } = await project.call(['six'])
  expect(code).toBe(1)
  expect(out).toContain('changed after it was converted')
  expect(readFileSync(source, 'utf8')).toBe('other')
})
