import type { Estimate } from '../../descriptors/plan/estimate.ts'

/** The level of results that are conditional on a time: `given 12`. */
export const givenLevel = (time: number): string => `given ${time}`

/** The times of an estimate after a time that survival is conditional on. */
export const timesAfter = (given: number, { at }: Pick<Estimate, 'at'>): readonly number[] =>
  at.filter((time) => time > given)
