import { z } from 'zod'
import { method } from '../plan/shared-properties.ts'
import { DIFFERENCE_QUALIFIERS } from './shared/effects.ts'
import type { GroupTest } from './shared/group-test.ts'
import { ofTimes, Times } from './shared/properties.ts'

const Schema = z.strictObject({
  method: method('landmark-difference', 'difference of survival at stated times'),
  ...ofTimes,
  at: Times,
})

/** The difference of S(t) at stated times, the second group minus the first. */
export const landmarkDifference = {
  schema: Schema,
  compares: 'groups',
  name: () => ({
    name: 'difference of Kaplan-Meier estimates at fixed times',
    short: 'difference of survival',
    known: [],
    keeps: DIFFERENCE_QUALIFIERS,
  }),
  effects: [{ statistic: 'survival-difference', p: 'p', words: 'difference of survival' }],
  isOfOrder: false,
  timesOf: 'at',
  isSimulated: true,
} satisfies GroupTest<z.infer<typeof Schema>>
