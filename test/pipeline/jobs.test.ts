import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../pipeline/events.ts'
import { followProgress } from '../../pipeline/run/progress.ts'
import { progressText } from '../../pipeline/words.ts'
import { addCohort, finishedProject, type Project } from '../../tools/support/project.ts'
import { differences, OTHER_WORDS, replaceRun } from '../../tools/support/project-tree.ts'

/** The raw files of these cohorts, the code as compiled, and nothing derived: kept by the worker, so one at a time. */
const unmade = (cohorts: readonly string[]): Project => {
  const project = finishedProject().copy()
  for (const folder of ['data/raw', 'data/derived', 'reports'])
    rmSync(join(project.root, folder), { recursive: true })
  for (const cohort of cohorts) addCohort(project, cohort)
  return project
}

describe('several jobs', () => {
  it('make the same bytes as one, and a failed cohort stops only itself', async () => {
    const cohorts = ['a', 'b', 'c', 'd']
    const without = (): Project => {
      const project = unmade(cohorts)
      project.edit('data/raw/c/patients.csv', (text) => text.replace('alive,33', 'alive,many'))
      return project
    }
    const one = without()
    const sequential = await one.run(['--jobs', '1'])
    const tree = one.tree()
    const several = without()
    const parallel = await several.run(['--jobs', '3'])
    expect([sequential.code, parallel.code]).toEqual([1, 1])
    expect(sequential.ran).toContain('d/8-report')
    expect([...parallel.ran].sort()).toEqual([...sequential.ran].sort())
    expect(differences(tree, several.tree())).toEqual([])
    expect([...tree.keys()].some((path) => path.startsWith('data/derived/c/'))).toBe(false)
    expect(await several.run(['--jobs', '2'])).toMatchObject({ code: 1, ran: ['c/1-ingest'] })
    expect(await several.call(['--jobs', 'many'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--jobs: expected a whole number of 1 or more, found "many"'),
    })
  })
})

describe('one cohort', () => {
  it('is the same bytes with the last stages in a second thread, and a fault there is reported like any other', async () => {
    const one = unmade(['six'])
    await one.run(['--jobs', '1'])
    const tree = one.tree()
    const shared = unmade(['six'])
    await shared.run(['--jobs', '2'])
    expect(differences(tree, shared.tree())).toEqual([])
    replaceRun(shared, 'stages/8-report/stage.ts', '() => { throw new Error("printed nothing") }')
    replaceRun(shared, 'stages/4-estimate/stage.ts', OTHER_WORDS)
    const stacks: string[] = []
    // on a busy machine the first thread may take the stage before the second one has started
    while (stacks.length < 3 && !stacks.at(-1)?.includes('stage-worker.js')) {
      const broken = await shared.run(['--jobs', '2'])
      expect(broken.code).toBe(3)
      const stack = expect.stringContaining('printed nothing')
      const failure = { kind: 'program', message: 'printed nothing', stack }
      const task = { stage: '8-report', cohort: 'six' }
      expect(broken.events).toContainEqual({ kind: 'failed', task, failure })
      expect(differences(tree, shared.tree())).toEqual([])
      stacks.push(JSON.stringify(broken.events.filter(({ kind }) => kind === 'failed')))
    }
    expect(stacks.at(-1)).toContain('stage-worker.js') // it was the second thread that ran it
  })
})

describe('the progress of a run', () => {
  const [first, second, all] = [
    { stage: '1-ingest', cohort: 'a' },
    { stage: '1-ingest', cohort: 'b' },
    { stage: '9-index', cohort: null },
  ] as const

  it('counts what is done, names what runs and forecasts from what the tasks took', () => {
    const follow = followProgress([first, second, all], { 'a/1-ingest': 4000, '9-index': 1000 }, 1)
    const started: Event = { kind: 'started', task: first, causes: [] }
    // b never ran: it is taken to last as long as the same stage of a
    expect(progressText(follow(started))).toBe('[0/3] a/1-ingest, about 9.0 s left')
    expect(follow({ kind: 'ran', task: first, milliseconds: 1, changed: [] })).toEqual({
      done: 1,
      tasks: 3,
      current: [],
      millisecondsLeft: 5000,
    })
    follow({ kind: 'fresh', task: second })
    expect(follow({ kind: 'fresh', task: all })).toMatchObject({ done: 3, millisecondsLeft: null })
  })

  it('shows the progress of a long task until it has run', () => {
    const follow = followProgress([first, all], {}, 1)
    const started = follow({ kind: 'started', task: first, causes: [] })
    const told: Event = { kind: 'progress', task: first, done: 300, total: 900, what: 'pairs of changes' }
    expect(progressText(follow(told))).toBe('[0/2] a/1-ingest (pairs of changes 300/900)')
    expect([started.done, follow(told).done]).toEqual([0, 0])
    expect(follow({ kind: 'ran', task: first, milliseconds: 1, changed: [] })).toMatchObject({
      done: 1,
      current: [],
    })
  })

  it('counts down within a task that reports its progress', () => {
    const follow = followProgress([first, all], { 'a/1-ingest': 9000, '9-index': 1000 }, 1)
    const at = (done: number): Event => ({ kind: 'progress', task: first, done, total: 900, what: 'pairs' })
    expect(follow(at(0)).millisecondsLeft).toBe(10_000)
    expect(follow(at(450)).millisecondsLeft).toBe(5500)
    expect(follow(at(900)).millisecondsLeft).toBe(1000)
  })

  it('forecasts nothing where nothing is recorded', () => {
    const follow = followProgress([first], {}, 2)
    expect(progressText(follow({ kind: 'started', task: first, causes: [] }))).toBe('[0/1] a/1-ingest')
  })
})
