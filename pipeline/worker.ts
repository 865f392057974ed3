import { parentPort, workerData } from 'node:worker_threads'
import { openDisk } from './disk.ts'
import type { Manifest } from './manifest.ts'
import type { Answer } from './pool.ts'
import { type CohortWork, runCohort } from './run-cohort.ts'

// A thread of the pool: it asks for a cohort, runs it, and asks for the next.
process.setSourceMapsEnabled(true)
const { root, manifest } = workerData as { readonly root: string; readonly manifest: Manifest }
const port = parentPort!
const answer = (message: Answer): void => port.postMessage(message)

port.on('message', async (work: CohortWork) => {
  const disk = openDisk(root, process.env['CI'] === 'true')
  await runCohort({ root, manifest, disk, tell: (event) => answer({ event }) }, work)
  answer({ ready: true })
})
answer({ ready: true })
