import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Event } from '../events.ts'
import { DataError, type Fault } from '../fault.ts'
import type { Closure } from '../history/closure.ts'
import { runCohort } from './run-cohort.ts'
import type { CohortRunner, CohortWork } from './runner.ts'

/** What a worker answers: an event of its cohort, closures to keep before it writes a lock, or that it is ready for another cohort. */
export type Answer =
  | { readonly event: Event }
  | { readonly closures: readonly Closure[] }
  | { readonly ready: true }

/** What a worker is sent: a cohort, or the faults that kept its closures from being written. */
export type Order = { readonly work: CohortWork } | { readonly faults: readonly Fault[] }

/**
 * Hands the cohorts to `jobs` threads, each the next one as soon as it is free. A thread has its own disk and modules
 * and writes its cohort's files itself; it dies with this process, so that nothing goes on writing after a kill.
 */
export const runSideBySide = async (
  runner: CohortRunner,
  works: readonly CohortWork[],
  jobs: number,
): Promise<void> => {
  const queue = [...works]
  const threads = Array.from({ length: Math.min(jobs, works.length) }, () => drain(runner, queue))
  await Promise.all(threads)
  for (const work of queue) await runCohort(runner, work) // left over only where every thread died
}

const drain = (
  { root, manifest, tell, keepCode, showKeys = false, again = false }: CohortRunner,
  queue: CohortWork[],
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(root, 'build/pipeline/worker.js'), {
      workerData: { root, manifest, showKeys, again },
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
      // the thread is gone, its cohort's artifacts are as they were; the other threads take what is left
      if (current) tell(lost(current, manifest.stages[0]?.name ?? '', error))
      resolve()
    })
  })

/** What the machine refuses is the cohort's fault to tell. */
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
