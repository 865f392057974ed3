import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../tools/support/project.ts'

let project: Project
beforeAll(() => {
  project = finishedProject().copy()
})

const plan = 'data/raw/six/analysis.yaml'
const table = 'data/derived/six/2-validate/warnings.csv'
const report = 'reports/six/index.html'
const warning =
  'warning  data/raw/six/analysis.yaml:6 origin: open decision: what happened at time 0 (once decided, remove TO DECIDE)\n'

it('an open decision is printed by every run, and is in the table and on the first screen, until it is made', async () => {
  project.edit(plan, (text) =>
    text.replace('origin: operation', 'origin: operation # TO DECIDE: what happened at time 0'),
  )
  const first = await project.call([])
  expect([first.code, first.err]).toEqual([0, ''])
  expect(first.out).toContain(warning)
  expect(first.out).toMatch(/, 1 warning; open reports\/index.html\n$/)
  expect(project.read(table)).toContain('open decision,"what happened at time 0')
  const summary = /<section id="brief">[\s\S]*?<\/section>/.exec(project.read(report))![0]
  expect(summary.replace(/<[^>]*>/g, '')).toContain('Warning. 1 open decision: see data checks.')
  expect(summary).toContain('href="#second-look"')
  expect(project.read(report)).toContain('id="second-look"')

  // the second time every stat can be trusted, and the short way is taken
  await sleep(2100)
  for (const _ of ['looks at all', 'takes the short way']) {
    const again = await project.call([])
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toBe(
      `${warning}nothing to do: all 15 tasks are up to date, 1 warning; open reports/index.html; "make again" computes everything again\n`,
    )
  }
  expect((await project.call(['-q'])).out).toBe(
    'nothing to do: all 15 tasks are up to date, 1 warning; open reports/index.html; "make again" computes everything again\n',
  )

  project.edit(plan, (text) => text.replace(' # TO DECIDE: what happened at time 0', ''))
  const last = await project.call([])
  expect(last.out).not.toMatch(/^warning|\d warning/m)
  expect(project.read(report)).not.toContain('second-look')
  expect(project.read(table)).not.toContain('open decision')
}, 120_000)
