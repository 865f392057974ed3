import type { Reply, Request } from '../messages.ts'

/** The worker, started when it is needed; `stop` ends what it does. */
export interface Engine<Sent = Request> {
  send(request: Sent): void
  /** Ends the worker, whatever it does; the next request starts another. */
  stop(): void
}

/**
 * @param source the address of the worker's program; asked for once
 * @param hear gets every reply of the worker
 */
export const openEngine = <Sent = Request, Heard = Reply>(
  source: () => Promise<string>,
  hear: (reply: Heard | Extract<Reply, { kind: 'failed' }>) => void,
): Engine<Sent> => {
  let worker: Promise<Worker> | null = null
  const start = async (): Promise<Worker> => {
    const started = new Worker(await source())
    started.addEventListener('message', ({ data }: MessageEvent<Heard>) => hear(data))
    started.addEventListener('error', ({ message }) => hear({ kind: 'failed', message, isOurs: true }))
    return started
  }
  return {
    send: (request) => {
      worker ??= start()
      void worker.then((running) => running.postMessage(request))
    },
    stop: () => {
      void worker?.then((running) => running.terminate())
      worker = null
    },
  }
}
