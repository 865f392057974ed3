import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { confirmedSources, confirmedTables } from '../../../stages/8-report/confirmation.ts'
import { runR } from '../../../stages/commands/confirm/run-r.ts'
import { finishedProject } from '../../../tools/support/project.ts'
import { hasR, withR } from '../../support/confirm/confirmed.ts'

const FOLDER = 'data/confirmed/six'

it('writes only the script with --no-run, and refuses what has no raw table', async () => {
  const project = finishedProject().copy()
  const written = await project.call(['confirm', 'six', '--no-run'])
  expect([written.code, written.out]).toEqual([0, expect.stringContaining(`wrote ${FOLDER}/confirm.R`)])
  expect(project.read(`${FOLDER}/confirm.R`)).toContain('result("age/median"')
  expect(existsSync(join(project.root, FOLDER, 'confirmed.csv'))).toBe(false)
  const unknown = await project.call(['confirm', 'seven'])
  expect([unknown.code, unknown.err]).toEqual([
    2,
    expect.stringContaining('expected one cohort (six), found "seven"'),
  ])
  project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,40', 'alive,41'))
  const stale = await project.call(['confirm', 'six'])
  expect([stale.code, stale.err]).toEqual([2, expect.stringContaining('out of date')])
})

it('the report states a confirmation as long as it is one of these files and values', async () => {
  const project = finishedProject().copy()
  const said = async (): Promise<string> => {
    expect((await project.call(['six', '-q'])).code).toBe(0)
    const page = project.read('reports/six/index.html')
    return /<p id="confirmation">(.*?)<\/p>/s.exec(page)?.[1]?.replace(/<[^>]*>/g, '') ?? ''
  }
  expect(await said()).toBe('')
  const files = Object.fromEntries(
    Object.entries(hashesIn(project.read('data/derived/six/lock.json'))).filter(([path]) =>
      /(raw\/six\/(patients|analysis)|results)\.(csv|yaml)$/.test(path),
    ),
  )
  const results = ['4-estimate', '5-compare'].flatMap((stage) =>
    project.read(`data/derived/six/${stage}/results.csv`).trimEnd().split('\n').slice(1),
  )
  const rows = results.map((line, i) => {
    const cells = line
      .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!
      .map((cell) => cell.replace(/,$/, '').replaceAll('"', ''))
    const ours = cells[6] === '' ? null : Number(cells[6])
    const status = i === 0 ? ('no counterpart' as const) : ('confirmed' as const)
    return {
      id: cells[0]!,
      ours,
      r: ours,
      relative_difference: 0,
      status,
      reason: i === 0 ? 'drawn' : '',
      r_version: '4',
    }
  })
  const write = (name: string, bytes: Uint8Array): void =>
    project.write(`${FOLDER}/${name}`, new TextDecoder().decode(bytes))
  write('sources.json', confirmedSources.format.encode({ versions: 'R 4.2.2', files }))
  write('confirmed.csv', confirmedTables.format.encode(rows))
  expect(await said()).toBe(
    `${rows.length - 1} of ${rows.length} results are confirmed by R 4.2.2, which computed them from the raw tables by a separate script (data/confirmed). 1 has no counterpart in the script: drawn.`,
  )
  const differing = rows.map((row, i) => (i === 1 ? { ...row, r: 7, status: 'differs' as const } : row))
  write('confirmed.csv', confirmedTables.format.encode(differing))
  expect(await said()).toContain(`1 has another value in R: ${rows[1]!.id}.`)
  // of another value, without a row, and of another file
  write(
    'confirmed.csv',
    confirmedTables.format.encode(rows.map((row, i) => (i === 2 ? { ...row, ours: 99 } : row))),
  )
  expect(await said()).toBe('')
  write('confirmed.csv', confirmedTables.format.encode(rows.slice(1)))
  expect(await said()).toBe('')
  write('confirmed.csv', confirmedTables.format.encode(rows))
  expect(await said()).not.toBe('')
  project.edit('data/raw/six/analysis.yaml', (text) => text.replace('title: Six patients', 'title: Six'))
  expect(await said()).toBe('')
})

/** Path -> sha256 of all that the tasks of a lock read or wrote. */
const hashesIn = (lock: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...Object.values(
      (JSON.parse(lock) as { tasks: Record<string, { inputs: object; outputs: object }> }).tasks,
    ).flatMap(({ inputs, outputs }) => [inputs, outputs]),
  )

test.skipIf(!hasR)(withR('R confirms six patients, and the report says so'), async () => {
  const project = finishedProject().copy()
  const run = await project.call(['confirm', 'six'])
  expect([run.err, run.code]).toEqual(['', 0])
  expect(run.out).toMatch(/^(\d+) of \1 results confirmed by R \d/m)
  expect((await project.call(['six', '-q'])).code).toBe(0)
  expect(project.read('reports/six/index.html')).toMatch(/results<\/[a-z]+> are confirmed by/)
  // R reads the raw table, and nothing else: of another patient it has other values
  project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,40', 'dead,41'))
  const { values } = runR(project.read(`${FOLDER}/confirm.R`), join(project.root, 'data/raw/six'))
  expect([values.get('overall-survival/events'), values.get('overall-survival/last-time')]).toEqual([4, 60])
})
