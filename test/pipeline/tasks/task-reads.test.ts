import { expect, it } from 'vitest'
import type { Draft } from '../../../pipeline/disk/draft.ts'
import type { ArtifactDeclaration, Manifest, StageDeclaration } from '../../../pipeline/manifest.ts'
import { gather } from '../../../pipeline/run/run-task.ts'
import { resolveTask } from '../../../pipeline/tasks/task-reads.ts'
import { traceOf } from '../../../pipeline/tasks/trace.ts'

const read = (key: string, path: string, more: Partial<ArtifactDeclaration> = {}): ArtifactDeclaration => ({
  ...{ key, path, by: null, isSource: false, isLazy: false, announces: null },
  ...more,
})
const stage: StageDeclaration = {
  ...{ name: '1-a', summary: '', module: 'a.ts', scope: 'cohort', among: null, writes: [] },
  ...{ code: { 'a.ts': 'c' }, packages: {}, packageBytes: {} },
  reads: [
    read('tables', 'data/raw/{cohort}/{table}.csv', { by: 'table' }),
    read('rows', 'data/raw/{cohort}/{engine}.json', { by: 'engine', isSource: true }),
    read('provenance', 'provenance:{cohort}'),
  ],
}
const engine = { name: 'big', module: 'big.ts', code: { 'big.ts': 'b' }, packages: {}, packageBytes: {} }
const manifest = {
  ...{ version: '1', project: { name: 'casebook' } },
  ...{ stages: [stage], engines: [engine] },
} as unknown as Manifest

/** A folder of three raw files that counts how often it is looked into. */
const folder = () => {
  const files: Readonly<Record<string, string>> = {
    'one.csv': 'a\n',
    'two.csv': 'b\n',
    'big.json': JSON.stringify({ files: ['rows.parquet'], settings: {}, environment: [] }),
  }
  const counts = { listed: 0, described: 0 }
  const draft = {
    list: () => {
      counts.listed += 1
      return Object.keys(files)
    },
    others: () => [],
    task: () => undefined,
    oddity: () => null,
    hash: (path: string) => `hash of ${path}`,
    size: () => 1,
    read: (path: string) => {
      if (path.endsWith('.json')) counts.described += 1
      return new TextEncoder().encode(files[path.split('/').at(-1)!])
    },
  } as unknown as Draft
  return { draft, counts }
}

it('what a task reads is looked up once, for its trace and for the bytes that it is given', () => {
  const { draft, counts } = folder()
  const task = resolveTask({ stage, cohort: 'six' }, ['six'], draft, manifest)
  const once = { ...counts }
  traceOf(task, draft)
  gather(task, draft, false)
  expect(counts).toEqual(once)
  expect(once.described).toBe(1)
})

it('the files in the trace are the files that the task is given', () => {
  const { draft } = folder()
  const task = resolveTask({ stage, cohort: 'six' }, ['six'], draft, manifest)
  const { inputs, closure } = traceOf(task, draft)
  const given = gather(task, draft, false).reads.get('six')!
  const tables = given.get('tables')
  expect(tables && 'files' in tables ? tables.files.map(([, path]) => path) : null).toEqual(
    Object.keys(inputs).filter((path) => path.endsWith('.csv')),
  )
  expect(Object.keys(inputs)).toContain('data/raw/six/rows.parquet')
  expect(Object.keys(inputs)).toContain('provenance:six')
  expect(closure?.code).toEqual({ 'a.ts': 'c', 'big.ts': 'b' })
})
