import { expect, it } from 'vitest'
import { newTrace } from '../../../pipeline/history/lock.ts'
import type { Manifest, StageDeclaration } from '../../../pipeline/manifest.ts'
import { resolveRead } from '../../../pipeline/tasks/reads.ts'
import { isStaleInItself } from '../../../pipeline/tasks/trace.ts'

const set = { key: 'parts', path: 'data/derived/{cohort}/parts/{part}.csv', by: 'part' }
const read = { ...set, isSource: false, isLazy: false, announces: null }
const stage = (name: string, scope: StageDeclaration['scope'], more: Partial<StageDeclaration> = {}) => ({
  name,
  summary: '',
  module: `${name}.ts`,
  scope,
  among: null,
  reads: [],
  writes: [],
  code: { 'stage.ts': 'a' },
  packages: { zod: '4' },
  packageBytes: {},
  ...more,
})

it('a stage over all cohorts reads the sets that each cohort has written', () => {
  const writer = stage('1-parts', 'cohort', { writes: [{ ...read, table: null }] })
  const reader = stage('2-all', 'all', { reads: [read] })
  const draft = {
    task: () => undefined, // its own lock holds nothing of the cohort's stages
    list: (folder: string) => (folder === 'data/derived/one/parts' ? ['a.csv', 'b.csv', 'c.txt'] : []),
    others: () => [],
  }
  const manifest = { stages: [writer, reader] } as unknown as Manifest
  expect([...resolveRead(read, reader, 'one', draft, manifest).paths]).toEqual([
    ['a', 'data/derived/one/parts/a.csv'],
    ['b', 'data/derived/one/parts/b.csv'],
  ])
})

it('a stage whose trace also holds an engine is not stale for that', () => {
  const closure = {
    code: { 'stage.ts': 'a', 'engine.ts': 'b' },
    packages: { zod: '4', engine: '1' },
    packageBytes: {},
  }
  const trace = newTrace('1-parts', closure, {})
  const isStale = (code: string, version: string, hash: string) =>
    isStaleInItself(
      stage('1-parts', 'cohort', { code: { 'stage.ts': code }, packages: { zod: version } }),
      { trace, outputs: { 'one.csv': 'h' } },
      () => hash,
    )
  expect(isStale('a', '4', 'h')).toBe(false)
  expect(isStale('changed', '4', 'h')).toBe(true)
  expect(isStale('a', '5', 'h')).toBe(true)
  expect(isStale('a', '4', 'edited')).toBe(true)
})
