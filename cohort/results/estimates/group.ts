import type { EventTable, GroupCounts } from '../../../statistics/survival/event-table.ts'
import type { SurvivalCurve } from '../../../statistics/survival/kaplan-meier.ts'
import { type EventRow, eventTables } from '../../counts/event-rows.ts'
import type { Rules } from '../../descriptors/conventions.ts'
import type { Estimate } from '../../descriptors/plan/estimate.ts'
import { declaredGroups } from '../../values/group.ts'
import type { Variable } from '../../values/value.ts'
import type { Key } from '../result.ts'

/** One group's counts and names: the input of its estimates. */
export interface EstimatedGroup {
  readonly analysis: string
  readonly endpoint: string
  readonly group: string
  readonly times: EventTable['times']
  readonly counts: GroupCounts
}

/** The arguments of the estimates of one group. */
export interface GroupRequest {
  readonly key: Pick<Key, 'analysis' | 'group'>
  readonly times: EventTable['times']
  readonly counts: GroupCounts
  readonly curve: SurvivalCurve
  /** Names of the competing causes, in the order of the plan. */
  readonly causes: readonly string[]
  /** The unit of time. */
  readonly unit: string
  readonly plan: Estimate
  /** Times of the table under the figure. */
  readonly ticks: readonly number[]
  readonly rules: Rules
}

/** The groups of every estimate of the plan: all subjects first, then each grouping in its declared order. */
export const estimatedGroups = (
  estimates: Readonly<Record<string, Estimate>>,
  rows: readonly EventRow[],
  variables: ReadonlyMap<string, Variable>,
): readonly EstimatedGroup[] =>
  Object.entries(estimates).flatMap(([analysis, { endpoint = analysis, by }]) =>
    [[], ...by.map((variable) => [variable])].flatMap((grouping) => {
      const order = grouping.flatMap((variable) =>
        declaredGroups(variables.get(variable)!).map(({ name }) => name),
      )
      return eventTables(rows, endpoint, grouping, [], order).flatMap(({ times, groups }) =>
        groups.map((counts) => ({ analysis, endpoint, group: counts.name, times, counts })),
      )
    }),
  )
