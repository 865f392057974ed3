import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Event } from '../events.ts'
import { DataError, type Fault } from '../fault.ts'
import type { Closure } from '../history/closure.ts'
import { runCohort } from './run-cohort.ts'
import type { CohortRunner, CohortWork } from './runner.ts'

/** Message of a worker: an event, closures to record before it writes a lock, or that it is ready for a cohort. */
export type Answer =
  | { readonly event: Event }
  | { readonly closures: readonly Closure[] }
  | { readonly ready: true }

/** Message to a worker: a cohort, or the faults of recording its closures. */
export type Order = { readonly work: CohortWork } | { readonly faults: readonly Fault[] }

/**
 * Runs the cohorts in `jobs` threads; each takes the next cohort when it is free. A thread has its own disk and modules and
 * writes its cohort's files itself. Threads end with this process, so that no file is written after a kill.
 */
export const runSideBySide = async (
  runner: CohortRunner,
  works: readonly CohortWork[],
  jobs: number,
): Promise<void> => {
  const queue = [...works]
  const threads = Array.from({ length: Math.min(jobs, works.length) }, () => drain(runner, queue))
  await Promise.all(threads)
  for (const work of queue) await runCohort(runner, work) // remaining only if every thread died
}

const drain = (
  { places, manifest, tell, keepCode, showKeys = false, again = false }: CohortRunner,
  queue: CohortWork[],
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(places.code, 'pipeline/worker.js'), {
      workerData: { places, manifest, showKeys, again },
    })
    let current: CohortWork | undefined
    const next = (): void => {
      current = queue.shift()
      if (current) worker.postMessage({ work: current } satisfies Order)
      else void worker.terminate().then(() => resolve())
    }
    worker.on('message', (answer: Answer) => {
      if ('event' in answer) tell(answer.event)
      else if ('ready' in answer) next()
      else
        faultsOf(() => keepCode(null, answer.closures)).then(
          (faults) => worker.postMessage({ faults } satisfies Order),
          reject,
        )
    })
    worker.on('error', (error) => {
      // the thread died without changing its cohort's artifacts; the other threads take the remaining cohorts
      if (current) tell(lost(current, manifest.stages[0]?.name ?? '', error))
      resolve()
    })
  })

/** Errors of the file system are reported as faults of the cohort. */
const faultsOf = async (work: () => void | Promise<void>): Promise<readonly Fault[]> => {
  try {
    await work()
    return []
  } catch (error) {
    if (error instanceof DataError) return error.faults
    throw error
  }
}

const lost = ({ cohort }: CohortWork, stage: string, error: Error): Event => ({
  kind: 'failed',
  task: { stage, cohort },
  failure: { kind: 'program', message: error.message, stack: error.stack ?? error.message },
})
