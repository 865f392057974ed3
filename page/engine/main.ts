import { config } from 'zod'
import { CallError, DataError } from '../../pipeline/fault.ts'
import type { PlanQuestion, PlanReply, Reply, Request } from '../messages.ts'
import { audited } from './audit/audit.ts'
import type { AuditReply, AuditRequest } from './audit/orders.ts'
import { answerTo, describe } from './describe.ts'
import { run } from './run.ts'
import { tables } from './tables.ts'

// the page's policy forbids code made from texts; without this zod tries it once
config({ jitless: true })

const say = (reply: Reply | PlanReply | AuditReply): void => postMessage(reply)

const served = async (request: Request | PlanQuestion | AuditRequest): Promise<void> => {
  if (request.kind === 'answer') answerTo(request.answer, say)
  else if (request.kind === 'check' || request.kind === 'draft' || request.kind === 'figure')
    await audited(request, say)
  else
    try {
      if (request.kind === 'plan') await servedPlan(request)
      else say(await outcome(request))
    } catch (error) {
      say(failed(error))
    }
}

/** Read when it is first asked for: a run does not need it. */
const servedPlan = async ({ number, ask }: PlanQuestion): Promise<void> => {
  const { answered } = await import('./plan/serve.ts')
  say({ kind: 'plan', number, answer: await answered(ask) })
}

const outcome = async (request: Exclude<Request, { kind: 'answer' | 'plan' }>): Promise<Reply> => {
  if (request.kind === 'run') return run(request, say)
  return request.kind === 'tables' ? tables(request) : describe(request, say)
}

const failed = (error: unknown): Reply => {
  if (error instanceof DataError) return { kind: 'faults', faults: error.faults }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', message, isOurs: !(error instanceof CallError) }
}

addEventListener(
  'message',
  ({ data }: MessageEvent<Request | PlanQuestion | AuditRequest>) => void served(data),
)
