import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { VariableName } from '../plan-words.ts'
import type { GroupTest } from './shared/group-test.ts'
import { ofTimes } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('heterogeneity', 'hazard ratios of two groups centre by centre, and whether they differ'),
  ...ofTimes,
  across: VariableName.describe('the variable whose groups are the parts, such as the centre'),
})

/** One-step hazard ratios of two groups in each part, pooled, and Cochran's Q and I². */
export const heterogeneity = {
  schema: Schema,
  compares: 'parts',
  name: () => ({
    name: "Cochran's Q of one-step (Peto) hazard ratios",
    short: "Cochran's Q",
    known: [],
    keeps: /^upper tail of chi-square$/,
  }),
  effects: [
    { statistic: 'hazard-ratio', p: 'hazard-ratio-p', words: 'pooled hazard ratio' },
    { statistic: 'i-squared', p: 'p', words: 'heterogeneity: I²' },
  ],
  ratio: 'hazard-ratio',
  isOfOrder: false,
  check: ({ by, across }, path, check) => {
    check.grouping(across, [...path, 'across'])
    check.unique(
      [
        [by, path],
        [across, [...path, 'across']],
      ],
      'a variable different from the compared groups',
    )
  },
} satisfies GroupTest<z.infer<typeof Schema>>
