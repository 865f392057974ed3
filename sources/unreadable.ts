import type { SourceFault, SourceReading } from './source.ts'

/** Ends the reading of a file whose content cannot be read any further. */
export class Unreadable extends Error {
  readonly fault: SourceFault

  constructor(place: string, expected: string, found: string, remedy?: string) {
    super(`${place}: expected ${expected}, found ${found}`)
    this.fault = { place, expected, found, remedy }
  }
}

/** The reading, or the fault that ended it. Errors of the program itself are passed on. */
export const readingOf = async (read: () => Promise<SourceReading>): Promise<SourceReading> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Unreadable) return { faults: [error.fault] }
    throw error
  }
}
