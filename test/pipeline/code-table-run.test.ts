import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Why } from '../../pipeline/commands/why.ts'
import { newProject, type Project } from '../../tools/support/project.ts'
import { differences } from '../../tools/support/project-tree.ts'
import { warmed } from '../support/warmed.ts'

const TABLE = 'data/derived/code.json'
const RESULTS = 'data/derived/six/4-estimate/results.csv'
const SOURCE = 'stages/4-estimate/stage.ts'

let project: Project
let clean: ReadonlyMap<string, string>
beforeAll(async () => {
  const cold = newProject(['five', 'six'])
  // in a process of its own, which has two threads
  expect((await cold.run(['--jobs', '2'])).code).toBe(0)
  project = warmed(cold)
  clean = project.tree()
})
afterAll(() => project.dispose())

it('two cohorts of the same code, run side by side, share one table that verify finds whole', async () => {
  expect(project.read(TABLE).match(/"stages\/4-estimate\/stage\.ts"/g)).toHaveLength(1)
  expect(project.read('data/derived/six/lock.json')).not.toContain(SOURCE)
  expect(await project.call(['verify'])).toMatchObject({ code: 0 })
})

it.each([
  ['deleted', () => project.remove(TABLE), 'missing'],
  ['edited', () => project.edit(TABLE, (text) => text.replace(`"${SOURCE}"`, '"x.ts"')), 'edited'],
])(
  'a table that was %s is a finding of verify; a run makes nothing again but the table',
  async (_, spoil, said) => {
    spoil()
    const { code, out } = await project.call(['verify'])
    expect(out).toMatch(new RegExp(`^${said} +${TABLE}`, 'm'))
    expect(code).toBe(1)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
    expect(differences(clean, project.tree())).toEqual([])
  },
  300_000,
)

it('the table keeps what the lock of a cohort names that did not run, and why names the source that changed', async () => {
  project.edit(SOURCE, (text) => `${text}\nexport const unused = 1\n`)
  expect((await project.run(['five'])).code).toBe(0)
  const why = JSON.parse((await project.call(['why', RESULTS, '--json'])).out) as Why
  expect(why.sources).toContain(SOURCE)
  expect(why.stale).toEqual([{ kind: 'code', file: SOURCE, change: 'changed' }])
  expect(project.read(TABLE).match(/"stages\/4-estimate\/stage\.ts"/g)).toHaveLength(2)
  // without the table only that the code changed is known
  const table = project.read(TABLE)
  project.remove(TABLE)
  const { out } = await project.call(['plan', 'six/4-estimate'])
  expect(out).toContain(`its code or packages changed; ${TABLE} does not record which`)
  project.write(TABLE, table)
}, 300_000)

it('after the removal of all that was made no table is left', async () => {
  expect((await project.call(['clean'])).code).toBe(0)
  expect([...project.tree().keys()]).toEqual([])
})
