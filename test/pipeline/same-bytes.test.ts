import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addCohort, finishedProject, newProject, type Project } from '../../tools/support/project.ts'
import { differences } from '../../tools/support/project-tree.ts'

let clean: Project
beforeAll(() => {
  clean = finishedProject(['five', 'six'])
})

/** The raw files of `clean`, and nothing derived from them. */
const unmade = (): Project => {
  const project = clean.copy()
  for (const folder of ['data/derived', 'reports']) rmSync(join(project.root, folder), { recursive: true })
  return project
}

const rebuilt = async (project: Project, argv: readonly string[], env = {}) => {
  expect((await project.run(argv, env)).code).toBe(0)
  const tree = project.tree()
  project.dispose()
  return tree
}

describe('the same bytes come out', () => {
  it.each([
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
  ])('under $TZ and $LANG', async (env) => {
    expect(differences(clean.tree(), await rebuilt(newProject(['five', 'six']), [], env))).toEqual([])
  })

  it('stage by stage, in several runs, as in one', async () => {
    const project = unmade()
    for (const stage of ['1-ingest', '3-durations', '4-estimate'])
      expect((await project.run([`six/${stage}`])).code).toBe(0)
    expect(differences(clean.tree(), await rebuilt(project, []))).toEqual([])
  })

  it('for a cohort whatever other cohorts there are', async () => {
    const project = unmade()
    rmSync(join(project.root, 'data/raw/five'), { recursive: true })
    addCohort(project, 'another')
    const tree = await rebuilt(project, [])
    const own = [...clean.tree()].filter(([path]) => /^(data\/derived|reports)\/six\//.test(path))
    expect(own.filter(([path, bytes]) => tree.get(path) !== bytes)).toEqual([])
  })
})
