import { parentPort, workerData } from 'node:worker_threads'
import { openDisk } from './disk/disk.ts'
import { DataError, type Fault } from './fault.ts'
import { addToTable } from './history/code-keeper.ts'
import type { Answer, Order } from './run/pool.ts'
import { runCohort } from './run/run-cohort.ts'
import type { CohortRunner, CohortWork, Runner } from './run/runner.ts'

// A thread of the pool: it requests a cohort, runs it, and requests the next.
process.setSourceMapsEnabled(true)
const given = workerData as Required<Pick<Runner, 'places' | 'manifest' | 'showKeys' | 'again'>>
const port = parentPort!
const answer = (message: Answer): void => port.postMessage(message)

let recorded: (faults: readonly Fault[]) => void = () => {}

const run = async (work: CohortWork): Promise<void> => {
  const disk = openDisk(given.places.project, process.env['CI'] === 'true')
  const keepCode: CohortRunner['keepCode'] = async (owner, closures) => {
    if (owner !== null) return addToTable(disk, owner, closures)
    // only the first thread writes the shared table
    const faults = await new Promise<readonly Fault[]>((resolve) => {
      recorded = resolve
      answer({ closures })
    })
    if (faults.length > 0) throw new DataError(faults)
  }
  await runCohort({ ...given, disk, keepCode, tell: (event) => answer({ event }) }, work)
  answer({ ready: true })
}

port.on('message', (order: Order) => ('work' in order ? run(order.work) : recorded(order.faults)))
answer({ ready: true })
