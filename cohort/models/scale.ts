import type { Model } from '../plan/model.ts'
import type { Looker } from '../plan-looker.ts'

/** Of how many units the ratio of a covariate with numbers is: 10 of age is a ratio per 10 years. */
export const scaleOf = ({ per }: Pick<Model, 'per'>, covariate: string): number => {
  if (per === undefined || typeof per === 'number') return per ?? 1
  return Object.hasOwn(per, covariate) ? per[covariate]! : 1
}

type Path = readonly (string | number)[]

/** `per` names covariates with numbers; one number alone is of the only such covariate. `numbers`: these covariates. */
export const checkScale = ({ per }: Model, numbers: readonly string[], path: Path, look: Looker): void => {
  const place = [...path, 'per']
  const words = numbers.length === 0 ? 'there is none' : numbers.join(', ')
  if (typeof per === 'number' && numbers.length !== 1)
    look.complain(
      place,
      `one covariate with numbers (${words})`,
      per,
      numbers.length === 0 ? undefined : `name it: per: { ${numbers[0]}: ${per} }`,
    )
  if (typeof per === 'object')
    for (const name of Object.keys(per))
      if (!numbers.includes(name))
        look.complain([...place, name], `a covariate with numbers (${words})`, name)
}
