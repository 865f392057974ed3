import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, outcomeOf, type Project } from '../../tools/support/project.ts'
import { differences } from '../../tools/support/project-tree.ts'
import { sixPatients } from '../../tools/support/six-patients.ts'

/** `make test-long` asks for 50. */
const KILLS = Number(process.env['CASEBOOK_KILLS'] ?? 5)
const cohorts = ['five', 'six', 'seven']
const patients = (cohort: string): string => `data/raw/${cohort}/patients.csv`
const claims = (cohort: string): string => `data/raw/${cohort}/claims.csv`

/** Cohorts that claim nothing yet: the edit brings claims, so that it makes new artifacts besides changed ones. */
const projectWithoutClaims = (): Project =>
  finishedProject(cohorts, {
    name: 'without-claims',
    prepare: (project) => {
      for (const cohort of cohorts) project.remove(claims(cohort))
    },
  })

let before: Project
/** The trees of a clean run before and after an edit of every cohort. */
let oldTree: ReadonlyMap<string, string>
let newTree: ReadonlyMap<string, string>

const edit = (project: Project): void => {
  for (const cohort of cohorts) {
    project.edit(patients(cohort), (text) => text.replace('alive,33', 'alive,34'))
    project.write(claims(cohort), sixPatients['claims.csv']!)
  }
}
const takeBack = (project: Project): void => {
  for (const cohort of cohorts) {
    project.edit(patients(cohort), (text) => text.replace('alive,34', 'alive,33'))
    project.remove(claims(cohort))
  }
}

beforeAll(async () => {
  before = projectWithoutClaims()
  oldTree = before.tree()
  const clean = before.copy()
  edit(clean)
  for (const folder of ['data/derived', 'reports']) rmSync(join(clean.root, folder), { recursive: true })
  expect((await clean.run()).code).toBe(0)
  newTree = clean.tree()
})

describe('after SIGKILL the next plain run ends in the bytes of a clean one', () => {
  it.each(Array.from({ length: KILLS }, (_, i) => i))('kill %i', async (i) => {
    const project = before.copy()
    edit(project)
    // every other kill hits the first writes; the others any moment of the run
    const child = project.start(['--quiet'])
    const ended = outcomeOf(child)
    if (i % 2 === 0) await firstWrite(project, child)
    await sleep(Math.random() * (i % 2 === 0 ? 12 : 900))
    child.kill('SIGKILL')
    await ended
    const isTakenBack = i % 4 >= 2
    if (isTakenBack) takeBack(project)
    expect((await project.run()).code).toBe(0)
    expect(differences(isTakenBack ? oldTree : newTree, project.tree())).toEqual([])
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
    project.dispose()
  })

  it('also where a file was written that no lock names yet', async () => {
    const project = before.copy()
    const orphan = 'data/derived/six/1-ingest/extra.csv'
    project.write(orphan, 'a\n')
    project.write('data/derived/six/1-ingest/half.csv.casebook-tmp', 'a')
    project.write('data/derived/.casebook-guard', '999999999 1')
    const { code, events } = await project.run()
    expect(code).toBe(0)
    expect(events).toContainEqual({ kind: 'deleted', path: orphan })
    expect(differences(oldTree, project.tree())).toEqual([])
    project.dispose()
  })
})

describe('two runners on one folder', () => {
  it('started at once: one runs, the other is refused, and nothing is torn', async () => {
    const project = before.copy()
    edit(project)
    const outcomes = await Promise.all([1, 2].map(() => outcomeOf(project.start(['--quiet']))))
    const refused = outcomes.filter(({ code }) => code === 2)
    expect(outcomes.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
    for (const { err } of refused)
      expect(err).toContain('expected no other run in this folder, found process')
    expect(outcomes.map(({ code }) => code)).not.toContain(3)
    expect(differences(newTree, project.tree())).toEqual([])
    project.dispose()
  })

  it('the second is refused while the first lives, and not after its death', async () => {
    const project = before.copy()
    edit(project)
    const first = project.start(['--quiet'])
    const ended = outcomeOf(first)
    const guard = join(project.root, 'data/derived/.casebook-guard')
    // whole, and what it was made from is gone
    while (!existsSync(guard) || existsSync(`${guard}.${first.pid}`)) await sleep(1)
    first.kill('SIGSTOP')
    expect(await project.run()).toMatchObject({
      code: 2,
      err: expect.stringContaining(`process ${first.pid}`),
    })
    first.kill('SIGKILL')
    await ended
    expect((await project.run()).code).toBe(0)
    expect(differences(newTree, project.tree())).toEqual([])
    project.dispose()
  })

  it('a number that was given out again to another process is no living runner', async () => {
    const project = before.copy()
    writeFileSync(join(project.root, 'data/derived/.casebook-guard'), `${process.pid} 1`)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
    project.dispose()
  })
})

/** The moment at which the run has begun to write (or has ended). */
const firstWrite = async (project: Project, child: ChildProcess): Promise<void> => {
  const folder = join(project.root, 'data/derived/five/1-ingest')
  while (child.exitCode === null && !readdirSync(folder).some((name) => name.endsWith('.casebook-tmp')))
    await new Promise(setImmediate)
}
