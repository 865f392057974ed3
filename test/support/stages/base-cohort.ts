import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import { stages } from '../../../stages/index.ts'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import { artifactOf, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

export const toAudit = stages.filter(({ name }) => Number.parseInt(name, 10) <= 6)
export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
export const bytes = (content: string) => new TextEncoder().encode(content)

export const run = async (files: Readonly<Record<string, Uint8Array>>): Promise<Files> => {
  const outcome = await runStages(toAudit, rawFiles(files))
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  return outcome.files
}

/** The base cohort with one file changed. */
export const changed = (
  name: string,
  change: (text: string) => string,
): Readonly<Record<string, Uint8Array>> => {
  const base = baseFiles()
  return { ...base, [name]: bytes(change(text(base[name]!))) }
}

/** Each result of stages 4 and 5 by id: its value, or the reason for none. */
export const results = (files: Files): ReadonlyMap<string, number | string> =>
  new Map(
    [estimateResults, testResults]
      .flatMap((file) => [...artifactOf(files, file)])
      .map(({ id, value, reason }) => [id, value ?? reason]),
  )
