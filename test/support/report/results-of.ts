import { readFileSync } from 'node:fs'
import type { Result } from '../../../cohort/results/result.ts'
import { resultFormat } from '../../../stages/4-estimate/artifacts.ts'

/** All committed results of a cohort by id. */
export const resultsOf = (cohort: string): ReadonlyMap<string, Result> =>
  new Map(
    ['4-estimate/results', '5-compare/results', '5-compare/simulations'].flatMap((stage) => {
      const path = `data/derived/${cohort}/${stage}.csv`
      return resultFormat.decode(readFileSync(path), path).map((result) => [result.id, result] as const)
    }),
  )
