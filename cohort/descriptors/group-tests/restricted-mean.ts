import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { DIFFERENCE_QUALIFIERS } from './shared/effects.ts'
import type { GroupTest } from './shared/group-test.ts'
import { ofTimes, Times } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('restricted-mean', 'difference and ratio of restricted mean times'),
  ...ofTimes,
  at: Times,
})

/** Difference and ratio of restricted mean times, the second group versus the first. */
export const restrictedMean = {
  schema: Schema,
  compares: 'groups',
  name: () => ({
    name: 'difference of restricted mean times by Kaplan-Meier',
    short: 'difference of restricted means',
    known: [],
    keeps: DIFFERENCE_QUALIFIERS,
  }),
  effects: [
    { statistic: 'difference', p: 'p', words: 'difference of restricted means' },
    { statistic: 'ratio', p: 'ratio-p', words: 'ratio of restricted means' },
  ],
  isOfOrder: false,
  timesOf: 'restricted',
  isSimulated: true,
} satisfies GroupTest<z.infer<typeof Schema>>
