import { readFileSync } from 'node:fs'
import type { CohortResults } from '../../../audit/prose/draft/draft-claims.ts'
import type { PlanOfCohort } from '../../../audit/prose/draft/missing-results.ts'
import type { PlanWords } from '../../../audit/prose/words/analysis-words.ts'
import { type CohortWords, cohortWords } from '../../../audit/prose/words/cohort-words.ts'
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

/** Plan and variables of a derived cohort, from its artifacts. */
export const planOf = (cohort: string): PlanOfCohort => {
  const section = <K extends keyof PlanWords>(name: K) => json<PlanWords[K]>(cohort, `plan/${name}`)
  const variables = json<readonly Variable[]>(cohort, 'variables')
  return {
    plan: {
      endpoints: section('endpoints'),
      summaries: section('summaries'),
      estimates: section('estimates'),
      tests: section('tests'),
      models: section('models'),
      populations: section('populations'),
    },
    variables: new Map(variables.map((variable) => [variable.name, variable])),
  }
}

/** The words of the results of a derived cohort. */
export const cohortWordsOf = (cohort: string): CohortWords => {
  const { plan, variables } = planOf(cohort)
  return cohortWords(resultsOf(cohort), plan, variables)
}

/** What `draftClaims` needs of a derived cohort. */
export const cohortResultsOf = (cohort: string): CohortResults => ({
  ...planOf(cohort),
  words: cohortWordsOf(cohort),
  results: new Map(resultsOf(cohort).map((result) => [result.id, result])),
})
