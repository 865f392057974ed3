import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Project } from '../../tools/support/project.ts'
import { registryProject, table } from '../support/engines/registry-project.ts'
import { warmed } from '../support/warmed.ts'

let inProcesses: Project
/** The same, without a process for each call. */
let project: Project

beforeAll(async () => {
  inProcesses = await registryProject()
  project = warmed(inProcesses)
  await project.run(['from-csv'])
})
afterAll(() => project.dispose())

describe('a registry whose rows are at fault', () => {
  const at = 'data/raw/from-csv/patients.csv'

  it('gives their number, names no subject, and writes nothing', async () => {
    const before = project.tree()
    project.edit(at, (text) =>
      text
        .replace(/^SUBJECT-002,(\w+),(\w),\d+/m, 'SUBJECT-002,$1,$2,200')
        .replace(/^SUBJECT-003,\w+/m, 'SUBJECT-003,south'),
    )
    const { code, err } = await inProcesses.call(['from-csv'])
    expect(code).toBe(1)
    expect(err).toContain(
      'data/raw/from-csv/patients.csv age: expected in every row a value that the field allows (integer, required, at least 18, at most 89), found 1 row that violates this',
    )
    expect(err).toContain('patients.csv centre: expected')
    expect(err).not.toContain('SUBJECT-')
    expect(project.tree()).toEqual(before)
  })

  it('refuses a covariate that changes, because it splits no follow-up', async () => {
    const plan = 'data/raw/from-csv/analysis.yaml'
    const before = project.read(plan)
    project.edit(plan, (text) =>
      text.replace(/^variables:\n/m, 'variables:\n  seen: { title: Seen, changesAt: last_seen }\n'),
    )
    const { code, err } = await project.call(['from-csv'])
    project.write(plan, before)
    expect(code).toBe(1)
    expect(err).toContain(
      'variables.seen.changesAt: expected rows in memory, because an engine does not split the follow-up of a patient at a change, found rows that an engine counts (remove "engine" in datapackage.json, or leave this variable out)',
    )
  })

  it('names them where it is asked to, on the terminal only', async () => {
    const before = project.tree()
    const { code, err } = await inProcesses.call(['from-csv', '--show-keys'])
    expect(code).toBe(1)
    expect(err).toContain('found 1 row that violates this: SUBJECT-002')
    expect(project.tree()).toEqual(before)
    for (const path of ['.casebook/hashes.json', 'data/derived/run.json'])
      expect(project.read(path)).not.toContain('SUBJECT-')
  })

  it('finds what is between columns and files too', async () => {
    project.write(
      at,
      table('patients')
        .replace(/^(SUBJECT-004,.*),yes$/m, '$1,no')
        .replace(/^(SUBJECT-005(?:,[^,]*){6}),[^,]*/m, '$1,2014-01-01')
        .concat('SUBJECT-001,east,f,50,new,2015-01,2015-02-01,2016-01-01,yes\n'),
    )
    const { code, err } = await project.call(['from-csv'])
    expect(code).toBe(1)
    expect(err).toContain('patients.csv id: expected each value once, found 1 row')
    project.edit(at, (text) => text.replace(/^SUBJECT-001.*\n$/m, ''))
    const second = await project.call(['from-csv'])
    expect(second.err).toMatch(
      /patients.csv diagnosed: expected Diagnosis, randomisation and last contact in this order, found 1 row/,
    )
    expect(second.err).toMatch(/patients.csv last_seen: expected for overall-survival: .*, found 1 row/)
  })

  it.each([
    [
      'a row too short',
      (text: string) => text.replace(/^SUBJECT-006,.*$/m, 'SUBJECT-006,east'),
      'patients.csv: expected 9 cells, found 2 in row 6 under the header',
    ],
    [
      'a row too long at the end',
      (text: string) => `${text.trimEnd()},more\n`,
      'patients.csv: expected 9 cells, found 10 in row ',
    ],
    [
      'a quote that nothing closes',
      (text: string) => text.replace('SUBJECT-006,', 'SUBJECT-006,"'),
      'patients.csv: expected quotes that open and close a cell, found an unclosed quote, or text after a closing quote in row 6 under the header',
    ],
    [
      'text after a closing quote in the first row',
      (text: string) => text.replace('SUBJECT-001,', '"SUBJECT"-001,'),
      'expected quotes that open and close a cell',
    ],
    [
      'bytes that are not UTF-8',
      (text: string) => text.replace('SUBJECT-007', 'SUBJECT-\xe9'),
      'patients.csv: expected text in utf-8, found invalid bytes in row 7 under the header',
    ],
  ])(
    'names the file, and the line if it is known, of %s, and nothing that stands there',
    async (_, change, line) => {
      writeFileSync(join(project.root, at), change(table('patients')), 'latin1')
      const { code, err } = await project.call(['from-csv'])
      expect(code).toBe(1)
      expect(err).toContain('data/raw/from-csv/patients.csv')
      expect(err).toContain(line)
      expect(err).not.toContain('SUBJECT-')
    },
  )

  it.each([
    ['a NUL in a key', (text: string) => text.replace('SUBJECT-006', 'SUBJECT-\x0006')],
    [
      'a key longer than a spreadsheet has any',
      (text: string) => text.replace('SUBJECT-006', 'S'.repeat(32_768)),
    ],
  ])('refuses %s, as in memory', async (_, change) => {
    project.write(at, change(table('patients')))
    const { code, err } = await project.call(['from-csv'])
    expect([code, err]).toEqual([1, expect.stringMatching(/patients.csv id: expected .*, found 1 row/)])
    project.write(at, table('patients'))
  })

  it.each([
    [
      'a header with another name and another case',
      (text: string) => text.replace(/^id,centre,sex/, 'id,zentrum,Sex'),
      [
        'patients.csv centre: expected a column, since datapackage.json declares it, found none',
        'patients.csv sex: expected a column, since datapackage.json declares it, found none (did you mean Sex?)',
      ],
    ],
    [
      'a header with a name twice',
      (text: string) => text.replace(/^id,centre,sex/, 'id,centre,centre'),
      [
        'patients.csv centre: expected each declared column once, found 2 columns of this name',
        'patients.csv sex: expected a column, since datapackage.json declares it, found none',
      ],
    ],
    ['an empty file', () => '', ['data/raw/from-csv/patients.csv']],
    ['a header only', (text: string) => text.split('\n')[0]!, ['patients.csv id: expected rows, found none']],
  ])('names the columns that are not there, of %s', async (_, change, lines) => {
    project.write(at, change(table('patients')))
    const { code, err } = await project.call(['from-csv'])
    expect([code, err]).toEqual([1, expect.stringContaining(lines[0]!)])
    for (const line of lines) expect(err).toContain(line)
    project.write(at, table('patients'))
  })

  it('looks for no file outside of its folder', async () => {
    const descriptor = 'data/raw/from-csv/datapackage.json'
    const sound = project.read(descriptor)
    project.write(descriptor, sound.replace('"patients.csv"', '"../patients.csv"'))
    const { code, err } = await project.call(['from-csv'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /datapackage\.json:\d+:\d+ .*path: expected the name of a \.csv or \.parquet file in this folder, without a folder/,
      ),
    ])
    expect(err).not.toContain('regular file')
    project.write(descriptor, sound)
  })

  it('names a Parquet file that is none', async () => {
    const path = 'data/raw/from-parquet/patients.parquet'
    const sound = readFileSync(join(project.root, path))
    project.write(path, 'no parquet')
    const { code, err } = await project.call(['from-parquet'])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`${path}: expected a Parquet file, found something else`),
    ])
    writeFileSync(join(project.root, path), sound)
  })

  it('is fresh again as soon as the file is what it was', async () => {
    project.write(at, table('patients'))
    const { code, ran } = await project.run(['from-csv'])
    expect([code, ran]).toEqual([0, []])
  })
})
