import type { Claim } from '../../../audit/claims/claim.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import { auditedOf, recomputed } from '../../../stages/6-audit/audited-input.ts'
import { stages } from '../../../stages/index.ts'
import { artifactOf, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** A cohort from its texts after stages 1 to 5, ready to be audited against these claims. */
export const auditOfFiles = async (texts: Readonly<Record<string, string>>, claims: readonly Claim[]) => {
  const files = rawFiles(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  )
  const toCompare = stages.filter(({ name }) => Number.parseInt(name, 10) <= 5)
  const outcome = await runStages(toCompare, files)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const read = Object.fromEntries(
    Object.entries(recomputed).map(([name, artifact]) => [
      name,
      artifactOf(outcome.files, artifact as never),
    ]),
  )
  const results = {
    estimates: artifactOf(outcome.files, estimateResults),
    tests: artifactOf(outcome.files, testResults),
  }
  return { audited: auditedOf(read as never), results, claims }
}
