import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadReply } from '../../../pipeline/run/bounded-thread.ts'
import type { PaperOrder } from './read-in-thread.ts'

// The thread that reads the file of somebody else: it opens no other file, and nothing of what it reads is run.
const reply = (message: ThreadReply): void => parentPort!.postMessage(message)

const readAs = async (order: PaperOrder): Promise<unknown> => {
  if (order.kind === 'paper')
    return (await import('../../../documents/papers/read-paper.ts')).readPaper(order.bytes, order.name)
  return (await import('../from-figure/drawn-figure.ts')).drawnFigure(order.bytes, order.call)
}

try {
  reply({ value: await readAs(workerData as PaperOrder) })
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  reply({ name, message, stack })
}
