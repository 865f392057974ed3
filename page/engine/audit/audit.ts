import { CallError, DataError, type Fault } from '../../../pipeline/fault.ts'
import { isTooLarge } from '../../../pipeline/run/too-large.ts'
import { exceededBound, PAPER_BOUNDS } from '../../../stages/commands/papers/paper-bounds.ts'
import { checked } from './check.ts'
import { drafted } from './draft.ts'
import { faultIn } from './fault-in.ts'
import { figureRead } from './figure.ts'
import type { AuditReply, AuditRequest } from './orders.ts'

type Say = (reply: AuditReply) => void

/** Answers a request about a file of somebody else; every error of it is a reply. */
export const audited = async (request: AuditRequest, say: Say): Promise<void> => {
  const exceeded = exceededIn(request)
  say({ kind: 'reading', seconds: PAPER_BOUNDS.seconds, exceeded })
  try {
    say(await answerTo(request, () => say({ kind: 'read' })))
  } catch (error) {
    say(replyTo(error, exceeded.memory))
  }
}

/** @param read is called when the file is read */
const answerTo = (request: AuditRequest, read: () => void): Promise<AuditReply> => {
  switch (request.kind) {
    case 'check':
      return checked(request, read)
    case 'draft':
      return drafted(request, read)
    case 'figure':
      return figureRead(request, read)
    default: {
      const never: never = request
      return never
    }
  }
}

const exceededIn = ({ kind, name }: AuditRequest): Readonly<Record<'memory' | 'time', Fault>> => {
  const fault = (what: 'memory' | 'time'): Fault =>
    faultIn(name, exceededBound(what, kind === 'figure' ? 'figure' : 'paper', PAPER_BOUNDS))
  return { memory: fault('memory'), time: fault('time') }
}

const replyTo = (error: unknown, memory: Fault): AuditReply => {
  if (error instanceof DataError) return { kind: 'faults', faults: error.faults }
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (isTooLarge({ name, message })) return { kind: 'faults', faults: [memory] }
  return { kind: 'failed', message, isOurs: !(error instanceof CallError) }
}
