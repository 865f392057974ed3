import type { Failure } from './events.ts'
import { type DataError, type Fault, shortFault } from './fault.ts'
import { RAW } from './tasks/tasks.ts'

/** What a task threw, as data: faults of the cohort's data, or one of the program. */
export const failureOf = (error: unknown, cohort: string | null): Failure => {
  if (error instanceof Error && error.name === 'DataError')
    return { kind: 'data', faults: (error as DataError).faults.map((fault) => located(fault, cohort)) }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'program', message, stack }
}

/** A stage does not know its cohort: a file that it names without a folder lies in the cohort's raw folder. */
export const located = (fault: Fault, cohort: string | null): Fault => {
  const short = shortFault(fault)
  return cohort === null || short.file.includes('/')
    ? short
    : { ...short, file: `${RAW}/${cohort}/${short.file}` }
}
