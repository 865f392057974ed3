import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { faultText } from '../../pipeline/fault.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { artifactOf, rawFiles, runStages } from '../stages/in-memory.ts'
import { baseFiles } from './case-files.ts'

const toAudit = stages.filter(({ name }) => Number.parseInt(name, 10) <= 6)
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const bytes = (of: string) => new TextEncoder().encode(of)

/** How many mutated cohorts are tried; `MUTATIONS=20000` in the long test. */
const RUNS = Number(process.env['MUTATIONS'] ?? 300)

/** What is put where something else stood. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    '',
    'x',
    0,
    -1,
    1e99,
    0.5,
    12,
    true,
    false,
    [],
    {},
    ['A', 'A'],
    [null],
    { a: 1 },
    { present: true },
  ],
  ...[
    'constructor',
    'toString',
    'arm',
    'age',
    'relapse',
    'sites',
    'stage',
    'id',
    'dose',
    'follow_up',
    'year',
  ],
  ...['overall-survival', 'relapse-free', 'relapsed', 'a/b@c=d;e%', '\u202e', 'mo', 'd'],
]
const CELLS = [
  ...[
    '',
    'x',
    '0',
    '-1',
    '-0',
    '1e99',
    '1e-99',
    '0.5',
    '99',
    '2000',
    '1,5',
    '"1,5"',
    ' ',
    '=1',
    '"a',
    '""',
    '\r',
  ],
  ...['A', 'B', 'Yes', 'No', 'DOD', 'I', 'constructor', '\u202e', 'P1', '"a\nb"'],
]
const NAMES = [
  'x',
  'constructor',
  'toString',
  'unit',
  'among',
  'by',
  'strata',
  'enters',
  'from',
  'missingValues',
]

const mutation = fc.record({
  file: fc.constantFrom('analysis.yaml', 'datapackage.json', 'patients.csv', 'outcomes.csv'),
  /** Places are counted modulo how many there are. */
  place: fc.nat(),
  other: fc.nat(),
  what: fc.constantFrom('remove', 'copy', 'add', 'put'),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

describe('a mutated cohort', () => {
  it('ends in results that are numbers, each with its own name, or in faults that a person can read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const outcome = await runStages(toAudit, rawFiles(mutated(mutations)))
        if (outcome.kind === 'faults') {
          expect(outcome.faults.length).toBeGreaterThan(0)
          for (const fault of outcome.faults)
            expect(faultText(fault)).toMatch(
              /^[ -~]*[a-z]+\.(csv|json|yaml)(:\d+){0,2}( .+)?: expected .+, found .+$/u,
            )
          for (const fault of outcome.faults)
            expect(faultText(fault)).not.toMatch(/undefined|\[object|NaN|native code/)
          return
        }
        const results = [estimateResults, testResults].flatMap((file) => [...artifactOf(outcome.files, file)])
        for (const { id, value, reason } of results) {
          expect(value === null ? reason : '', id).not.toMatch(/undefined|NaN/)
          expect(value === null || Number.isFinite(value), id).toBe(true)
        }
        expect(new Set(results.map(({ id }) => id)).size).toBe(results.length)
      }),
      { numRuns: RUNS },
    )
  }, 3_600_000)
})

const mutated = (mutations: readonly Mutation[]): Readonly<Record<string, Uint8Array>> => {
  const files: Record<string, Uint8Array> = {
    ...baseFiles(),
    'claims.csv': bytes('id,place,label,published,unit,result,reason\n'),
  }
  for (const one of mutations) {
    const before = text(files[one.file])
    files[one.file] = bytes(
      one.file.endsWith('.csv')
        ? inTable(before, one)
        : one.file.endsWith('.json')
          ? JSON.stringify(inTree(JSON.parse(before), one))
          : stringify(inTree(parse(before), one)),
    )
  }
  return files
}

const at = <T>(items: readonly T[], place: number): T => items[place % items.length]!

const inTable = (table: string, { place, other, what }: Mutation): string => {
  const rows = table.split('\n').map((line) => line.split(','))
  const row = at(rows, place)
  const column = other % row.length
  if (what === 'remove') row.splice(column, 1)
  else if (what === 'copy') rows.splice(other % rows.length, 0, [...row])
  else if (what === 'add') row.splice(column, 0, at(CELLS, place + other))
  else row[column] = at(CELLS, place + other)
  return rows.map((cells) => cells.join(',')).join('\n')
}

type Tree = Record<string | number, unknown>
type Path = readonly (string | number)[]

const inTree = (tree: Tree, { place, other, what }: Mutation): Tree => {
  const paths = pathsOf(tree)
  const path = at(paths, place)
  const parent = path.slice(0, -1).reduce<Tree>((node, key) => node[key] as Tree, tree)
  const key = path.at(-1)!
  if (what === 'remove' && Array.isArray(parent)) parent.splice(Number(key), 1)
  else if (what === 'remove') delete parent[key]
  else if (what === 'copy')
    parent[key] = structuredClone(
      at(paths, other).reduce<unknown>((node, part) => (node as Tree)[part], tree),
    )
  else parent[what === 'add' && !Array.isArray(parent) ? at(NAMES, other) : key] = at(VALUES, place + other)
  return tree
}

/** Every place in a tree but its root. */
const pathsOf = (tree: unknown, path: Path = []): readonly Path[] =>
  typeof tree !== 'object' || tree === null
    ? []
    : Object.entries(tree).flatMap(([name, member]) => {
        const own = [...path, Array.isArray(tree) ? Number(name) : name]
        return [own, ...pathsOf(member, own)]
      })
