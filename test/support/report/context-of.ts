import { type Context, contextOf } from '../../../stages/8-report/context.ts'
import { type ReportInput, reads } from '../../../stages/8-report/reads.ts'
import { artifactOf, COHORT } from '../../../tools/support/in-memory.ts'
import { filesOf } from '../cohort/six.ts'

/** The context of a report of the six patients up to stage 5; artifacts of later stages are empty. */
export const contextOfSix = async (plan: string): Promise<Context> => {
  const files = await filesOf(plan)
  const has = (path: string): boolean => files.has(path.replace('{cohort}', COHORT))
  const input = Object.entries(reads).map(([key, artifact]) => [
    key,
    'path' in artifact && has(artifact.path) ? artifactOf(files, artifact as never) : [],
  ])
  return contextOf(Object.fromEntries(input) as ReportInput)
}
