import type { Fault } from '../../../pipeline/fault.ts'
import type { SourceFault } from '../../../sources/source.ts'

/** A fault of a file as the command line prints it. */
export const faultIn = (file: string, { expected, found, remedy }: SourceFault): Fault => ({
  ...{ file, expected, found },
  ...(remedy === undefined ? {} : { remedy }),
})
