import { sha256 } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import { canonicalJson } from '../formats/canonical-json.ts'
import { fromBytes, toBytes } from '../formats/text.ts'
import type { Manifest, StageDeclaration } from '../manifest.ts'
import { RAW } from '../tasks/tasks.ts'
import { cratePaths } from './crate-trace.ts'
import { dataPackage } from './data-package.ts'
import { described } from './described.ts'
import { roCrate } from './ro-crate.ts'
import { lacksOf } from './source.ts'

/** The RO-Crate and Data Package: a pure function of the cohort's files, its lock and the stage declarations. */
export const madeFiles = (
  cohort: string,
  draft: Draft,
  stages: readonly StageDeclaration[],
  manifest: Manifest,
) => {
  const content = described(cohort, draft, stages, manifest)
  const paths = cratePaths(cohort)
  const tables = toBytes(canonicalJson(dataPackage(content)))
  const crate = toBytes(canonicalJson(roCrate(content, { sha256: sha256(tables), size: tables.length })))
  return {
    files: new Map([
      [paths.crate, crate],
      [paths.dataPackage, tables],
    ]),
    lacks: isPrivate(draft, cohort) ? [] : lacksOf(content.source),
  }
}

/** Whether git ignores the raw folder; date and licence are then not required yet. */
const isPrivate = (draft: Draft, cohort: string): boolean =>
  fromBytes(draft.read('.gitignore') ?? new Uint8Array())
    .split(/\r?\n/)
    .includes(`${RAW}/${cohort}/`)
