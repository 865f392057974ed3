import { levelGroup } from '../../values/group.ts'
import type { Variable } from '../../values/value.ts'
import { levelsOf } from '../../values/value.ts'
import { type Result, result } from '../result.ts'
import { type ByPattern, totalOf, valueIn } from './design.ts'

/** The subjects and events of a model in each level of its categorical covariates, levels without subjects included. */
export const levelRows = (
  analysis: string,
  covariates: readonly Variable[],
  strata: ByPattern,
  isCounted: (variable: Variable) => boolean = () => true,
  counted = 'subjects of the model',
): readonly Result[] =>
  covariates.flatMap((variable, position) =>
    (isCounted(variable) ? (levelsOf(variable) ?? []) : []).flatMap(({ value: level }) => {
      const key = { analysis, group: levelGroup(variable, level) }
      const ofLevel = strata.map(({ groups }) => ({
        groups: groups.filter(({ name }) => valueIn(name, position) === level),
      }))
      return [
        result({ ...key, statistic: 'n' }, totalOf(ofLevel, 'entered'), '1', counted),
        result({ ...key, statistic: 'events' }, totalOf(ofLevel, 'events'), '1', 'events of the model'),
      ]
    }),
  )
