import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { readLock } from '../../pipeline/history/lock.ts'
import type { Outcome, Project } from '../../tools/support/project.ts'
import { registryProject } from '../support/engines/registry-project.ts'

let project: Project
let first: Outcome

beforeAll(async () => {
  project = await registryProject()
  first = await project.run()
})
afterAll(() => project.dispose())

const derived = (cohort: string): ReadonlyMap<string, string> =>
  new Map(
    [...project.tree()].flatMap(([path, text]) =>
      path.startsWith(`data/derived/${cohort}/`)
        ? [[path.slice(`data/derived/${cohort}/`.length), text] as const]
        : [],
    ),
  )

describe.each(['from-csv', 'from-parquet'])('a registry %s', (cohort) => {
  it('runs to its end', () => {
    expect(first.events.filter(({ kind }) => kind === 'failed')).toEqual([])
    expect(first.err).toBe('')
    expect(first.code).toBe(0)
  })

  it('has the counts, estimates and tests of the same cohort in memory, byte for byte', () => {
    const [ours, theirs] = [derived(cohort), derived('memory')]
    const same = [...theirs.keys()].filter((path) =>
      /^3-durations\/(event-table|counts)|^[45]-|2-validate\/(sizes|plan)/.test(path),
    )
    expect(same.length).toBeGreaterThan(15)
    for (const path of same.filter((path) => !path.endsWith('study.json')))
      expect(ours.get(path), path).toBe(theirs.get(path))
  })

  it('has nowhere a row of a subject', () => {
    const mine = [...project.tree()].filter(([path]) => path.split('/').includes(cohort))
    expect(mine.length).toBeGreaterThan(30)
    expect(mine.filter(([, text]) => text.includes('SUBJECT-')).map(([path]) => path)).toEqual([])
    expect(derived('memory').get('2-validate/subjects.csv')).toContain('SUBJECT-001')
    for (const path of ['2-validate/rows.csv', '2-validate/exclusions.csv', '3-durations/follow-ups.csv'])
      expect(derived(cohort).get(path)!.trim().split('\n').length, path).toBe(1)
  })

  it('says of what needs rows that it is not available from counts', () => {
    const page = project.read(`reports/${cohort}/index.html`)
    expect(page).toContain('Everybody: not available from counts.')
    expect(page).toContain('A lane for each: not available from counts.')
    expect(page).toContain(
      'Outliers, unused, impossible and contradictory times, identical rows and duplicates were not searched for',
    )
    const inMemory = project.read('reports/memory/index.html')
    expect(inMemory).not.toMatch(/not available from counts|were not searched for/)
  })

  it('says how many subjects it is of', () => {
    const analysed = derived('memory').get('2-validate/subjects.csv')!.trim().split('\n').length - 1
    expect(project.read(`reports/${cohort}/index.html`)).toContain(
      `We analysed <span data-count="subjects">${analysed}</span>`,
    )
  })

  it('has the engine in its trace, and a cohort in memory has none', () => {
    const lock = (name: string) => {
      const { closure, inputs } = readLock(openDisk(project.root), name).tasks['3-durations']!.trace
      return { ...closure!, inputs }
    }
    expect(Object.keys(lock(cohort).code)).toContain('engines/duckdb.ts')
    expect(Object.keys(lock(cohort).packages)).toContain('@duckdb/node-api')
    expect(Object.keys(lock('memory').code).filter((path) => path.startsWith('engines/sql/'))).toEqual([])
    expect(Object.keys(lock(cohort).inputs)).toContain(`data/raw/${cohort}/patients.${cohort.slice(5)}`)
  })
})
