import type { PlanOfCohort } from '../../../audit/prose/draft/missing-results.ts'
import { type CohortWords, cohortWords } from '../../../audit/prose/words/cohort-words.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Result } from '../../../cohort/results/result.ts'
import type { Artifact } from '../../../pipeline/contracts.ts'
import { CallError } from '../../../pipeline/fault.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { estimateResults } from '../../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../5-compare/artifacts.ts'
import { figureIndex, figureSvgs } from '../../7-figures/artifacts.ts'
import { reportPage } from '../../8-report/artifacts.ts'
import type { SlotSources } from '../../9-manuscript/slot-contents.ts'

/** What a run computed of a cohort, as far as manuscripts need it. */
export interface DerivedCohort {
  readonly results: readonly Result[]
  readonly rules: Rules
  /** The words of results in sentences. */
  words(): CohortWords
  plan(): PlanOfCohort
  /** Tables and figures. */
  sources(): SlotSources
}

/**
 * @param bytesOf a file of a study by its path; null if there is none
 * @throws CallError for a cohort that has not run
 */
export const derivedFiles = (
  cohort: string,
  command: string,
  bytesOf: (path: string) => Uint8Array | null,
): DerivedCohort => {
  const read = <T>({ path, format }: Artifact<T>): T => {
    const at = path.replace('{cohort}', cohort)
    const bytes = bytesOf(at)
    if (bytes === null)
      throw new CallError(
        `${command}: expected results of ${cohort}, found no ${at} (npm run pipeline -- ${cohort} makes it)`,
      )
    return format.decode(bytes, at)
  }
  const plan = (): PlanOfCohort => ({
    plan: {
      endpoints: read(validated.endpoints),
      summaries: read(validated.summaries),
      estimates: read(validated.estimates),
      tests: read(validated.tests),
      models: read(validated.models),
      populations: read(validated.populations),
    },
    variables: new Map(read(validated.variables).map((variable) => [variable.name, variable])),
  })
  return {
    results: [...read(estimateResults), ...read(testResults), ...read(simulationResults)],
    rules: read(validated.rules),
    plan,
    words: () => {
      const { plan: sections, variables } = plan()
      return cohortWords([...read(estimateResults), ...read(testResults)], sections, variables)
    },
    sources: () => {
      const figures = read(figureIndex)
      const svgs = figures.map(
        ({ figure }) =>
          [figure, read({ ...figureSvgs, path: figureSvgs.path.replace('{figure}', figure) })] as const,
      )
      return { page: read(reportPage), figures, svgs: Object.fromEntries(svgs) }
    },
  }
}
