import { groupWords } from '../../../cohort/results/pair-words.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import type { ForestRow, RatioKind } from './forest-row.ts'

/** What a ratio below 1 and one above 1 mean, in words below the axis. */
export interface Sides {
  readonly below: string
  readonly above: string
}

/**
 * Whom each side favours, if the plan declares it. Otherwise what follows from the ratio alone: below 1 the group named
 * first has the lower hazard or odds. It is named if all rows compare the same two groups.
 */
export const sidesOf = (
  rows: readonly ForestRow[],
  favours: readonly [below: string, above: string] | undefined,
  variables: ReadonlyMap<string, Variable>,
): Sides => {
  if (favours !== undefined) return { below: `Favours ${favours[0]}`, above: `Favours ${favours[1]}` }
  const [{ kind, pair }] = rows as readonly [ForestRow, ...ForestRow[]]
  const haveOnePair =
    pair.versus !== '' &&
    rows.every((row) => row.pair.versus === pair.versus && row.pair.reference === pair.reference)
  const group = haveOnePair ? ` with ${groupWords(pair.versus, variables)}` : ''
  return { below: `Lower ${MEASURES[kind]}${group}`, above: `Higher ${MEASURES[kind]}${group}` }
}

const MEASURES: Readonly<Record<RatioKind, string>> = {
  'hazard ratio': 'hazard',
  'subdistribution hazard ratio': 'subdistribution hazard',
  'odds ratio': 'odds',
}
