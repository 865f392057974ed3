import { workerAddress } from '../payload.ts'

/** A worker of its own that answers requests in turn, beside the one that computes. */
export interface Asked<Request, Reply> {
  /** @throws Error if the worker's program stops */
  ask(request: Request): Promise<Reply>
  close(): void
}

/** @param id of a program in the page */
export const openWorker = async <Request, Reply>(id: string): Promise<Asked<Request, Reply>> => {
  const worker = new Worker(await workerAddress(id))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data)
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage(request)
      }),
    close: () => worker.terminate(),
  }
}
