import type { SourceFault, SourceReading } from '../source.ts'

/** Ends the reading of a file at its first fault of structure; `readingOf` makes a reading of it. */
export class SourceError extends Error {
  readonly fault: SourceFault

  constructor(fault: SourceFault) {
    super(`${fault.place}: expected ${fault.expected}, found ${fault.found}`)
    this.fault = fault
  }
}

/** What was read, or the fault at which reading ended. An error of another kind is an error of the program, and passes. */
export const readingOf = async (
  read: () => SourceReading | Promise<SourceReading>,
): Promise<SourceReading> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SourceError) return { faults: [error.fault] }
    throw error
  }
}

/** Faults of cells: the first ones in full, and how many more there are. */
export interface FaultList {
  add(fault: SourceFault): void
  all(): readonly SourceFault[]
}

/** More faults than this are counted, not listed. */
export const MOST_FAULTS = 20

export const faultList = (): FaultList => {
  const listed: SourceFault[] = []
  let more = 0
  return {
    add: (fault) => {
      if (listed.length < MOST_FAULTS) listed.push(fault)
      else more += 1
    },
    all: () => {
      const last = listed.at(-1)
      if (more === 0 || last === undefined) return listed
      return [
        ...listed.slice(0, -1),
        {
          ...last,
          found: `${last.found}; ${more} more cell${more === 1 ? ' has a fault' : 's have faults'}`,
        },
      ]
    },
  }
}
