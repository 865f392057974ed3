import { DataError, type Fault } from '../../pipeline/fault.ts'

/** Enough to read; a file of the wrong form has a fault in every row. */
export const MOST_FAULTS = 10_000

/**
 * Removes duplicates, since a cell may be at fault for several endpoints, and truncates the list after `MOST_FAULTS`.
 */
export const dataErrorOf = (faults: readonly Fault[]): DataError => {
  const unique = new Map<string, Fault>()
  for (const fault of faults) {
    if (unique.size === MOST_FAULTS) {
      unique.set('', {
        file: fault.file,
        expected: `at most ${MOST_FAULTS} faults`,
        found: 'more',
        remedy: 'fix these first',
      })
      break
    }
    unique.set(JSON.stringify(fault), fault)
  }
  return new DataError([...unique.values()])
}
