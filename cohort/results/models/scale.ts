import type { Model } from '../../descriptors/plan/model.ts'

/** The number of units per ratio of a numeric covariate: 10 for age is a ratio per 10 years. */
export const scaleOf = ({ per }: Pick<Model, 'per'>, covariate: string): number => {
  if (per === undefined || typeof per === 'number') return per ?? 1
  return Object.hasOwn(per, covariate) ? per[covariate]! : 1
}
