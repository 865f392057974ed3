import { expect, it } from 'vitest'
import { faultLists } from '../../../pipeline/formats/fault-lists.ts'
import { notices } from '../../../pipeline/formats/notices.ts'
import { type WarningRow, warningTable } from '../../../pipeline/formats/warning-table.ts'
import type { StageDeclaration } from '../../../pipeline/manifest.ts'
import { announcementsOf } from '../../../pipeline/tasks/announcements.ts'

const faults = faultLists('d/{cohort}/faults/{file}.json', 'the audit')
const sentences = notices('d/{cohort}/notices/{notice}.json')
const warnings = warningTable('d/{cohort}/warnings.csv')

const warning = (subject: string, line: number): WarningRow => ({
  ...{ warning: 'outlier', title: 'far from the others', variable: 'age', value: '9' },
  ...{ subject, file: 'patients.csv', line },
})
const fault = { file: 'claims.csv', expected: 'a number', found: '"x"' }
const files: Readonly<Record<string, Uint8Array>> = {
  'd/six/warnings.csv': warnings.format.encode([warning('1', 2), warning('2', 3)]),
  'd/six/notices/a.json': sentences.format.encode('First.'),
  'd/six/notices/b.json': sentences.format.encode('Second.'),
  'd/six/faults/claims.json': faults.format.encode([fault]),
}

/** A stage that declares all three kinds, and wrote the named files. */
const said = (written: readonly string[], cohort: string | null = 'six') => {
  const writes = [warnings, sentences, faults].map(({ path, announces, ...rest }) => ({
    ...{ key: path, path, announces, by: 'by' in rest ? String(rest.by) : null },
    ...{ isSource: false, isLazy: false, table: null },
  }))
  const stage = { name: '1-a', writes, reads: [] } as unknown as StageDeclaration
  const outputs = Object.fromEntries(written.map((path) => [path, 'h']))
  const task = () => ({ trace: { stage: '1-a', digest: '', closure: null, inputs: {} }, outputs })
  return announcementsOf([{ stage, cohort }], { task, read: (path) => files[path] ?? null })
}

it('a run says the notices, then the faults, then the warnings, those of many subjects as one', () => {
  expect(said(Object.keys(files))).toEqual([
    { kind: 'notice', cohort: 'six', text: 'First.' },
    { kind: 'notice', cohort: 'six', text: 'Second.' },
    {
      kind: 'incomplete',
      cohort: 'six',
      without: 'the audit',
      faults: [{ ...fault, file: 'data/raw/six/claims.csv' }],
    },
    {
      kind: 'warned',
      cohort: 'six',
      path: 'd/six/warnings.csv',
      warnings: [
        {
          ...{ file: 'data/raw/six/patients.csv', line: 2, field: 'age' },
          ...{ warning: 'outlier', title: 'far from the others', times: 2 },
        },
      ],
    },
  ])
})

it('of what a task did not write nothing is said, nor of stages over all cohorts', () => {
  expect(said([])).toEqual([])
  expect(said(['d/six/notices/b.json'])).toEqual([{ kind: 'notice', cohort: 'six', text: 'Second.' }])
  expect(said(Object.keys(files), null)).toEqual([])
})
