import { alikeIdentifiers } from './alike-identifiers.ts'
import { deniedCuts } from './denied-cuts.ts'
import { impossibleValues } from './impossible-values.ts'
import { laterGroups } from './later-groups.ts'
import { noneAmongItems, noneBesideItems, type ValueWarning } from './none-items.ts'
import { outcomeGroups } from './outcome-groups.ts'
import type { CheckedPlan, PlanWarning } from './plan-warning.ts'
import { sameTitles } from './same-titles.ts'
import { swappedLabels } from './swapped-labels.ts'

export type { ValueWarning } from './none-items.ts'
export type { CheckedPlan, PlanWarning } from './plan-warning.ts'

/** Warnings about the plan and the data package; they do not stop the run. */
export const planWarnings = (planned: CheckedPlan): readonly PlanWarning[] => [
  ...outcomeGroups(planned),
  ...laterGroups(planned),
  ...deniedCuts(planned),
  ...sameTitles(planned),
  ...swappedLabels(planned),
  ...impossibleValues(planned),
  ...noneAmongItems(planned),
]

/** Warnings about individual subjects, if rows are available. */
export const subjectWarnings = (planned: CheckedPlan): readonly ValueWarning[] => [
  ...alikeIdentifiers(planned),
  ...noneBesideItems(planned),
]
