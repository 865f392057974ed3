import { expect, it } from 'vitest'
import { finishedProject } from '../../../tools/support/project.ts'
import { madeUpRaw, type Patient } from '../../support/disclosure/synthetic-registry.ts'

/** Each of some ends at each of some times, in both arms. */
const patients: readonly Patient[] = Array.from({ length: 160 }, (_, i) => ({
  end: (['disease', 'other', 'alive'] as const)[i % 3]!,
  months: 1 + (i % 8),
  arm: (['A', 'B'] as const)[i % 2]!,
  sex: (['f', 'm'] as const)[i % 2]!,
}))

it('an edition has a warning until it is recorded, and is published unchanged afterwards', async () => {
  const project = finishedProject().copy()
  const cohort = 'series'
  for (const [file, text] of Object.entries(madeUpRaw(patients)))
    project.write(`data/raw/${cohort}/${file}`, text)
  const page = `reports/${cohort}/public/index.html`
  expect((await project.call(['published', cohort])).code).toBe(2)
  const first = await project.call([cohort, '-q'])
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('Only one may be published')])
  // said again where nothing is to do
  expect((await project.call([cohort, '-q'])).err).toContain('Only one may be published')
  expect(project.read(page)).toContain('No earlier edition of this cohort is recorded')
  const table = project.read(`reports/${cohort}/public/event-table.csv`)

  const recorded = await project.call(['published', cohort])
  expect([recorded.code, recorded.out]).toEqual([0, expect.stringContaining('data/public/series/1.json')])
  // of the same patients with k = 12: what was told in cells of 3 is put together, and no other cell is told
  project.edit(`data/raw/${cohort}/analysis.yaml`, (text) => text.replace('k: 3', 'k: 12'))
  const second = await project.call([cohort, '-q'])
  expect([second.code, second.err]).toEqual([0, ''])
  expect(project.read(page)).toContain('published before')
  const cells = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  const before = cells(table)
  for (const [endpoint, group, kind, from, to, count] of cells(
    project.read(`reports/${cohort}/public/event-table.csv`),
  )) {
    const inside = before.filter(
      (one) =>
        [endpoint, group, kind].every((part, i) => one[i] === part) &&
        Number(one[3]) >= Number(from) &&
        Number(one[4]) <= Number(to),
    )
    expect(inside.reduce((sum, one) => sum + Number(one[5]), 0)).toBe(Number(count))
    expect(Number(count) === 0 || Number(count) >= 12).toBe(true)
  }
  expect((await project.call(['published', cohort])).out).toContain('nothing to record')
  project.write(`data/public/${cohort}/1.json`, '{}')
  const broken = await project.call([cohort, '-q'])
  expect([broken.code, broken.err]).toEqual([
    1,
    expect.stringContaining('data/public/series/1.json: expected a public edition'),
  ])
})
