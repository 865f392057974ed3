import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { statisticNames, statisticOf } from '../../cohort/results/statistic.ts'
import type { AnyArtifact } from '../../pipeline/contracts.ts'
import { stages } from '../../stages/index.ts'
import { ARTIFACTS } from '../../tools/reference/artifact-words.ts'
import { COLUMNS } from '../../tools/reference/column-words.ts'
import { referencePages } from '../../tools/reference/pages.ts'

const root = join(import.meta.dirname, '../..')
const pages = referencePages(root)
const written = stages.flatMap(({ writes }) => Object.values(writes) as readonly AnyArtifact[])
const nameOf = (path: string): string => path.replace('data/derived/{cohort}/', '')

describe('the generated pages of docs/reference', () => {
  it.each(Object.keys(pages))('are committed as the code writes them: %s', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(pages[path])
  })

  it('name every statistic that a result can have', () => {
    for (const base of new Set(statisticNames().map((name) => statisticOf(name).base)))
      expect(pages['docs/reference/results.md']).toContain(`| \`${base}\``)
  })

  it('describe artifacts and columns that exist, and no others', () => {
    expect(Object.keys(ARTIFACTS).sort()).toEqual(written.map(({ path }) => nameOf(path)).sort())
    const columns = new Map(
      written.flatMap(({ path, format }) =>
        format.table?.fields ? [[nameOf(path), format.table.fields.map(({ name }) => name)] as const] : [],
      ),
    )
    expect(Object.keys(COLUMNS).sort()).toEqual([...columns.keys()].sort())
    for (const [name, words] of Object.entries(COLUMNS))
      expect(Object.keys(words).sort(), name).toEqual([...columns.get(name)!].sort())
  })
})
