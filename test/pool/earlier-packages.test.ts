import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { counts, eventTable } from '../../stages/3-durations/artifacts.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import {
  asked,
  type Centre,
  described,
  packageOf,
  patientsOf,
  poolFiles,
  ran,
} from '../../tools/support/centres.ts'
import { COHORT, type Files } from '../../tools/support/in-memory.ts'

/** Treatments with characters that ids escape. */
const NAMES: readonly (readonly [string, string])[] = [
  ['standard', '5-FU/LV'],
  ['new', 'new, 50%'],
]
const renamed = (text: string, quote: string): string =>
  NAMES.reduce((all, [from, to]) => all.replaceAll(from, `${quote}${to}${quote}`), text)

const packageNow = (centre: Centre) =>
  packageOf(centre, {
    patients: patientsOf(centre)
      .replaceAll(',standard,', `,"${NAMES[0]![1]}",`)
      .replaceAll(',new,', `,"${NAMES[1]![1]}",`),
    described: renamed(described().replaceAll('"standard"', 'standard').replaceAll('"new"', 'new'), '"'),
  })

/** A table with groups as they were named until 2026-11-30. */
const tableThen = (text: string): string => {
  const [header = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
  const isGroup = (column: number): boolean => ['group', 'stratum'].includes(header[column]!)
  const then = (cell: string): string =>
    cell.replaceAll('~2F~', '%2F').replaceAll('~25~', '%25').replaceAll('~2C~', ',')
  const cells = rows.map((row) => row.map((cell, column) => (isGroup(column) ? then(cell) : cell)))
  return `${Papa.unparse([header, ...cells], { newline: '\n' })}\n`
}

const packageThen = async (centre: Centre) => {
  const files = new Map(
    Object.entries(await packageNow(centre)).map(([name, bytes]): [string, string] => {
      const text = new TextDecoder().decode(bytes)
      return [name, name.endsWith('.csv') ? tableThen(text) : text]
    }),
  )
  const name = `${centre}.datapackage.json`
  const document = JSON.parse(files.get(name)!)
  for (const resource of document.resources)
    resource.hash = `sha256:${createHash('sha256').update(files.get(resource.path)!).digest('hex')}`
  return Object.fromEntries(files.set(name, JSON.stringify(document)))
}

const textOf = (files: Files, { path }: { readonly path: string }): string =>
  new TextDecoder().decode(files.get(path.replace('{cohort}', COHORT))!)

it('packages with groups as they were named earlier are pooled as they are named now', async () => {
  const [now, then] = await Promise.all(
    [packageNow, packageThen].map(async (packageFrom) => ({
      ...(await packageFrom('north')),
      ...(await packageFrom('south')),
    })),
  )
  expect(then!['north.event-table.csv']).toContain(',arm=5-FU%2FLV,')
  expect(then!['north.event-table.csv']).toContain(',"arm=new, 50%25",')
  const [pooledNow, pooledThen] = [
    await ran({ ...now, ...poolFiles(asked()) }, 5),
    await ran({ ...then, ...poolFiles(asked()) }, 5),
  ]
  for (const artifact of [eventTable, counts, estimateResults, testResults])
    expect(textOf(pooledThen, artifact)).toBe(textOf(pooledNow, artifact))
  expect(textOf(pooledNow, estimateResults)).toContain('overall-survival/arm=new~2C~ 50~25~/survival@12,')
})
