import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventText } from '../../pipeline/words.ts'
import { finishedProject, type Outcome, type Project } from '../../tools/support/project.ts'
import { all, type Crate, find, idsOf, rootOf } from '../support/crate/graph.ts'
import { RO_CRATE_MUSTS } from '../support/crate/ro-crate-musts.ts'
import { RUN_CRATE_MUSTS } from '../support/crate/run-crate-musts.ts'

const FOLDER = 'data/derived/six'
const FILES = [`${FOLDER}/datapackage.json`, `${FOLDER}/ro-crate-metadata.json`]
const DESCRIPTOR = 'data/raw/six/datapackage.json'

/** Two stages are enough to see what is reused, and take a tenth of the time of all. */
const STAGES = ['six/2-validate']

let project: Project
beforeAll(async () => {
  project = finishedProject().copy()
  for (const folder of ['data/derived', 'reports']) rmSync(join(project.root, folder), { recursive: true })
  expect((await project.run(STAGES)).code).toBe(0)
})

const crate = (): Crate => JSON.parse(project.read(FILES[1]!))
const written = (): readonly string[] => FILES.map(project.read)
const described = ({ events }: Outcome) => events.flatMap((one) => (one.kind === 'described' ? [one] : []))
const isFile = (path: string): boolean => {
  const at = join(project.root, FOLDER, path)
  return existsSync(at) && statSync(at).isFile()
}

describe('the two files that describe a folder', () => {
  it('describe the stages that ran and no other', () => {
    expect(all(crate(), 'CreateAction').map((one) => one['@id'])).toEqual([
      '#run',
      '#run/1-ingest',
      '#run/2-validate',
    ])
    for (const [name, { faults }] of Object.entries({ ...RO_CRATE_MUSTS, ...RUN_CRATE_MUSTS }))
      expect([name, faults(crate(), isFile)]).toEqual([name, []])
  })

  it('describe a stage that was reused, and are unchanged if the recomputed artifacts are', async () => {
    const before = written()
    project.edit('stages/2-validate/stage.ts', (text) => `${text}\nexport const unused = 1\n`)
    project.edit('stages/index.ts', (text) => `// a comment\n${text}`)
    const outcome = await project.run(STAGES)
    expect(outcome.ran).toEqual(['six/2-validate'])
    expect(idsOf(find(crate(), '#run/1-ingest'), 'result')).not.toEqual([])
    expect(written()).toEqual(before)
    for (const path of FILES) project.remove(path)
    expect((await project.run(STAGES)).ran).toEqual([])
    expect(written()).toEqual(before)
  })

  it('follow what was made again, hash by hash', async () => {
    const before = crate()
    project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,33', 'alive,34'))
    await project.run(STAGES)
    const hash = (of: Crate, id: string) => find(of, id)?.['sha256']
    for (const id of ['#data/raw/six/patients.csv', '1-ingest/patients.csv', '2-validate/subjects.csv'])
      expect([id, hash(crate(), id)]).not.toEqual([id, hash(before, id)])
    expect(hash(crate(), '2-validate/checks.csv')).toBe(hash(before, '2-validate/checks.csv'))
    expect(hash(crate(), 'datapackage.json')).not.toBe(hash(before, 'datapackage.json'))
  })

  it('leave out a stage whose input changed since, until it runs again', async () => {
    const runs = () => all(crate(), 'CreateAction').map((one) => one['@id'])
    await project.run(['six/1-ingest'])
    expect(runs()).toContain('#run/2-validate')
    project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,34', 'alive,35'))
    await project.run(['six/1-ingest'])
    expect(runs()).toEqual(['#run', '#run/1-ingest'])
    await project.run(STAGES)
    expect(runs()).toContain('#run/2-validate')
  })

  it('are named and made again when edited by hand, though no task runs', async () => {
    const before = written()
    for (const path of FILES) project.edit(path, (text) => `${text} `)
    const { out } = await project.call(['verify'])
    for (const path of FILES) expect(out).toContain(`edited   ${path}`)
    const outcome = await project.run(STAGES)
    expect(outcome.ran).toEqual([])
    expect(described(outcome)).toMatchObject([
      { cohort: 'six', causes: FILES.map((path) => ({ kind: 'output edited', path })).sort() },
    ])
    expect(written()).toEqual(before)
  })

  it('warn of a descriptor without date and licence, and invent neither', async () => {
    project.edit(DESCRIPTOR, (text) => text.replace(/ {2}"created".*\n {2}"licenses".*\n/, ''))
    const outcome = await project.run(STAGES)
    const [event] = described(outcome)
    expect(event?.lacks).toEqual(['created', 'licenses'])
    expect(
      eventText(event!).match(
        /^warning {2}data\/raw\/six\/datapackage\.json: expected "(created|licenses)"/gm,
      ),
    ).toHaveLength(2)
    const root = rootOf(crate())!
    expect(root['datePublished']).toBeUndefined()
    expect(root['license']).toContain('No licence is declared')
    expect(JSON.parse(project.read(FILES[0]!)).licenses).toBeUndefined()
  })
  it('give no warning while git ignores the cohort, which is then not published', async () => {
    project.write('.gitignore', 'node_modules/\ndata/raw/six/\n')
    project.edit(DESCRIPTOR, (text) => text.replace('"title"', '"description": "changed", "title"'))
    const [event] = described(await project.run(STAGES))
    expect(event?.changed).not.toEqual([])
    expect(event?.lacks).toEqual([])
  })
})
