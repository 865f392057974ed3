import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Event } from './events.ts'
import { runCohort } from './run-cohort.ts'
import type { CohortWork, Runner } from './runner.ts'

/** What a worker answers: an event of its cohort, or that it is ready for another. */
export type Answer = { readonly event: Event } | { readonly ready: true }

/**
 * Hands the cohorts to `jobs` threads, each the next one as soon as it is free. A thread has its own disk and modules
 * and writes its cohort's files itself; it dies with this process, so that nothing goes on writing after a kill.
 */
export const runSideBySide = async (
  runner: Runner,
  works: readonly CohortWork[],
  jobs: number,
): Promise<void> => {
  const queue = [...works]
  const threads = Array.from({ length: Math.min(jobs, works.length) }, () => drain(runner, queue))
  await Promise.all(threads)
  for (const work of queue) await runCohort(runner, work) // left over only where every thread died
}

const drain = ({ root, manifest, tell, showKeys = false }: Runner, queue: CohortWork[]): Promise<void> =>
  new Promise((resolve) => {
    const worker = new Worker(join(root, 'build/pipeline/worker.js'), {
      workerData: { root, manifest, showKeys },
    })
    let current: CohortWork | undefined
    const next = (): void => {
      current = queue.shift()
      if (current) worker.postMessage(current)
      else void worker.terminate().then(() => resolve())
    }
    worker.on('message', (answer: Answer) => ('event' in answer ? tell(answer.event) : next()))
    worker.on('error', (error) => {
      // the thread is gone, its cohort's artifacts are as they were; the other threads take what is left
      if (current) tell(lost(current, manifest.stages[0]?.name ?? '', error))
      resolve()
    })
  })

const lost = ({ cohort }: CohortWork, stage: string, error: Error): Event => ({
  kind: 'failed',
  task: { stage, cohort },
  failure: { kind: 'program', message: error.message, stack: error.stack ?? error.message },
})
