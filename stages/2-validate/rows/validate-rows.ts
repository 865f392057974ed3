import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import type { OpenRows, Validation } from '../../../engines/row-source.ts'
import type { Fault } from '../../../pipeline/fault.ts'

/** Checks a registry's rows in their engine. Faults are counts, not rows. */
export const validateRows = async (
  open: OpenRows,
  plan: RowsPlan,
): Promise<Omit<Validation, 'violations' | 'canName'> & { readonly faults: readonly Fault[] }> => {
  const rows = await open(plan)
  try {
    const { violations, canName, ...validation } = await rows.validate()
    return {
      ...validation,
      faults: violations.map(({ file, field, expected, count, within, keys }) => ({
        file,
        field,
        expected,
        found: count === 0 ? 'none' : foundIn(count, within, keys),
        remedy: count === 0 || keys.length > 0 ? undefined : canName ? SHOW_KEYS : ASK_THE_SHARD,
      })),
    }
  } finally {
    await rows.close()
  }
}

const foundIn = (count: number, within: readonly string[], keys: readonly string[]): string => {
  const rows = `${count} ${count === 1 ? 'row that violates' : 'rows that violate'} this`
  const places = within.length === 0 ? '' : ` in ${within.join(' and ')}`
  const names = keys.length === 0 ? '' : `: ${keys.join(', ')}${count > keys.length ? ', ...' : ''}`
  return `${rows}${places}${names}`
}

const SHOW_KEYS = '--show-keys names them on the terminal'
const ASK_THE_SHARD = 'names are not read from shards; look for these rows in the shard itself'
