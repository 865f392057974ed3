import { join } from 'node:path'
import type { EngineModule, SourceDescription } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import { endOfFile } from '../disk/end-of-file.ts'
import { piecesOfFile } from '../disk/pieces-of-file.ts'
import { DataError } from '../fault.ts'
import { installCommand, installedVersion } from '../installed-version.ts'
import type { EngineTrace, Manifest } from '../manifest.ts'
import { moduleUrl, type Places } from '../places.ts'
import type { ResolvedRead } from './reads.ts'
import { RAW } from './tasks.ts'

/** Rows of a cohort that an engine opens for a stage. */
export interface FoundSource {
  readonly cohort: string
  readonly engine: EngineTrace
  readonly description: SourceDescription
  /** Raw files whose hashes identify the rows. */
  readonly files: readonly string[]
}

/** The source that a read names; null if the cohort's rows are not a source. */
export const sourceOf = (
  { cohort, paths }: ResolvedRead,
  draft: Pick<Draft, 'read'>,
  manifest: Pick<Manifest, 'engines'>,
): FoundSource | null => {
  const [described, second] = paths
  if (described === undefined) return null
  const [name, path] = described
  const engine = manifest.engines.find((engine) => engine.name === name)
  if (second !== undefined || !engine)
    throw new Error(`${path}: expected one engine of the entry file, found "${second?.[0] ?? name}"`)
  const description = JSON.parse(new TextDecoder().decode(draft.read(path)!)) as SourceDescription
  const files = description.files.map((file) => `${RAW}/${cohort}/${file}`)
  return { cohort, engine, description, files }
}

/** Loads the engine, only here, and connects it. */
export const openSource = async (
  { cohort, engine, description }: FoundSource,
  places: Places,
  showKeys: boolean,
): Promise<unknown> => {
  checkNeeds(engine, places)
  const { connect } = (await import(moduleUrl(places, engine.module))) as EngineModule
  const pathOf = (file: string): string => join(places.project, RAW, cohort, file)
  return connect({
    description,
    showKeys,
    pathOf,
    piecesOf: (file) => piecesOfFile(pathOf(file)),
    endOf: (file, bytes) => endOfFile(pathOf(file), bytes),
    environment: Object.fromEntries(description.environment.map((name) => [name, process.env[name]])),
  })
}

/** @throws DataError for each optional package that the engine needs and that is missing, or has another version */
const checkNeeds = ({ needs }: EngineTrace, places: Places): void => {
  const faults = Object.entries(needs).flatMap(([name, expected]) => {
    const found = installedVersion(places, name)
    if (found === expected) return []
    return [
      {
        file: `package ${name}`,
        expected: `version ${expected}`,
        found: found ?? 'none',
        remedy: installCommand(name, expected),
      },
    ]
  })
  if (faults.length > 0) throw new DataError(faults)
}
