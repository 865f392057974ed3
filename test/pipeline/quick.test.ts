import { beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../tools/support/project.ts'
import { differences } from '../../tools/support/project-tree.ts'

/** Six patients with one number that their table does not give: 20 months, where 26 is the median. */
const OPEN = 'median,Results,"Survival, median",20,mo,overall-survival/median,\n'

let full: Project
beforeAll(() => {
  full = finishedProject(['six'], {
    name: 'open-claim',
    prepare: (project) => {
      const plan = project.read('data/raw/six/analysis.yaml')
      const id = /^ {2}([a-z-]+):.*\n/m.exec(plan.split('estimates:')[1]!)![1]
      project.edit('data/raw/six/claims.csv', (text) => text + OPEN.replace('overall-survival', id!))
    },
  })
})

const effortOf = (project: Project): string =>
  JSON.parse(project.read('data/derived/six/6-search/search.json')).effort

describe('a quick run', () => {
  it('leaves the search out, says so in the report, and the next run completes it to the same bytes', async () => {
    const project = full.copy()
    expect(effortOf(project)).toBe('full')
    expect(project.read('data/derived/six/6-search/explanations.csv').split('\n').length).toBeGreaterThan(2)
    const quick = await project.run(['--quick'])
    expect(quick.code).toBe(0)
    expect(quick.ran).toContain('six/6-search')
    expect(effortOf(project)).toBe('quick')
    expect(project.read('reports/six/index.html')).toContain(
      'Explanations were not searched in this run (--quick).',
    )
    const again = await project.run()
    expect(again.ran).toContain('six/6-search')
    expect(differences(full.tree(), project.tree())).toEqual([])
    project.dispose()
  })

  it('is not remembered as nothing to do', async () => {
    const project = full.copy()
    await project.run(['--quick'])
    await project.run(['--quick'])
    expect((await project.call([])).out).not.toMatch(/^nothing to do/)
    project.dispose()
  })
})

describe('a cohort whose search took long', () => {
  it('is written without it first, then completed to the same bytes, each task reported once', async () => {
    const project = full.copy()
    project.write('data/derived/run.json', JSON.stringify({ milliseconds: { 'six/6-search': 60_000 } }))
    project.edit('data/raw/six/claims.csv', (text) => `${text}age,Text,"Age, oldest",71,a,age/max,\n`)
    const outcome = await project.run()
    expect(outcome.code).toBe(0)
    const kinds = outcome.events.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'early')).toHaveLength(1)
    expect(kinds.indexOf('early')).toBeLessThan(kinds.lastIndexOf('ran'))
    expect(new Set(outcome.ran).size).toBe(outcome.ran.length)
    expect(effortOf(project)).toBe('full')
    const at = project.copy()
    at.remove('data/derived/run.json')
    at.remove('data/derived/six/lock.json')
    await at.run()
    expect(differences(project.tree(), at.tree())).toEqual([])
    project.dispose()
    at.dispose()
  })
})
