import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { addCohort, finishedProject, type Project } from '../../../tools/support/project.ts'

let finished: Project
beforeAll(() => {
  finished = finishedProject()
})

const remembers = (project: Project): boolean => project.exists('.casebook/nothing-to-do')

/** Runs until the short way is open: what a run looked at is trusted only when it is two seconds old. */
const settle = async (project: Project): Promise<void> => {
  await sleep(2100)
  expect((await project.call([])).code).toBe(0)
  expect(remembers(project)).toBe(true)
}

const patients = 'data/raw/six/patients.csv'
const results = 'data/derived/six/4-estimate/results.csv'

describe('the short way of a run that has nothing to do', () => {
  it('is open once every stat can be trusted, and says the same', async () => {
    const project = finished.copy()
    const { out } = await project.call([])
    await settle(project)
    expect(await project.call([])).toMatchObject({ code: 0, out, err: '' })
    expect(out).toMatch(
      /^nothing to do: all \d+ tasks are up to date; open reports\/index.html; "make again" computes everything again\n$/,
    )
    project.dispose()
  })

  it.each<[string, (project: Project) => void, string]>([
    [
      'a raw file was edited',
      (of) => of.edit(patients, (text) => text.replace('alive,33', 'alive,34')),
      'ran ',
    ],
    ['a raw file was added', (of) => of.write('data/raw/six/more.csv', 'a\n1\n'), 'ran '],
    ['a cohort was added', (of) => addCohort(of, 'seven'), 'seven/8'],
    ['an artifact was edited', (of) => of.edit(results, (text) => `${text} `), 'ran '],
    ['an artifact was deleted', (of) => of.remove(results), 'ran '],
    ['a lock was deleted', (of) => of.remove('data/derived/six/lock.json'), 'ran '],
    [
      'a source was edited',
      (of) => of.edit('statistics/numbers/rational.ts', (text) => `${text}\nexport const unused = 1\n`),
      'ran ',
    ],
  ])('is not taken when %s', async (name, change, said) => {
    // of a project that is kept, code that is edited is another file
    const project = name === 'a source was edited' ? finished.copy().copy() : finished.copy()
    await settle(project)
    change(project)
    expect((await project.call([])).out).toContain(said)
    project.dispose()
  })

  it('is not taken during another run, nor after one that died', async () => {
    const project = finished.copy()
    await settle(project)
    project.write('data/derived/.casebook-guard', '999999999 1')
    expect((await project.call([])).code).toBe(0)
    expect(project.exists('data/derived/.casebook-guard')).toBe(false)
    project.dispose()
  })

  it('is not taken after an edit that keeps size and time', async () => {
    const project = finished.copy()
    const path = join(project.root, patients)
    utimesSync(path, 1e9, 1e9)
    await settle(project)
    project.edit(patients, (text) => text.replace('alive,33', 'alive,34'))
    utimesSync(path, 1e9, 1e9)
    expect((await project.call([])).out).toContain('ran ')
    project.dispose()
  })
})
