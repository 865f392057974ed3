import { z } from 'zod'
import { Among, AnalysisTitle } from '../../plan/shared-properties.ts'
import { Id, VariableName } from '../../plan-words.ts'

const By = VariableName.describe('the variable whose groups are compared')

/** Properties of a test of the times of an endpoint. */
export const ofTimes = {
  title: AnalysisTitle,
  endpoint: Id.describe('the endpoint whose times are compared'),
  by: By,
}

/** Properties of a test of a variable. */
export const ofValues = {
  title: AnalysisTitle,
  variable: VariableName.describe('the variable that is compared'),
  by: By,
  among: Among,
}

/** Properties of a test of two variables of each subject. */
export const ofPairs = {
  title: AnalysisTitle,
  before: VariableName.describe('the first of the pair'),
  after: VariableName.describe('the second of the pair'),
  among: Among,
}

/** Properties of a test of the association of two variables of each subject. */
export const ofTwo = {
  title: AnalysisTitle,
  x: VariableName.describe('the first variable'),
  y: VariableName.describe('the second variable'),
  among: Among,
}

/** Scores of ordered groups. */
export const Scores = z.array(z.number().min(-1e6).max(1e6))

/** The times at which curves are compared. */
export const Times = z.array(z.number().positive()).min(1).describe('times, in the unit of the endpoint')

/** A declared seed and number of runs, for what is too many to be counted through. */
export const MonteCarlo = z
  .strictObject({
    runs: z.int().min(99).max(1_000_000).describe('number of samples'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .describe('seed of the random numbers; the same seed gives the same samples'),
  })
  .describe('random samples with a declared seed, if there are too many permutations to enumerate')
