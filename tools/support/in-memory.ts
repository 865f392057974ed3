import type { OpenRows } from '../../engines/row-source.ts'
import type { Stage } from '../../pipeline/contracts.ts'
import { type Files, type Outcome, runInMemory } from '../../pipeline/run/run-in-memory.ts'
import { stages } from '../../stages/index.ts'

export type { Files, Outcome }

/** The cohort of an in-memory run. */
export const COHORT = 'six'

/** Raw files by name as files by path. */
export const rawFiles = (byName: Readonly<Record<string, Uint8Array>>): Files =>
  new Map(Object.entries(byName).map(([name, bytes]) => [`data/raw/${COHORT}/${name}`, bytes]))

/** Runs stages in order on files in memory; see `runInMemory`. */
export const runStages = async (
  stages: readonly Stage[],
  raw: Files,
  /** Opens the rows of a registry. */
  rows: OpenRows | null = null,
  /** Applied to each input; freezes by default, because stages share values and must not change them. */
  handed: <T>(value: T) => T = frozen,
): Promise<Outcome> => runInMemory(stages, COHORT, raw, { source: rows, handed })

/** A decoded artifact of a completed run. */
export const artifactOf = <T>(
  files: Files,
  { path, format }: { path: string; format: { decode(bytes: Uint8Array, path: string): T } },
): T => format.decode(files.get(path.replace('{cohort}', COHORT))!, path)

/** Freezes a value deeply, except byte arrays, which cannot be frozen. */
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value))
    return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** The stages up to a number, such as 5 for group comparisons. */
export const stagesUpTo = (number: number) => stages.filter(({ name }) => Number.parseInt(name, 10) <= number)
