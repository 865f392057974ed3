import { Worker } from 'node:worker_threads'
import { isTooLarge } from './too-large.ts'

/** What a thread may use before it is ended. */
export interface ThreadBounds {
  /** Memory of this process beyond what it has when the thread starts; buffers are counted, which V8 does not limit. */
  readonly megabytes: number
  readonly seconds: number
}

/** Message of a thread that `answerOf` started: its value, or an error of the program. */
export type ThreadReply =
  | { readonly value: unknown }
  | { readonly name: string; readonly message: string; readonly stack: string | undefined }

export type ThreadAnswer<T> = { readonly value: T } | { readonly exceeded: 'memory' | 'time' }

/** Milliseconds between two looks at memory and time: about so much work is done beyond a bound. */
const LOOK = 50

/**
 * The value that a module computes in a thread of its own, which is ended when it exceeds its bounds: whatever it does,
 * this process goes on. The module posts one `ThreadReply`.
 * @throws the error that the thread posted or died of
 */
export const answerOf = <T>(file: string, data: unknown, bounds: ThreadBounds): Promise<ThreadAnswer<T>> =>
  new Promise((resolve, reject) => {
    const start = { rss: process.memoryUsage.rss(), time: performance.now() }
    const worker = new Worker(file, {
      workerData: data,
      // options of this process, such as modules to load first, are not for it
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    })
    const end = (settle: () => void): void => {
      clearInterval(watch)
      worker.removeAllListeners()
      // an error of a thread that is being ended has nothing to say
      worker.on('error', () => {})
      void worker.terminate().then(settle)
    }
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - start.rss > bounds.megabytes * 1e6)
        end(() => resolve({ exceeded: 'memory' }))
      else if (performance.now() - start.time > bounds.seconds * 1000)
        end(() => resolve({ exceeded: 'time' }))
    }, LOOK)
    worker.on('message', (reply: ThreadReply) =>
      end(() => {
        if ('value' in reply) resolve({ value: reply.value as T })
        else if (isTooLarge(reply)) resolve({ exceeded: 'memory' })
        else reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
      }),
    )
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(() => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ exceeded: 'memory' })
        else reject(error)
      }),
    )
  })
