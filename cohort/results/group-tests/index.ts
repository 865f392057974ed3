import type { Rules } from '../../descriptors/conventions.ts'
import type { Test } from '../../descriptors/plan/test.ts'
import type { Result } from '../result.ts'
import { chiSquareResults } from './chi-square.ts'
import { fisherResults } from './fisher.ts'
import { grayResults } from './gray.ts'
import { heterogeneityResults } from './heterogeneity.ts'
import { kruskalWallisResults } from './kruskal-wallis.ts'
import { landmarkResults } from './landmark-difference.ts'
import { logRankResults } from './log-rank.ts'
import { mannWhitneyResults } from './mann-whitney.ts'
import { mcNemarResults } from './mcnemar.ts'
import { excludedResult } from './parts/excluded-subjects.ts'
import type { TestData } from './parts/test-data.ts'
import { restrictedMeanResults } from './restricted-mean.ts'
import { signedRankResults } from './signed-rank.ts'

/** The results of every test: the statistic, p, the effect with its interval, and the number of excluded subjects. */
export const testResults = (
  tests: Readonly<Record<string, Test>>,
  data: TestData,
  rules: Rules,
): readonly Result[] =>
  Object.entries(tests).flatMap(([analysis, test]) => [
    ...resultsOf(analysis, test, data, rules),
    excludedResult(analysis, test, data),
  ])

const resultsOf = (analysis: string, test: Test, data: TestData, rules: Rules): readonly Result[] => {
  switch (test.method) {
    case 'log-rank':
      return logRankResults(analysis, test, data, rules)
    case 'gray':
      return grayResults(analysis, test, data)
    case 'heterogeneity':
      return heterogeneityResults(analysis, test, data, rules)
    case 'landmark-difference':
      return landmarkResults(analysis, test, data, rules)
    case 'restricted-mean':
      return restrictedMeanResults(analysis, test, data, rules)
    case 'fisher':
      return fisherResults(analysis, test, data, rules)
    case 'chi-square':
      return chiSquareResults(analysis, test, data, rules)
    case 'mann-whitney':
      return mannWhitneyResults(analysis, test, data, rules)
    case 'kruskal-wallis':
      return kruskalWallisResults(analysis, test, data)
    case 'mcnemar':
      return mcNemarResults(analysis, test, data, rules)
    case 'signed-rank':
      return signedRankResults(analysis, test, data, rules)
    default: {
      const never: never = test
      return never
    }
  }
}
