import { beforeAll, describe, expect, it } from 'vitest'
import { addCohort, finishedProject, type Project } from '../../tools/support/project.ts'
import { differences, replaceRun } from '../../tools/support/project-tree.ts'

let finished: Project
let project: Project
beforeAll(() => {
  finished = finishedProject(['five', 'six'])
})

const good = (): Project => {
  project = finished.copy()
  return project
}

const patients = 'data/raw/six/patients.csv'

describe('data at fault', () => {
  it('end with exit code 1, the place, and every artifact as it was', async () => {
    good().edit(patients, (text) => text.replace('alive,33', 'alive,many'))
    const outcome = await project.call(['run', 'six'])
    expect(outcome.code).toBe(1)
    expect(outcome.err).toMatch(/data\/raw\/six\/patients\.csv:6:7 follow_up: expected .*, found .*many/)
    expect(outcome.err).toContain('no file of this cohort was changed')
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })

  it('are found again by every run until they are mended', async () => {
    const text = good().read(patients)
    project.write(patients, text.replace('alive,33', 'alive,many'))
    expect((await project.run()).code).toBe(1)
    expect((await project.run()).code).toBe(1)
    project.write(patients, text)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  })

  it('stop their cohort and no other', async () => {
    good().edit(patients, (text) => text.replace('alive,33', 'alive,many'))
    project.edit('data/raw/five/patients.csv', (text) => text.replace('alive,33', 'alive,35'))
    const { code, ran } = await project.run()
    expect(code).toBe(1)
    expect(ran).toContain('five/4-estimate')
    const changed = differences(finished.tree(), project.tree())
    expect(changed).not.toEqual([])
    expect(changed.filter((path) => path.includes('/six/'))).toEqual([])
  })

  it('of a missing file name the file', async () => {
    good().remove('data/raw/six/analysis.yaml')
    const { code, err } = await project.call(['six'])
    expect(code).toBe(1)
    expect(err).toContain('data/raw/six/analysis.yaml: expected a regular file, found none')
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })

  it('of a cohort that never ran leave no trace of it', async () => {
    addCohort(good(), 'seven')
    project.edit('data/raw/seven/patients.csv', (text) => text.replace('alive,33', 'alive,many'))
    expect((await project.run()).code).toBe(1)
    expect([...project.tree().keys()].filter((path) => path.includes('seven'))).toEqual([])
  })
})

describe('a stage that fails half-way', () => {
  it('ends with exit code 3, leaves every artifact as it was, and runs again', async () => {
    const stage = 'stages/5-compare/stage.ts'
    const text = good().read(stage)
    replaceRun(project, stage, "() => { throw new Error('half-way') }")
    project.edit(patients, (raw) => raw.replace('alive,33', 'alive,34'))
    const outcome = await project.run()
    expect(outcome.code).toBe(3)
    expect(outcome.out).toMatch(/half-way[\s\S]*stages\/5-compare\/stage\.ts:\d+/)
    expect(differences(finished.tree(), project.tree())).toEqual([])
    project.write(stage, text)
    const { code, ran } = await project.run()
    expect(code).toBe(0)
    expect(ran).toContain('six/5-compare')
  })

  it('that gives what it does not declare, or not all of it, is a fault of the program', async () => {
    const stage = 'stages/5-compare/stage.ts'
    const text = good().read(stage)
    replaceRun(project, stage, '(input, before) => ({ ...before(input), more: [] })')
    expect(await project.call([])).toMatchObject({ code: 3, err: expect.stringContaining('found more') })
    project.write(stage, text)
    replaceRun(project, stage, '() => ({})')
    expect((await project.call([])).code).toBe(3)
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })
})

describe('a wrong call', () => {
  it.each([
    [['nobody'], 'nobody: expected a command or a cohort (five, six)'],
    [['six/9-nothing'], 'six/9-nothing: expected a stage (1-ingest'],
    [['--no-such-flag'], 'found "--no-such-flag"'],
    [['plan', 'nobody'], 'nobody: expected a command or a cohort'],
    [['results'], 'results: expected a cohort'],
  ])('%j ends with exit code 2 and says what there is', async (argv, message) => {
    const { code, err } = await good().call(argv)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})

describe('a stage that no trace can follow', () => {
  const stage = 'stages/4-estimate/stage.ts'
  it.each([
    ['a computed import()', '\nexport const more = (name: string) => import(name)\n', 'import(name)'],
    [
      "node's file system",
      "\nimport { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
      'node:fs',
    ],
    [
      "node's file system, by its old name",
      "\nimport { readFileSync } from 'fs'\nexport const read = readFileSync\n",
      'fs',
    ],
    ['the clock', '\nexport const now = () => Date.now()\n', 'Date.now'],
    ['chance', '\nexport const chance = () => Math.random()\n', 'Math.random'],
    [
      "node's modules, asked of the process",
      "\nexport const fs = process.getBuiltinModule('fs')\n",
      'getBuiltinModule',
    ],
  ])('for %s is refused with exit code 3 and the place', async (_, code, found) => {
    good().edit(stage, (text) => text + code)
    const line =
      project
        .read(stage)
        .split('\n')
        .findIndex((text) => text.includes(found)) + 1
    const outcome = await project.call([])
    expect(outcome.code, outcome.err).toBe(3)
    expect(outcome.err).toContain(`${stage}:${line}: expected`)
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })

  it('is refused as well when the module is deep in its imports', async () => {
    good().edit('statistics/numbers/rational.ts', (text) => `import 'node:fs'\n${text}`)
    const { code, err } = await project.call([])
    expect(code).toBe(3)
    expect(err).toContain('statistics/numbers/rational.ts:1: expected no module of node in stage')
  })
})
