import { parentPort, workerData } from 'node:worker_threads'
import type { ReportProgress } from './contracts.ts'
import type { DataError } from './fault.ts'
import { type Call, compute, loadStage } from './run/run-task.ts'
import { OWNER, type Reply, type SecondThreadData } from './run/second-thread.ts'

// The second thread of a cohort's run: it claims stages from the last one backwards until it meets the first thread.
process.setSourceMapsEnabled(true)
const { places, stages, owners } = workerData as SecondThreadData
const port = parentPort!

const tell: ReportProgress = (...told) => port.postMessage({ told } satisfies Reply)

const replyTo = async (call: Call): Promise<Reply> => {
  try {
    return { files: await compute(call, places, tell) }
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    return name === 'DataError' ? { faults: (error as DataError).faults } : { message, stack }
  }
}

port.on('message', async (call: Call) => port.postMessage(await replyTo(call)))
for (let i = stages.length - 1; i >= 0; i -= 1) {
  if (Atomics.compareExchange(owners, i, OWNER.nobody, OWNER.second) !== OWNER.nobody) break
  const { module, name } = stages[i]!
  await loadStage(module, name, places)
    .then((stage) => stage.load?.())
    .catch(() => {}) // an error is reported when the stage is called
}
