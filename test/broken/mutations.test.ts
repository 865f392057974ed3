import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { launchMutants } from '../../tools/fuzz/launched.ts'
import { bases, mutantsOf, runMutant } from '../../tools/fuzz/mutants.ts'

/** How many mutated cohorts are tried; `MUTATIONS=20000` in the long test. */
const RUNS = Number(process.env['MUTATIONS'] ?? 150)

/** So few meet each outcome only by luck: some are always the same, the rest are others each time. */
const SAME = { numRuns: Math.min(RUNS, 150), seed: 1 }

describe('a mutated cohort', () => {
  it('ends in results that are numbers, each with its own name, or in faults that a person can read', async () => {
    const cohorts = bases()
    const outcomes = new Set<string>()
    const ends = fc.asyncProperty(mutantsOf(cohorts), async ([base, mutations]) => {
      outcomes.add((await runMutant(cohorts, base, mutations)).outcome)
    })
    await fc.assert(ends, SAME)
    await fc.assert(ends, { numRuns: RUNS })
    expect([...outcomes].sort()).toEqual(['other results', 'refused', 'same results'])
  }, 3_600_000)

  it('never ends the launcher in a fault of its own, and no artifact is lost by one that is refused', async () => {
    expect((await launchMutants(Math.ceil(RUNS / 50), RUNS)).length).toBe(Math.ceil(RUNS / 50))
  }, 3_600_000)
})
