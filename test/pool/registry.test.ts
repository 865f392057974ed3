import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../engines/duckdb.ts'
import { counts, eventTable } from '../../stages/3-durations/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import {
  type Centre,
  described,
  packageOf,
  patientsOf,
  poolFiles,
  protocol,
  ran,
  stackedFiles,
} from '../../tools/support/centres.ts'
import { COHORT } from '../../tools/support/in-memory.ts'
import { liesIn } from '../support/engines/lies-in.ts'

/** The package of a centre whose rows DuckDB counts in place. */
const packageOfRegistry = (centre: Centre, plan: object = {}) => {
  const dataPackage = JSON.parse(described())
  for (const resource of dataPackage.resources) resource.engine = 'duckdb'
  return packageOf(centre, {
    plan,
    described: JSON.stringify(dataPackage),
    rows: connect(liesIn(join(import.meta.dirname, centre))),
  })
}

/** The ages of all patients; the protocol excludes those older than 84. */
const ages = patientsOf('north')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => Number(row.split(',')[2]))
const analysed = ages.filter((age) => age <= 84)

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('a registry shares', () => {
  it('the package that the same rows in memory share, byte for byte', async () => {
    const [inMemory, registry] = [await packageOf('north'), await packageOfRegistry('north')]
    expect(Object.keys(registry)).toEqual(Object.keys(inMemory))
    for (const [file, bytes] of Object.entries(inMemory)) expect(textOf(registry[file]!)).toBe(textOf(bytes))
    const { casebook } = JSON.parse(textOf(registry['north.datapackage.json']!))
    expect([casebook.subjects, casebook.excluded]).toEqual([
      analysed.length,
      [{ title: 'older than 84 years', subjects: ages.length - analysed.length }],
    ])
  })

  it('and pooled it is the analysis of the stacked rows', async () => {
    const pooled = await ran(
      { ...(await packageOfRegistry('north')), ...(await packageOf('south')), ...poolFiles() },
      5,
    )
    const stacked = await ran(stackedFiles(), 5)
    for (const { path } of [eventTable, counts, testResults]) {
      const [ours, theirs] = [pooled, stacked].map((files) =>
        textOf(files.get(path.replace('{cohort}', COHORT))!),
      )
      expect(ours).toBe(theirs)
    }
  })

  it('and has the size of a population from the follow-ups of an endpoint', async () => {
    const { 'age-of-women': _, ...summaries } = protocol()['summaries'] as Record<string, object>
    const sizes = [await packageOf('north'), await packageOfRegistry('north', { summaries })].map(
      (files) => JSON.parse(textOf(files['north.datapackage.json']!)).casebook.populations.women.subjects,
    )
    expect(sizes[0]).toBeGreaterThan(5)
    expect(sizes[1]).toBe(sizes[0])
  })

  it('and names a population whose size no count gives', async () => {
    const populations = { old: { title: 'Older than 80', condition: { age: { min: 81 } } } }
    const plan = { populations: { ...(protocol()['populations'] ?? {}), ...populations } }
    await expect(packageOfRegistry('north', plan)).rejects.toThrow(
      'expected counts of the population old, found none',
    )
    const summaries = { ...protocol()['summaries'], 'sex-of-the-old': { variable: 'sex', among: 'old' } }
    const { casebook } = JSON.parse(
      textOf((await packageOfRegistry('north', { ...plan, summaries }))['north.datapackage.json']!),
    )
    expect(casebook.populations.old.subjects).toBe(analysed.filter((age) => age >= 81).length)
  })
})
