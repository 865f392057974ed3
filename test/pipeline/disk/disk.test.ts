import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { openDraft } from '../../../pipeline/disk/draft.ts'
import { newTrace } from '../../../pipeline/history/lock.ts'

let root: string
const large = (path: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), '')
  truncateSync(join(root, path), 60e6)
}
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'casebook-test-'))
  large('data/raw/one/rows.csv')
  large('data/derived/one/table.csv')
})
afterAll(() => rmSync(root, { recursive: true }))

it('a raw file of any size has a hash and a size: an engine counts it; it is not read from 50 MB on', () => {
  const disk = openDisk(root)
  expect(disk.hash('data/raw/one/rows.csv')).toMatch(/^[0-9a-f]{64}$/)
  expect(disk.size('data/raw/one/rows.csv')).toBe(60e6)
  expect(() => disk.read('data/raw/one/rows.csv')).toThrow('expected at most 50 MB, found 60 MB')
  expect(disk.read('data/derived/one/table.csv')).toHaveLength(60e6)
})

it('a draft knows the size of what it holds before the disk does', () => {
  const draft = openDraft(openDisk(root), 'one', { tasks: {} })
  const path = 'data/derived/one/new.csv'
  expect(draft.size(path)).toBeNull()
  const trace = newTrace('1-a', { code: {}, packages: {}, packageBytes: {} }, {})
  draft.put('1-a', { trace, outputs: { [path]: 'h' } }, new Map([[path, new Uint8Array(7)]]))
  expect(draft.size(path)).toBe(7)
  expect(draft.size('data/derived/one/table.csv')).toBe(60e6)
})
