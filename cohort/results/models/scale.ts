import type { Model } from '../../descriptors/plan/model.ts'

/** Of how many units the ratio of a covariate with numbers is: 10 of age is a ratio per 10 years. */
export const scaleOf = ({ per }: Pick<Model, 'per'>, covariate: string): number => {
  if (per === undefined || typeof per === 'number') return per ?? 1
  return Object.hasOwn(per, covariate) ? per[covariate]! : 1
}
