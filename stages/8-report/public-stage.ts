import { styleOf } from '../../cohort/results/styles/style-of.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { rules, study } from '../2-validate/artifacts.ts'
import { EDITION, publicEditions } from '../3-durations/artifacts.ts'
import { publicNarrowSvgs, publicSvgs } from '../7-figures/artifacts.ts'
import { publicPages } from './artifacts.ts'
import { page } from './html/page.ts'
import { styledNumbers } from './html/styled-numbers.ts'
import { publicBody } from './public-body.ts'

export const publicPage = cohortStage({
  name: '8-public',
  summary: 'the public edition to one HTML page',
  module: 'stages/8-report/public-stage.ts',
  scope: 'cohort',
  reads: { study, rules, editions: publicEditions, svgs: publicSvgs, narrowSvgs: publicNarrowSvgs },
  writes: { pages: publicPages },
  run: async ({ study: { title, origin }, rules, editions, svgs, narrowSvgs }) => {
    const style = styleOf(rules.shown ?? {})
    const edition = editions[EDITION]
    return {
      pages:
        edition === undefined
          ? {}
          : {
              index: await page(
                title,
                styledNumbers(publicBody({ title, origin, style }, edition, { svgs, narrowSvgs }), style),
              ),
            },
    }
  },
})
