import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { readLock } from '../../pipeline/history/lock.ts'
import { REAL } from '../../tools/support/project.ts'
import { all, type Crate, find, type IsFile, idsOf } from '../support/crate/graph.ts'
import { RO_CRATE_MUSTS } from '../support/crate/ro-crate-musts.ts'
import { RUN_CRATE_MUSTS } from '../support/crate/run-crate-musts.ts'

const MUSTS = { ...RO_CRATE_MUSTS, ...RUN_CRATE_MUSTS }

const DERIVED = join(REAL, 'data/derived')
/** Those that ship: one that is not published is somebody's own, and may lack what a crate asks for. */
const cohorts = readdirSync(DERIVED).filter((name) => {
  const published = join(DERIVED, name, '2-validate/plan/publish.json')
  return existsSync(published) && readFileSync(published, 'utf8').trim() === 'true'
})

const read = <T>(cohort: string, file: string): T =>
  JSON.parse(readFileSync(join(DERIVED, cohort, file), 'utf8'))
const crateOf = (cohort: string): Crate => read(cohort, 'ro-crate-metadata.json')
const isFileIn =
  (cohort: string): IsFile =>
  (path) =>
    existsSync(join(DERIVED, cohort, path)) && statSync(join(DERIVED, cohort, path)).isFile()

/** A file's entity by its path from the project's root. */
const entityOf = (crate: Crate, path: string) => all(crate, 'File').find((one) => one['name'] === path)

describe.each(cohorts)('the crate of %s', (cohort) => {
  const crate = crateOf(cohort)
  const lock = readLock(openDisk(REAL), cohort)
  const stages = Object.entries(lock.tasks).filter(([name]) => name !== 'crate')

  it.each(Object.keys(MUSTS))('%s', (name) => {
    expect(MUSTS[name]!.faults(crate, isFileIn(cohort))).toEqual([])
  })

  it('has the hash and the size of every file, as it is on the disk', () => {
    const hashed = all(crate, 'File').filter((one) => one['sha256'] !== undefined)
    for (const file of hashed) {
      const path = String(file['localPath'] ?? decodeURIComponent(file['@id']))
      const bytes = readFileSync(join(DERIVED, cohort, path))
      expect([path, file['sha256']]).toEqual([path, createHash('sha256').update(bytes).digest('hex')])
      expect([path, file['contentSize']]).toEqual([path, String(bytes.length)])
    }
    const bare = all(crate, 'File').filter((one) => one['sha256'] === undefined)
    expect(bare.map((one) => one['@id'])).toEqual(['../../../stages/index.ts', 'lock.json'])
  })

  it('holds every file of the folder but itself', () => {
    const there = readdirSync(join(DERIVED, cohort), { recursive: true, encoding: 'utf8' }).filter(
      isFileIn(cohort),
    )
    const ids = all(crate, 'File').map((one) => decodeURIComponent(one['@id']))
    expect(there.filter((path) => !ids.includes(path))).toEqual(['ro-crate-metadata.json'])
  })

  it('has for each stage of the lock one run, with what the lock says it read and wrote', () => {
    expect(stages.length).toBeGreaterThan(1)
    expect(all(crate, 'CreateAction')).toHaveLength(stages.length + 1)
    for (const [name, { trace, outputs }] of stages) {
      const run = find(crate, `#run/${name}`)
      const named = (property: string) =>
        idsOf(run, property)
          .map((id) => find(crate, id)?.['name'])
          .sort()
      const inputs = Object.keys(trace.inputs).filter((path) => !path.startsWith('provenance:'))
      expect(named('object')).toEqual(inputs.sort())
      expect(named('result')).toEqual(Object.keys(outputs).sort())
      for (const [path, hash] of Object.entries({ ...trace.inputs, ...outputs }))
        if (!path.startsWith('provenance:')) expect(entityOf(crate, path)?.['sha256']).toBe(hash)
    }
  })

  it('names packages in the versions that the stages ran with', () => {
    const used = all(crate, 'SoftwareSourceCode').filter((one) => one['@id'].startsWith('pkg:'))
    expect(used.map((one) => one['name'])).toContain('papaparse')
    for (const one of used)
      expect(stages.map(([, { trace }]) => trace.closure?.packages[String(one['name'])])).toContain(
        one['version'],
      )
  })

  it('says nothing of clock, host or place', () => {
    const text = JSON.stringify(crate)
    expect(text).not.toContain(REAL)
    expect(text).not.toContain('endTime')
    expect(text).not.toContain(process.version)
    const created = JSON.parse(
      readFileSync(join(REAL, `data/raw/${cohort}/datapackage.json`), 'utf8'),
    ).created
    expect(new Set(text.match(/20\d\d-\d\d-\d\d[^"]*/g) ?? [])).toEqual(new Set([created]))
  })
})

describe('a broken crate', () => {
  const [cohort = ''] = cohorts

  it.each(Object.keys(MUSTS))('is found out: %s', (name) => {
    const crate = crateOf(cohort)
    MUSTS[name]!.broken(crate)
    expect(MUSTS[name]!.faults(crate, isFileIn(cohort))).not.toEqual([])
  })
})
