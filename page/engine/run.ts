import { runInMemory } from '../../pipeline/run/run-in-memory.ts'
import { stages } from '../../stages/index.ts'
import type { Reply, Request } from '../messages.ts'

/** Casebook's version, from package.json; the build of the page puts it here. */
declare const CASEBOOK_VERSION: string

/** Runs every stage of a cohort. */
export const run = async (
  { cohort, raw, isQuick }: Extract<Request, { kind: 'run' }>,
  say: (reply: Reply) => void,
): Promise<Reply> => {
  const outcome = await runInMemory(stages, cohort, raw, {
    version: CASEBOOK_VERSION,
    effort: isQuick ? 'quick' : 'full',
    tell: (stage, done, total) => say({ kind: 'progress', stage, done, total }),
  })
  return outcome.kind === 'done' ? outcome : { kind: 'faults', faults: outcome.faults }
}
