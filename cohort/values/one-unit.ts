import { isTimeUnit } from './unit.ts'
import type { Variable } from './value.ts'

/** Why numbers cannot be compared or combined as they are: their units, and the way out. */
export interface DifferentUnits {
  readonly found: readonly string[]
  readonly remedy: string
}

/**
 * Numbers are compared and combined as they are recorded: nothing is converted in silence, so that 12 months and
 * 300 days would be told apart by 12 and 300.
 * @returns null where all are of one unit
 */
export const differentUnits = (
  variables: readonly Pick<Variable, 'name' | 'unit'>[],
): DifferentUnits | null => {
  const units = [...new Set(variables.map(({ unit }) => unit))]
  if (units.length < 2) return null
  const bare = variables.filter(({ unit }) => unit === '1').map(({ name }) => name)
  const measured = units.filter((unit) => unit !== '1')
  return {
    found: units,
    remedy:
      bare.length > 0
        ? `declare the "unit" of ${[...new Set(bare)].join(', ')}`
        : measured.every(isTimeUnit)
          ? 'derive a converted variable by "convert"'
          : 'record them in one unit: only times are converted here',
  }
}
