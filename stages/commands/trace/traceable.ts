import type { Traceable } from '../../../cohort/results/trace-result.ts'
import { subjectsOf } from '../../../cohort/subjects/subject-table.ts'
import type { Artifact } from '../../../pipeline/contracts.ts'
import { RAW } from '../../../pipeline/tasks/tasks.ts'
import {
  counting,
  endpoints,
  estimates,
  models,
  populations,
  simulations,
  subjectRows,
  subjects,
  summaries,
  tests,
  variables,
} from '../../2-validate/artifacts.ts'

/** Reads an artifact of the cohort. */
export type Read = <T>(artifact: Artifact<T>) => T

/** The input of `lineageOf`: the plan's analyses, the variables with the places of their columns, and the subjects. */
export const traceableOf = (read: Read, cohort: string): Traceable => {
  const known = read(variables)
  const lines = new Map(
    read(subjectRows).map((row) => [`${row.subject} ${RAW}/${cohort}/${row.file}`, row.line]),
  )
  const located = known.map((variable) => {
    const { source } = variable
    return { ...variable, source: source && { ...source, file: `${RAW}/${cohort}/${source.file}` } }
  })
  return {
    analyses: {
      summaries: read(summaries),
      estimates: read(estimates),
      tests: read(tests),
      models: read(models),
      simulations: read(simulations),
    },
    endpoints: read(endpoints),
    populations: read(populations),
    variables: new Map(located.map((variable) => [variable.name, variable])),
    subjects: subjectsOf(read(subjects), known),
    subjectName: read(counting).subject,
    lineOf: (subject, file) => lines.get(`${subject} ${file}`),
  }
}
