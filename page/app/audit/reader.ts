import type { Fault } from '../../../pipeline/fault.ts'
import type { AuditReply, AuditRequest } from '../../engine/audit/orders.ts'
import { workerAddress } from '../payload.ts'

/** How a request ends. */
export type AuditOutcome = Exclude<AuditReply, { kind: 'reading' | 'read' }> | { readonly kind: 'stopped' }

/** Reads files of others, each in a worker of its own, which is ended after its time whatever it does. */
export interface Reader {
  /**
   * A request that is under way is stopped first.
   * @param tell hears that the file is being read, for so many seconds at most, and that it is read
   */
  ask(request: AuditRequest, tell: (words: string) => void): Promise<AuditOutcome>
  stop(): void
}

type Exceeded = Readonly<Record<'memory' | 'time', Fault>>

export const openReader = (): Reader => {
  let stop = (): void => {}
  return {
    stop: () => stop(),
    ask: async (request, tell) => {
      stop()
      let isStopped = false
      stop = () => {
        isStopped = true
      }
      const address = await workerAddress(...(isPdf(request.bytes) ? ['pdf', 'engine'] : ['engine']))
      if (isStopped) return { kind: 'stopped' }
      const worker = new Worker(address)
      let clock: ReturnType<typeof setTimeout> | undefined
      let exceeded: Exceeded | null = null
      try {
        return await new Promise<AuditOutcome>((end) => {
          stop = () => end({ kind: 'stopped' })
          worker.addEventListener('message', ({ data }: MessageEvent<AuditReply>) => {
            if (data.kind === 'reading') {
              const faults = [data.exceeded.time]
              exceeded = data.exceeded
              tell(`Reading ${request.name}, for at most ${data.seconds} seconds …`)
              clock = setTimeout(() => end({ kind: 'faults', faults }), data.seconds * 1000)
            } else if (data.kind === 'read') {
              clearTimeout(clock)
              tell('Computing …')
            } else end(data)
          })
          worker.addEventListener('error', (event) => {
            event.preventDefault()
            end(ended(event.message, exceeded))
          })
          worker.postMessage(request)
        })
      } finally {
        clearTimeout(clock)
        worker.terminate()
      }
    },
  }
}

/** Why a worker ended by itself: it had no memory left, or a fault of its own. */
const ended = (message: string, exceeded: Exceeded | null): AuditOutcome =>
  exceeded !== null && (!message || /memory|allocation|array length/i.test(message))
    ? { kind: 'faults', faults: [exceeded.memory] }
    : { kind: 'failed', message: message || 'the worker ended', isOurs: true }

/** As the readers of papers and of figures recognize a PDF. */
const isPdf = (bytes: Uint8Array): boolean =>
  /%PDF-\d/.test(new TextDecoder().decode(bytes.subarray(0, 1024)))
