import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { claims } from '../../stages/2-validate/artifacts.ts'
import { verdicts } from '../../stages/6-audit/artifacts.ts'
import { explanations, search } from '../../stages/6-audit/search-artifacts.ts'
import { artifactOf, type Files, rawFiles, runStages, stagesUpTo } from '../../tools/support/in-memory.ts'

/** A cohort of test/cases after stages 1 to 6. */
const audited = async (name: string): Promise<Files> => {
  const folder = new URL(`../cases/${name}/`, import.meta.url)
  const files = Object.fromEntries(
    readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(new URL(file, folder)))]),
  )
  const outcome = await runStages(stagesUpTo(6), rawFiles(files))
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  return outcome.files
}

/**
 * Two textbook cohorts: Collett, Modelling Survival Data in Medical Research, examples 1.1, 2.12, 2.13, 3.1 (hpa), and
 * Bland and Altman, BMJ 2004;328:1073 (glioma-bmj), with their own figures and some that were made wrong on purpose
 * (place "plant"; the label says how).
 */
describe.each(['hpa', 'glioma-bmj'])('%s', (name) => {
  let files: Files
  beforeAll(async () => {
    files = await audited(name)
  }, 120_000)

  test('has every right number reproduced or explained by a named rule, and no wrong one', () => {
    const verdictOf = new Map(artifactOf(files, verdicts).map(({ id, verdict }) => [id, verdict]))
    for (const { id, place } of artifactOf(files, claims))
      if (place === 'plant') expect.soft(verdictOf.get(id), id).toBe('not reproduced')
      else expect.soft(verdictOf.get(id), id).toMatch(/^(reproduced|other convention)$/)
  })

  test('has what was done to a wrong number among its first three explanations', () => {
    const rows = artifactOf(files, explanations)
    const planted = artifactOf(files, claims).filter(({ place }) => place === 'plant')
    expect(planted.length).toBeGreaterThan(5)
    for (const { id, label } of planted) {
      const first = rows.filter((row) => row.claims === id && row.rank <= 3)
      expect.soft(first.map(({ words }) => words).join('\n'), `${id}: ${label}`).toMatch(CAUSES[id]!)
    }
  })
})

/** What the label of each planted number says, as an explanation says it. */
const CAUSES: Readonly<Record<string, RegExp>> = {
  'pl-landmark': /^the value at 48 /m,
  'pl-chi-digits': /digits 5 and 1 swapped/,
  'pl-inverse': /^the reciprocal/m,
  'pl-sd': /^the standard error reported as standard deviation/m,
  'pl-ci90': /^the 90% lower limit$/m,
  'pl-deaths': /^one patient counted twice/m,
  'pl-deaths-share': /one patient was counted twice: 27 of 45$/m,
  'pl-status': /^id 13: died: yes at last contact/m,
  'pl-median-digits': /digits swapped/,
  'pl-wilcoxon': /^equals another result: gehan\/p$/m,
  'pl-share-digits': /digits swapped/,
  'pl-leftout': /^one patient excluded/m,
}

describe('200 patients and one number that does not follow', () => {
  test('are searched within the budget, and R agrees on what was computed', {
    timeout: 120_000,
  }, async () => {
    const files = await audited('audit-minutes')
    const [row] = artifactOf(files, verdicts)
    // R: survdiff gives 26.761168; the paper's 26.91 does not follow
    expect(row).toMatchObject({ verdict: 'not reproduced', published: '26.91' })
    expect(row!.computed).toBeCloseTo(26.761168, 6)
    const { singles, singlesTried, pairs } = artifactOf(files, search)
    expect(singlesTried).toBe(singles)
    expect(pairs.computed).toBe(0)
  })
})
