import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { faultText } from '../../../pipeline/fault.ts'
import { stages } from '../../../stages/index.ts'
import { COHORT, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'
import { sixPatients } from '../../../tools/support/six-patients.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A run of all stages of six patients with these files besides; null for a file that is left out. */
export const runSix = async (
  more: Readonly<Record<string, string | Uint8Array | null>> = {},
): Promise<Files> => {
  const files = Object.entries({ ...sixPatients, ...more }).flatMap(([name, content]) =>
    content === null ? [] : [[name, typeof content === 'string' ? bytes(content) : content] as const],
  )
  const provenance = { version: '0', raw: { 'data/raw/six/patients.csv': '0' }, artifacts: {} }
  const outcome = await runStages(
    stages.filter(({ scope }) => scope === 'cohort'),
    new Map([
      ...rawFiles(Object.fromEntries(files)),
      [`provenance:${COHORT}`, bytes(JSON.stringify(provenance))],
    ]),
  )
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return outcome.files
}

/** These files in a folder of their own, as a project that has run. */
export const onDisk = (files: Files): string => {
  const root = mkdtempSync(join(tmpdir(), 'casebook-six-'))
  for (const [path, content] of files) {
    if (path.includes(':')) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}
