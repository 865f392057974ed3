import { SourceError } from '../support/source-error.ts'

/** The fault of a container whose parts do not fit together. */
export const damaged = (found: string): SourceError =>
  new SourceError({
    place: 'the file',
    expected: 'a complete container of an Office file',
    found,
    remedy: 'copy or download the file again, or open it in its program and save it again',
  })
