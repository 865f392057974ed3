import type { Failure } from './events.ts'
import { type DataError, type Fault, shortFault } from './fault.ts'
import { RAW } from './tasks/tasks.ts'

/** An error of a task as data: faults in the cohort's data, or an internal error. */
export const failureOf = (error: unknown, cohort: string | null): Failure => {
  if (error instanceof Error && error.name === 'DataError')
    return { kind: 'data', faults: (error as DataError).faults.map((fault) => located(fault, cohort)) }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'program', message, stack }
}

/** Adds the cohort's raw folder to a file without a folder, because a stage does not know its cohort. */
export const located = (fault: Fault, cohort: string | null): Fault => {
  const short = shortFault(fault)
  return cohort === null || short.file.includes('/')
    ? short
    : { ...short, file: `${RAW}/${cohort}/${short.file}` }
}
