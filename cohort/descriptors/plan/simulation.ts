import { z } from 'zod'
import { Id, Text } from '../plan-words.ts'

const Drawn = {
  title: Text.optional().describe('the displayed title'),
  runs: z.int().min(100).max(20_000).default(2000).describe('number of samples'),
  seed: z.int().min(0).max(4_294_967_295).describe('the same seed draws the same samples'),
}

/** The size of a test or the coverage of an interval in samples of the same size, groups and censoring. */
export const Simulation = z.union(
  [
    z.strictObject({
      test: Id.describe(
        'the log-rank, gray, landmark-difference or restricted-mean test whose real size is wanted; of a log-rank test that of its trend, pairs and permutations too. Tests of values and models are not simulated',
      ),
      ...Drawn,
    }),
    z.strictObject({
      estimate: Id.describe(
        'the estimate whose intervals of the median and of S(t) at its landmarks are tried',
      ),
      ...Drawn,
    }),
  ],
  { error: 'test: or estimate: with the name of one, runs and a seed' },
)
export type Simulation = z.infer<typeof Simulation>
