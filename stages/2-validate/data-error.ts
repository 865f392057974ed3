import { DataError, type Fault } from '../../pipeline/fault.ts'

/** Nobody reads more; a file of the wrong form has one in every row. */
export const MOST_FAULTS = 10_000

/** The same cell may be at fault for several endpoints: it is said once. After the first ten thousand, that there are more. */
export const dataErrorOf = (faults: readonly Fault[]): DataError => {
  const told = new Map<string, Fault>()
  for (const fault of faults) {
    if (told.size === MOST_FAULTS) {
      told.set('', {
        file: fault.file,
        expected: `at most ${MOST_FAULTS} faults`,
        found: 'more',
        remedy: 'mend these first',
      })
      break
    }
    told.set(JSON.stringify(fault), fault)
  }
  return new DataError([...told.values()])
}
