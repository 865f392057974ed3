import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../pipeline/events.ts'
import type { StageDeclaration } from '../../pipeline/manifest.ts'
import { addCohort, finishedProject, type Outcome, type Project } from '../../tools/support/project.ts'
import {
  afterProvenance,
  differences,
  downstreamOf,
  OTHER_WORDS,
  replaceRun,
} from '../../tools/support/project-tree.ts'

let finished: Project
let project: Project
beforeAll(() => {
  finished = finishedProject()
})
afterEach(() => project.dispose())

/** A fresh copy of a project whose last run was good. */
const good = (): Project => {
  project = finished.copy()
  return project
}

const all = (): readonly StageDeclaration[] => finished.manifest().stages
const taskName = ({ name, scope }: StageDeclaration): string => (scope === 'all' ? name : `six/${name}`)
const tasksWith = (wanted: (stage: StageDeclaration) => boolean): readonly string[] =>
  all().filter(wanted).map(taskName)

/** What ran of the stages whose input is not every raw file's hash. */
const ranWithoutProvenance = (outcome: Outcome): readonly string[] => {
  const printed = new Set(tasksWith(({ name }) => afterProvenance(finished.manifest()).has(name)))
  return outcome.ran.filter((task) => !printed.has(task))
}

const patients = 'data/raw/six/patients.csv'
const analysis = 'data/raw/six/analysis.yaml'
const results = 'data/derived/six/4-estimate/results.csv'

describe('nothing runs', () => {
  it('when nothing changed', async () => {
    const outcome = await good().run()
    expect(outcome).toMatchObject({ code: 0, ran: [], err: '' })
    expect(outcome.events.filter(({ kind }) => kind === 'fresh')).toHaveLength(all().length)
    expect((await project.call([])).out).toBe(
      `nothing to do: all ${all().length} tasks are up to date; open reports/index.html; "make again" computes everything again\n`,
    )
  })

  it('when files were touched', async () => {
    good().own('stages')
    for (const path of [patients, analysis, results, 'stages/4-estimate/stage.ts'])
      utimesSync(join(project.root, path), 1e9, 1e9)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  })

  it('when a comment, a type or the formatting of a source changed', async () => {
    good().edit('stages/4-estimate/stage.ts', (text) => {
      const formatted = text.replace('({\n', '(  {\n\n').replaceAll(';\n', '\n')
      return `// a comment\n${formatted}\n/* and one more */\nexport type Unused = { readonly a: string }\n`
    })
    project.edit('statistics/survival/kaplan-meier.ts', (text) => `/** A comment. */\n${text}`)
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  })

  it('when a file of the runner changed that no stage imports', async () => {
    good().edit('pipeline/words.ts', (text) => text.replace('fresh    ', 'FRESH '))
    expect(await project.run()).toMatchObject({ code: 0, ran: [] })
  })

  it('when the folder was moved', async () => {
    expect(await good().run([], { CI: 'true' })).toMatchObject({ code: 0, ran: [] })
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })
})

describe('an edited input', () => {
  it('runs ingest alone when only the way of writing a cell changed', async () => {
    good().edit(patients, (text) => text.replace('\n1,55,', '\n1,"55",'))
    expect(ranWithoutProvenance(await project.run())).toEqual(['six/1-ingest'])
  })

  it('runs ingest and validate when validate then says the same', async () => {
    good().edit(analysis, (text) => `# one line more\n${text}`)
    expect(ranWithoutProvenance(await project.run())).toEqual(['six/1-ingest', 'six/2-validate'])
  })

  it('runs what rests on it when a number changed', async () => {
    good().edit(patients, (text) => text.replace('alive,33', 'alive,34'))
    const { ran } = await project.run()
    expect(ran.slice(0, 5)).toEqual([
      'six/1-ingest',
      'six/2-validate',
      'six/3-durations',
      'six/3-public',
      'six/4-estimate',
    ])
    expect(await project.run()).toMatchObject({ ran: [] })
  })

  it('runs compare and what follows it when only the tests read what changed', async () => {
    good().edit(analysis, (text) => text.replace('title: Age by margin', 'title: Age by surgical margin'))
    const follows = tasksWith(({ name }) =>
      downstreamOf(finished.manifest(), (stage) =>
        stage.reads.some(({ path }) => path.endsWith('tests.json')),
      ).has(name),
    )
    const ran = ranWithoutProvenance(await project.run())
    expect(ran).toContain('six/5-compare')
    expect(['six/1-ingest', 'six/2-validate', ...follows]).toEqual(expect.arrayContaining([...ran]))
    expect(ran).not.toContain('six/3-durations')
    expect(ran).not.toContain('six/4-estimate')
  })

  it('that is taken back runs nothing but brings the old bytes', async () => {
    const before = good().tree()
    const text = project.read(patients)
    project.write(patients, text.replace('alive,33', 'alive,34'))
    await project.run()
    expect(differences(before, project.tree())).not.toEqual([])
    project.write(patients, text)
    await project.run()
    expect(differences(before, project.tree())).toEqual([])
  })
})

describe('an edited source', () => {
  it('runs its stage and no other when the output is the same', async () => {
    good().edit('stages/4-estimate/stage.ts', (text) => `${text}\nexport const unused = 1\n`)
    expect((await project.run()).ran).toEqual(['six/4-estimate'])
  })

  it('runs its stage and those that read what truly changed', async () => {
    replaceRun(good(), 'stages/5-compare/stage.ts', OTHER_WORDS)
    const { ran } = await project.run()
    const follows = tasksWith(({ name }) =>
      downstreamOf(finished.manifest(), (stage) => stage.name === '5-compare').has(name),
    )
    expect(ran[0]).toBe('six/5-compare')
    expect(follows).toEqual(expect.arrayContaining([...ran]))
  })

  it('three imports deep runs exactly the stages whose closure holds it', async () => {
    const deep = 'statistics/numbers/rational.ts'
    const owners = tasksWith(({ code }) => Object.hasOwn(code, deep))
    expect(owners).toContain('six/4-estimate')
    expect(owners).not.toContain('six/1-ingest')
    good().edit(deep, (text) => `${text}\nexport const unused = 1\n`)
    expect((await project.run()).ran).toEqual(owners)
  })

  it('is named as the cause', async () => {
    good().edit('statistics/numbers/rational.ts', (text) => `${text}\nexport const unused = 1\n`)
    const { out } = await project.call(['plan', '--json'])
    const [first] = JSON.parse(out) as { causes: unknown[] }[]
    expect(first?.causes).toEqual([
      { kind: 'code', file: 'statistics/numbers/rational.ts', change: 'changed' },
    ])
  })

  it('of a package by its locked version runs the stages that use it', async () => {
    project = good().copy()
    project.edit('package-lock.json', (text) => {
      const lock = JSON.parse(text)
      lock.packages['node_modules/yaml'].version = '999.0.0'
      return JSON.stringify(lock)
    })
    const owners = tasksWith(({ packages }) => Object.hasOwn(packages, 'yaml'))
    const { events, ran } = await project.run()
    expect(ran).toEqual(owners)
    expect(started(events)[0]?.causes).toContainEqual({
      kind: 'package',
      name: 'yaml',
      before: finished.manifest().stages[0]?.packages['yaml'],
      after: '999.0.0',
    })
  })
})

describe('a cohort that is not published', () => {
  it('is made like any other, and leaves no mark outside of its own folders', async () => {
    const before = good().tree()
    addCohort(project, 'secret')
    project.edit('data/raw/secret/analysis.yaml', (text) => text.replace('publish: true', 'publish: false'))
    expect((await project.run()).ran).toEqual(
      all()
        .filter(({ scope }) => scope === 'cohort')
        .map(({ name }) => `secret/${name}`),
    )
    const outside = [...project.tree()].filter(([path]) => !/^(data\/derived|reports)\/secret\//.test(path))
    expect(differences(before, new Map(outside))).toEqual([])
    expect((await project.call(['plan', '--json'])).out).toBe('[]\n')
    expect((await project.call(['verify'])).code).toBe(0)
  })

  it('enters the stages over all cohorts on the day it is', async () => {
    good()
    addCohort(project, 'secret')
    project.edit('data/raw/secret/analysis.yaml', (text) => text.replace('publish: true', 'publish: false'))
    await project.run()
    project.edit('data/raw/secret/analysis.yaml', (text) => text.replace('publish: false', 'publish: true'))
    expect((await project.run()).ran).toContain('9-index')
    expect(project.read('reports/index.html')).toContain('href="secret/index.html"')
  })
})

describe('an artifact', () => {
  it('that was deleted is made again, by its stage alone', async () => {
    good().remove(results)
    const { ran, events } = await project.run()
    expect(ran).toEqual(['six/4-estimate'])
    expect(started(events)[0]?.causes).toEqual([{ kind: 'output missing', path: results }])
    expect(differences(finished.tree(), project.tree())).toEqual([])
  })

  it('that was edited by hand is named and made again, the reports as well', async () => {
    const edited = [...finished.tree().keys()]
      .filter((path) => /results\.csv$|\.html$|-1\.svg$/.test(path))
      .sort()
    good()
    for (const path of edited) project.edit(path, (text) => `${text} `)
    const { events } = await project.run()
    const named = started(events).flatMap(({ causes }) => causes)
    const paths = named.flatMap((cause) => (cause.kind === 'output edited' ? [cause.path] : []))
    expect(paths.sort()).toEqual(edited)
    expect(differences(finished.tree(), project.tree())).toEqual([])
    project.edit(results, (text) => `${text} `)
    expect((await project.call([])).out).toContain(`${results} was changed after the last run`)
  })

  it('of a raw table that was taken away goes', async () => {
    const artifact = 'data/derived/six/1-ingest/claims.csv'
    expect(good().exists(artifact)).toBe(true)
    project.remove('data/raw/six/claims.csv')
    const { events } = await project.run()
    expect(events).toContainEqual({ kind: 'deleted', path: artifact })
    expect(project.exists(artifact)).toBe(false)
  })

  it('of a figure that was dropped from the plan goes', async () => {
    const figures = [...finished.tree().keys()].filter((path) => path.includes('/figures/figure-2'))
    good().edit(analysis, (text) => text.replace(/ {2}figure-2:.*\n/, ''))
    expect((await project.run()).code).toBe(0)
    expect(figures.filter((path) => project.exists(path))).toEqual([])
  })

  it('of a stage that was renamed goes, and so does its record', async () => {
    good()
    for (const path of ['stages/5-compare/stage.ts', 'stages/5-compare/artifacts.ts'])
      project.edit(path, (text) =>
        text
          .replaceAll("'5-compare'", "'5-contrast'")
          .replaceAll('{cohort}/5-compare/', '{cohort}/5-contrast/'),
      )
    const { code, events } = await project.run()
    expect(code).toBe(0)
    expect(events).toContainEqual({ kind: 'deleted', path: 'data/derived/six/5-compare/results.csv' })
    expect([...project.tree().keys()].filter((path) => path.includes('5-compare'))).toEqual([])
    expect(project.exists('data/derived/six/5-contrast/results.csv')).toBe(true)
    expect(project.read('data/derived/six/lock.json')).not.toContain('"5-compare"')
  })

  it('outside the artifacts is never deleted, whatever a lock says', async () => {
    good().edit('data/derived/six/lock.json', (text) => {
      const lock = JSON.parse(text)
      lock.tasks['5-compare'].outputs['data/derived/../raw/six/patients.csv'] = 'x'
      lock.tasks['5-compare'].outputs['package.json'] = 'x'
      return JSON.stringify(lock)
    })
    await project.run()
    expect([project.exists(patients), project.exists('package.json')]).toEqual([true, true])
  })
})

const started = (events: readonly Event[]) =>
  events.flatMap((event) => (event.kind === 'started' ? [event] : []))
