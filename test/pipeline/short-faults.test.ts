import { expect, it } from 'vitest'
import { failureOf } from '../../pipeline/failure.ts'
import { DataError, faultText } from '../../pipeline/fault.ts'
import { faultList } from '../../pipeline/formats/fault-lists.ts'
import { finishedProject } from '../../tools/support/project.ts'

const LONG = 'x'.repeat(30_000)
const fault = { file: 'a.csv', line: 2, field: LONG, expected: LONG, found: `"${LONG}"`, remedy: LONG }

it('no part of a fault is endless, wherever it goes', () => {
  const error = new DataError([fault])
  const thrown = Object.assign(new Error('x'), { name: 'DataError', faults: [fault] })
  const places = [
    error.message,
    JSON.stringify(error.faults),
    JSON.stringify(failureOf(error, 'six')),
    JSON.stringify(failureOf(thrown, 'six')),
    new TextDecoder().decode(faultList.encode([fault])),
    faultText(fault),
  ]
  for (const text of places) {
    expect(text.length).toBeLessThan(2_200)
    expect(text).toContain('… (3000')
  }
})

it('a fault that was shortened says the same once it is kept, read and printed', () => {
  const kept = faultList.decode(faultList.encode([fault]), 'x')
  expect(kept.map(faultText)).toEqual([faultText(fault)])
  expect(new DataError(kept).message).toBe(faultText(fault))
})

it('an address in a fault has no login', () => {
  for (const found of [
    '"postgresql://user:hunter2@host/db"',
    'https://hunter2@host',
    JSON.stringify('postgres://u:"hunter2"@host'),
  ]) {
    const error = new DataError([{ ...fault, found }])
    expect(JSON.stringify(error.faults)).not.toContain('hunter2')
    expect(error.message).toContain('://…@host')
  }
})

it('a cell of 30,000 characters is shortened in the terminal, in --json and in the artifact of faults', async () => {
  const project = finishedProject().copy()
  try {
    project.edit('data/raw/six/claims.csv', (text) => text.replace('series,6,1', `series,${LONG},1`))
    const plain = await project.call(['six'])
    expect(plain.out + plain.err).toContain('… (30002 characters)')
    expect((plain.out + plain.err).length).toBeLessThan(10_000)
    // the copy of the file itself is no fault
    const kept = [...project.tree()].filter(([path]) => !path.includes('/1-ingest/'))
    expect(kept.filter(([, text]) => text.includes(LONG)).map(([path]) => path)).toEqual([])
    expect(kept.filter(([path]) => path.includes('/faults/')).length).toBeGreaterThan(0)
    project.edit('data/raw/six/patients.csv', (text) =>
      text.replace('R0,No,,alive,40', `${LONG},No,,alive,40`),
    )
    const json = await project.run(['six'])
    expect(json.code).toBe(1)
    expect(json.out).toContain('… (30002 characters)')
    expect(json.out + json.err).not.toContain('x'.repeat(500))
  } finally {
    project.dispose()
  }
})
