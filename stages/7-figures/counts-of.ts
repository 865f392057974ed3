import { type EstimatedGroup, estimatedGroups } from '../../cohort/estimates/group.ts'
import { idPart } from '../../cohort/group.ts'
import type { KmSources } from './km-data.ts'

/** The counts of each group that a figure draws, in the order of the plan: everybody, or the groups of one variable. */
export const countsOf = (
  analysis: string,
  by: string | undefined,
  { estimates, eventRows, variables }: KmSources,
): readonly EstimatedGroup[] =>
  estimatedGroups({ [analysis]: estimates[analysis]! }, eventRows, variables).filter(({ group }) =>
    by === undefined ? group === '' : group.startsWith(`${idPart(by)}=`),
  )
