import { config } from 'zod'
import { CallError, DataError } from '../../pipeline/fault.ts'
import type { Reply, Request } from '../messages.ts'
import { audited } from './audit/audit.ts'
import type { AuditReply, AuditRequest } from './audit/orders.ts'
import { answerTo, describe } from './describe.ts'
import { run } from './run.ts'

// the page's policy forbids code made from texts; without this zod tries it once
config({ jitless: true })

const say = (reply: Reply | AuditReply): void => postMessage(reply)

const served = async (request: Request | AuditRequest): Promise<void> => {
  if (request.kind === 'answer') answerTo(request.answer, say)
  else if (request.kind === 'check' || request.kind === 'draft' || request.kind === 'figure')
    await audited(request, say)
  else
    try {
      say(await (request.kind === 'run' ? run(request, say) : describe(request, say)))
    } catch (error) {
      say(failed(error))
    }
}

const failed = (error: unknown): Reply => {
  if (error instanceof DataError) return { kind: 'faults', faults: error.faults }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', message, isOurs: !(error instanceof CallError) }
}

addEventListener('message', ({ data }: MessageEvent<Request | AuditRequest>) => void served(data))
