import { parentPort, workerData } from 'node:worker_threads'
import { openDisk } from './disk.ts'
import type { Answer } from './pool.ts'
import { runCohort } from './run-cohort.ts'
import type { CohortWork, Runner } from './runner.ts'

// A thread of the pool: it asks for a cohort, runs it, and asks for the next.
process.setSourceMapsEnabled(true)
const { root, manifest, showKeys } = workerData as Pick<Runner, 'root' | 'manifest'> & {
  readonly showKeys: boolean
}
const port = parentPort!
const answer = (message: Answer): void => port.postMessage(message)

port.on('message', async (work: CohortWork) => {
  const disk = openDisk(root, process.env['CI'] === 'true')
  await runCohort({ root, manifest, showKeys, disk, tell: (event) => answer({ event }) }, work)
  answer({ ready: true })
})
answer({ ready: true })
