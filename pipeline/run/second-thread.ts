import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReportProgress } from '../contracts.ts'
import { DataError, type Fault } from '../fault.ts'
import type { StageDeclaration } from '../manifest.ts'
import type { Places } from '../places.ts'
import type { Call } from './run-task.ts'

/**
 * A thread that loads the modules of the last stages while the first stages run, and then runs the last ones: the packages
 * for figures and reports load slower than most stages run. It computes from bytes and opens no file.
 */
export interface SecondThread {
  /** Whether the thread owns the stage; otherwise the caller owns it from now on. */
  takes(stage: StageDeclaration): boolean
  /** @throws what the stage threw */
  compute(call: Call, tell: ReportProgress): Promise<ReadonlyMap<string, Uint8Array>>
  close(): void
}

/** Stage ownership in shared memory; claimed by compare-and-swap. */
export const OWNER = { nobody: 0, first: 1, second: 2 } as const

export interface SecondThreadData {
  readonly places: Places
  readonly stages: readonly StageDeclaration[]
  readonly owners: Int32Array
}

export type Reply =
  | { readonly told: Parameters<ReportProgress> }
  | { readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly faults: readonly Fault[] }
  | { readonly message: string; readonly stack: string | undefined }

export const openSecondThread = (places: Places, stages: readonly StageDeclaration[]): SecondThread => {
  const owners = new Int32Array(new SharedArrayBuffer(4 * stages.length))
  const data: SecondThreadData = { places, stages, owners }
  const worker = new Worker(join(places.code, 'pipeline/stage-worker.js'), { workerData: data })
  let answer: UnderWay | null = null
  let death: Error | null = null
  worker.on('message', (reply: Reply) => {
    if ('told' in reply) answer?.tell(...reply.told)
    else if ('files' in reply) answer?.resolve(reply.files)
    else answer?.reject('faults' in reply ? new DataError(reply.faults) : programError(reply))
  })
  worker.on('error', (error) => {
    death = error
    answer?.reject(error)
  })
  return {
    takes: ({ name }) => {
      const i = stages.findIndex((stage) => stage.name === name)
      return i >= 0 && Atomics.compareExchange(owners, i, OWNER.nobody, OWNER.first) === OWNER.second
    },
    compute: (call, tell) =>
      new Promise((resolve, reject) => {
        answer = { resolve, reject, tell }
        if (death) reject(death)
        else worker.postMessage(call)
      }),
    close: () => void worker.terminate(),
  }
}

interface UnderWay {
  tell: ReportProgress
  resolve(files: ReadonlyMap<string, Uint8Array>): void
  reject(error: Error): void
}

const programError = ({ message, stack }: Extract<Reply, { message: string }>): Error =>
  Object.assign(new Error(message), { stack })
