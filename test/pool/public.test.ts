import { describe, expect, it } from 'vitest'
import { EDITION, publicEditions } from '../../stages/3-durations/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { asked, packageOf, patientsOf, poolFiles, ran, stackedFiles } from '../../tools/support/centres.ts'
import { COHORT, type Files, runStages } from '../../tools/support/in-memory.ts'

const K = 11
const disclosure = { editions: ['public'], k: K, endpoint: 'overall-survival' }

const textOf = (files: Files, path: string): string => new TextDecoder().decode(files.get(path)!)
const editionOf = (files: Files) =>
  JSON.parse(textOf(files, publicEditions.path.replace('{cohort}', COHORT).replace('{edition}', EDITION)))

describe('the public edition of a pooled cohort', async () => {
  const pooled = await ran(
    {
      ...(await packageOf('north')),
      ...(await packageOf('south')),
      ...poolFiles({ ...asked(), disclosure }),
    },
    3,
  )
  const edition = editionOf(pooled)

  it('has the table of times of the stacked rows', async () => {
    const files = stackedFiles()
    const plan = { ...JSON.parse(files['analysis.yaml']!), disclosure }
    const stacked = await ran({ ...files, 'analysis.yaml': JSON.stringify(plan) }, 3)
    expect(edition.tables[0].endpoint).toBe('overall-survival')
    expect(edition.tables[0]).toEqual(editionOf(stacked).tables[0])
  })

  it('counts every subject once, in cells of 0 or at least k', () => {
    const counts = edition.tables[0].cells.map(({ count }: { count: number }) => count)
    for (const count of counts) expect(count === 0 || count >= K).toBe(true)
    const centres = ['north', 'south'] as const
    // the protocol excludes patients older than 84
    const ages = centres.flatMap((centre) =>
      patientsOf(centre)
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => Number(row.split(',')[2])),
    )
    expect(counts.reduce((a: number, b: number) => a + b, 0)).toBe(ages.filter((age) => age <= 84).length)
  })

  it('suppresses variables that may be derived from the same columns, and says so', async () => {
    expect(edition.characteristics).toEqual([])
    const outcome = await runStages(
      stages.filter(({ name }) => name === '7-public' || name === '8-public'),
      pooled,
    )
    if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
    const page = textOf(outcome.files, `reports/${COHORT}/public/index.html`)
    expect(page).toContain('the centres do not say from which columns it is derived')
    expect(page).not.toContain('shown in another form')
    for (const word of ['North hospital', 'no agreement needed']) expect(page).not.toContain(word)
  })
})
