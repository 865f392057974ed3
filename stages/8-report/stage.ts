import { cohortStage } from '../../pipeline/contracts.ts'
import { resultsBody } from './all-results/results-body.ts'
import { reportPage, resultsPage } from './artifacts.ts'
import { body } from './body.ts'
import { contextOf } from './context.ts'
import { page } from './html/page.ts'
import { styledNumbers } from './html/styled-numbers.ts'
import { pageScript } from './page-script.generated.ts'
import { reads } from './reads.ts'

export const report = cohortStage({
  name: '8-report',
  summary: 'everything to one HTML page, and all results to another',
  module: 'stages/8-report/stage.ts',
  scope: 'cohort',
  reads,
  writes: { page: reportPage, results: resultsPage },
  run: async (input) => {
    const context = contextOf(input)
    const { title } = input.study
    return {
      page: await page(title, styledNumbers(body(context), context.style), pageScript),
      results: await page(
        `All results: ${title}`,
        styledNumbers(resultsBody(context), context.style),
        pageScript,
      ),
    }
  },
})
