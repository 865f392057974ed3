import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { provenancePath } from '../../../pipeline/contracts.ts'
import { stages } from '../../../stages/index.ts'
import { COHORT, type Files, runStages } from '../../../tools/support/in-memory.ts'
import { SLOT, TESTS_FOLDER } from '../../../tools/support/kept/places.ts'

/** The shipped cohorts. */
export const shipped: readonly string[] = readdirSync('data/raw')

/**
 * Pictures, specifications and pages of a shipped cohort, made by the current stages from its raw tables. Only the
 * audit is read as committed, since it takes minutes. Paths have the cohort's name. They are made once in a run of the tests.
 */
export const shownFiles = async (cohort: string): Promise<Files> => {
  const kept = join(TESTS_FOLDER, `shown-${cohort}`)
  if (existsSync(kept)) return deserialize(readFileSync(kept))
  const files = await madeNow(cohort)
  writeFileSync(`${kept}.${SLOT}`, serialize(files))
  renameSync(`${kept}.${SLOT}`, kept)
  return files
}

/** The same of a plan with further first lines; not kept. */
export const shownFilesWith = (cohort: string, lines: string): Promise<Files> => madeNow(cohort, lines)

const madeNow = async (cohort: string, lines = ''): Promise<Files> => {
  const input = new Map([
    ...filesIn(`data/raw/${cohort}`).map(
      ([path, bytes]) =>
        [path, path.endsWith('/analysis.yaml') ? Buffer.from(lines + Buffer.from(bytes)) : bytes] as const,
    ),
    ...filesIn(`data/derived/${cohort}/6-audit`),
    [
      provenancePath.replace('{cohort}', COHORT),
      Buffer.from(JSON.stringify({ version: '', raw: {}, artifacts: {} })),
    ],
  ])
  const run = stages.filter(({ name, scope }) => scope === 'cohort' && name !== '6-audit')
  const outcome = await runStages(run, renamed(input, `/${cohort}/`, `/${COHORT}/`))
  if (outcome.kind === 'faults') throw new Error(`${cohort}: ${JSON.stringify(outcome.faults)}`)
  return renamed(outcome.files, `/${COHORT}/`, `/${cohort}/`)
}

const renamed = (files: Files, from: string, to: string): Files =>
  new Map([...files].map(([path, bytes]) => [path.replace(from, to), bytes]))

const filesIn = (folder: string): readonly (readonly [string, Uint8Array])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path)])
