import { readFileSync } from 'node:fs'
import { type CohortWords, cohortWords } from '../../../audit/prose/cohort-words.ts'
import type { PlanWords } from '../../../audit/prose/analysis-words.ts'
import type { Result } from '../../../cohort/results/result.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { resultFormat } from '../../../stages/4-estimate/artifacts.ts'

const folder = (cohort: string) => `data/derived/${cohort}`

/** All results of a derived cohort. */
export const resultsOf = (cohort: string): readonly Result[] =>
  ['4-estimate', '5-compare'].flatMap((stage) => {
    const path = `${folder(cohort)}/${stage}/results.csv`
    return resultFormat.decode(readFileSync(path), path)
  })

const json = <T>(cohort: string, path: string): T =>
  JSON.parse(readFileSync(`${folder(cohort)}/2-validate/${path}.json`, 'utf8')) as T

/** The words of the results of a derived cohort, from its artifacts. */
export const cohortWordsOf = (cohort: string): CohortWords => {
  const section = <K extends keyof PlanWords>(name: K) => json<PlanWords[K]>(cohort, `plan/${name}`)
  const variables = json<readonly Variable[]>(cohort, 'variables')
  return cohortWords(
    resultsOf(cohort),
    {
      endpoints: section('endpoints'),
      summaries: section('summaries'),
      estimates: section('estimates'),
      tests: section('tests'),
      models: section('models'),
      populations: section('populations'),
    },
    new Map(variables.map((variable) => [variable.name, variable])),
  )
}
