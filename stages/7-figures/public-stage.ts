import { styleOf } from '../../cohort/results/styles/style-of.ts'
import { cohortStage } from '../../pipeline/contracts.ts'
import { rules, study } from '../2-validate/artifacts.ts'
import { EDITION, publicEditions } from '../3-durations/artifacts.ts'
import { publicNarrowSvgs, publicSvgs } from './artifacts.ts'

export const drawnPublicFigures = cohortStage({
  name: '7-public',
  summary: 'the public edition’s counts to pictures',
  module: 'stages/7-figures/public-stage.ts',
  scope: 'cohort',
  reads: { study, rules, editions: publicEditions },
  writes: { svgs: publicSvgs, narrowSvgs: publicNarrowSvgs },
  run: async ({ study: { origin }, rules, editions }) => {
    const edition = editions[EDITION]
    if (edition === undefined || !edition.isEnough) return { svgs: {}, narrowSvgs: {} }
    // loaded on demand: the drawing libraries are slow to load
    const { publicFigures } = await import('./public-figures.ts')
    return publicFigures(edition, origin, styleOf(rules.shown ?? {}))
  },
})
