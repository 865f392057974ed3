import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReportProgress } from '../contracts.ts'
import { DataError, type Fault } from '../fault.ts'
import type { StageDeclaration } from '../manifest.ts'
import type { Call } from './run-task.ts'

/**
 * A thread that loads the modules of the last stages while the first run, and then runs them: what a stage draws or
 * prints with takes longer to load than most stages take to run. It computes from bytes and touches no file.
 */
export interface SecondThread {
  /** Whether the thread has begun to load the stage; if not, it is the caller's from now on. */
  takes(stage: StageDeclaration): boolean
  /** @throws what the stage threw */
  compute(call: Call, tell: ReportProgress): Promise<ReadonlyMap<string, Uint8Array>>
  close(): void
}

/** Whose a stage is, in memory that both threads see: a stage is taken once, by the first that asks. */
export const OWNER = { nobody: 0, first: 1, second: 2 } as const

export interface SecondThreadData {
  readonly root: string
  readonly stages: readonly StageDeclaration[]
  readonly owners: Int32Array
}

export type Reply =
  | { readonly told: Parameters<ReportProgress> }
  | { readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly faults: readonly Fault[] }
  | { readonly message: string; readonly stack: string | undefined }

export const openSecondThread = (root: string, stages: readonly StageDeclaration[]): SecondThread => {
  const owners = new Int32Array(new SharedArrayBuffer(4 * stages.length))
  const data: SecondThreadData = { root, stages, owners }
  const worker = new Worker(join(root, 'build/pipeline/stage-worker.js'), { workerData: data })
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
