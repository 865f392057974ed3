import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { type Closure, digestOf } from '../../../pipeline/history/closure.ts'
import { addToTable, openCodeKeeper, settledTables } from '../../../pipeline/history/code-keeper.ts'
import { codeTableBytes, codeTableFrom } from '../../../pipeline/history/code-table.ts'
import { lockBytes, lockFrom, lockPath, newTrace, readLock } from '../../../pipeline/history/lock.ts'
import type { Manifest } from '../../../pipeline/manifest.ts'
import { causesOf, traceDifference } from '../../../pipeline/tasks/trace.ts'

const closure = (hash: string, more: Partial<Closure> = {}): Closure => ({
  code: { 'stages/a.ts': hash, 'cohort/b.ts': 'same' },
  packages: { zod: '4.0.0' },
  packageBytes: { zod: 'bytes' },
  ...more,
})
const table = (...closures: readonly Closure[]) => new Map(closures.map((one) => [digestOf(one), one]))

describe('a table of code', () => {
  it('gives each closure back under its digest', () => {
    const all = table(closure('one'), closure('two'), closure('one', { packages: {} }))
    expect(codeTableFrom(codeTableBytes(all))).toEqual(all)
  })

  it('names a file that two closures share once, and is the same text whatever their order', () => {
    const [one, two] = [closure('one'), closure('two')]
    const text = new TextDecoder().decode(codeTableBytes(table(one, two)))
    expect(text.match(/cohort\/b\.ts/g)).toHaveLength(1)
    expect(text.match(/stages\/a\.ts/g)).toHaveLength(2)
    expect(new TextDecoder().decode(codeTableBytes(table(two, one)))).toBe(text)
  })

  it('says nothing of a closure that was edited, and all of the others', () => {
    const text = new TextDecoder().decode(codeTableBytes(table(closure('one'), closure('two'))))
    const edited = new TextEncoder().encode(text.replace('"two"', '"forged"'))
    expect([...codeTableFrom(edited).keys()]).toEqual([digestOf(closure('one'))])
  })

  it.each([
    '',
    'null',
    '[]',
    '{"closures":{"a":[0]},"parts":null}',
    '{"closures":{"a":["x",9]},"parts":[]}',
    '{"clo',
  ])('that is no table is empty: %s', (text) =>
    expect(codeTableFrom(new TextEncoder().encode(text)).size).toBe(0),
  )

  it('distinguishes closures by kind: a package is not a source of the same name', () => {
    const [source, named] = [
      closure('x', { code: { a: '1' }, packages: {} }),
      closure('x', { code: {}, packages: { a: '1' } }),
    ]
    expect(digestOf(source)).not.toBe(digestOf(named))
  })
})

describe('a lock', () => {
  const outputs = { 'data/derived/six/a.csv': 'h' }

  it('keeps a digest, and finds the closure in the table', () => {
    const trace = newTrace('a', closure('one'), { 'data/raw/six/b.csv': 'i' })
    const bytes = lockBytes({ tasks: { a: { trace, outputs } } })
    expect(new TextDecoder().decode(bytes)).not.toContain('stages/a.ts')
    const read = lockFrom(bytes, (digest) => table(closure('one')).get(digest) ?? null)
    expect(read.tasks['a']!.trace.closure).toEqual(closure('one'))
    expect(read.tasks['a']!.trace.inputs).toEqual(trace.inputs)
  })

  it('of an earlier release, with all code in it, says the same', () => {
    const { code, packages, packageBytes } = closure('one')
    const whole = {
      tasks: { a: { outputs, trace: { stage: 'a', code, packages, packageBytes, inputs: {} } } },
    }
    const read = lockFrom(new TextEncoder().encode(JSON.stringify(whole)), () => null)
    expect(causesOf(newTrace('a', closure('one'), {}), read.tasks['a'], () => 'h')).toEqual([])
    expect(causesOf(newTrace('a', closure('two'), {}), read.tasks['a'], () => 'h')).toEqual([
      { kind: 'code', file: 'stages/a.ts', change: 'changed' },
    ])
  })

  it('whose closure no table lists is fresh with the same code, and stale for a named reason with other code', () => {
    const bytes = lockBytes({ tasks: { a: { trace: newTrace('a', closure('one'), {}), outputs } } })
    const { trace } = lockFrom(bytes, () => null).tasks['a']!
    expect(traceDifference(trace, newTrace('a', closure('one'), {}))).toEqual([])
    expect(traceDifference(trace, newTrace('a', closure('two'), {}))).toEqual([{ kind: 'code unrecorded' }])
  })
})

describe('the tables of a folder', () => {
  const SHARED = 'data/derived/code.json'
  const OWN = 'data/derived/secret/code.json'
  const manifest = { stages: [{ among: 'data/derived/{cohort}/publish.json' }] } as unknown as Manifest
  let root = ''
  afterEach(() => rmSync(root, { recursive: true }))

  /** A folder with a lock of one task for each cohort. */
  const folder = (locks: Readonly<Record<string, Closure>>) => {
    root = mkdtempSync(join(tmpdir(), 'casebook-test-'))
    const write = (path: string, bytes: string | Uint8Array): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), bytes)
    }
    for (const [cohort, one] of Object.entries(locks)) {
      write(`data/raw/${cohort}/analysis.yaml`, '')
      write(`data/derived/${cohort}/publish.json`, String(cohort !== 'secret'))
      write(lockPath(cohort), lockBytes({ tasks: { a: { trace: newTrace('a', one, {}), outputs: {} } } }))
    }
    return openDisk(root)
  }
  const digestsIn = (path: string): readonly string[] => [...codeTableFrom(openDisk(root).read(path)).keys()]

  it('keep what any lock names, also of a cohort that did not run, and drop the rest', () => {
    const disk = folder({ five: closure('old'), six: closure('new') })
    addToTable(disk, null, [closure('old'), closure('older')])
    const keeper = openCodeKeeper(disk, manifest)
    keeper.add(null, [closure('new')])
    expect(digestsIn(SHARED)).toHaveLength(3) // never less than the locks name, at any moment
    keeper.settle()
    expect(digestsIn(SHARED).toSorted()).toEqual([closure('old'), closure('new')].map(digestOf).toSorted())
    expect(settledTables(disk, manifest).flatMap(({ unknown }) => unknown)).toEqual([])
  })

  it('say of a cohort that is not published nothing outside of its folder', () => {
    const disk = folder({ six: closure('new'), secret: closure('own') })
    const keeper = openCodeKeeper(disk, manifest)
    keeper.add(null, [closure('new')])
    keeper.add('secret', [closure('own')])
    keeper.settle()
    expect(digestsIn(SHARED)).toEqual([digestOf(closure('new'))])
    expect(digestsIn(OWN)).toEqual([digestOf(closure('own'))])
    expect(readLock(disk, 'secret').tasks['a']!.trace.closure).toEqual(closure('own'))
    writeFileSync(join(root, 'data/derived/secret/publish.json'), 'true')
    openCodeKeeper(openDisk(root), manifest).settle()
    expect(digestsIn(SHARED)).toHaveLength(2)
    expect(openDisk(root).hash(OWN)).toBeNull()
  })

  it('that lost a closure are incomplete, and name its digest', () => {
    const disk = folder({ six: closure('new') })
    expect(settledTables(disk, manifest)[0]).toMatchObject({
      path: SHARED,
      unknown: [digestOf(closure('new'))],
    })
  })
})
