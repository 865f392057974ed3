import { isBuiltIn } from '../contracts.ts'
import { sha256 } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import type { Closure, Hashes } from '../history/closure.ts'
import { newTrace, type Trace } from '../history/lock.ts'
import { type Manifest, type StageDeclaration, toolOf } from '../manifest.ts'
import { sourcePath } from './source.ts'

/** The name of the RO-Crate and Data Package in the lock. It is not a stage. */
export const CRATE = 'crate'

/** Summary of the two files, as stages have one. */
export const CRATE_SUMMARY = 'describe the folder for other programs: RO-Crate and Data Package'

/** The module that makes the files; its imports are part of the trace. */
const MODULE = 'pipeline/crate/files.ts'

export const cratePaths = (cohort: string) => ({
  crate: `data/derived/${cohort}/ro-crate-metadata.json`,
  dataPackage: `data/derived/${cohort}/datapackage.json`,
})

/** Whether a path is one of the two files, which only describe the others. */
export const isCratePath = (path: string): boolean =>
  /^data\/derived\/[^/]+\/(ro-crate-metadata|datapackage)\.json$/.test(path)

/** Path -> hash of every file that a stage read or wrote, from the lock; correct while the stages are fresh. */
export const filesOf = (
  draft: Draft,
  stages: readonly StageDeclaration[],
): Readonly<Record<string, string>> => {
  const files: Record<string, string> = {}
  for (const { name } of stages) {
    const task = draft.task(name)
    for (const [path, hash] of Object.entries(task?.trace.inputs ?? {}))
      if (!isBuiltIn(path)) files[path] = hash
    Object.assign(files, task?.outputs)
  }
  return files
}

/** What the two files depend on: hashes of all other files, the stage declarations, and the code that writes them. */
export const crateTrace = (
  cohort: string,
  draft: Draft,
  stages: readonly StageDeclaration[],
  manifest: Manifest,
): Trace => {
  const source = draft.hash(sourcePath(cohort))
  const sources = closure(manifest)
  const locked: Hashes = Object.assign({}, ...stages.map(({ packages }) => packages))
  const packages = sources.flatMap((file) => manifest.sources[file]?.packages ?? [])
  const own: Closure = {
    code: {
      ...Object.fromEntries(sources.map((file) => [file, manifest.sources[file]!.code])),
      [manifest.entry]: sha256(JSON.stringify(declared(stages, manifest))),
    },
    packages: Object.fromEntries(packages.map((name) => [name, locked[name] ?? ''])),
    packageBytes: Object.fromEntries(packages.map((name) => [name, manifest.packageBytes[name] ?? ''])),
  }
  const inputs = { ...filesOf(draft, stages), ...(source === null ? {} : { [sourcePath(cohort)]: source }) }
  return newTrace(CRATE, own, inputs, toolOf(manifest))
}

/** The packages that a stage's code imports, with the versions of its last run. */
export const packagesUsed = (
  { code, packages }: Pick<Closure, 'code' | 'packages'>,
  { sources }: Pick<Manifest, 'sources'>,
): readonly (readonly [name: string, version: string])[] => {
  const names = new Set(Object.keys(code).flatMap((file) => sources[file]?.packages ?? []))
  return Object.entries(packages).filter(([name]) => names.has(name))
}

/** The part of the declarations that the files show; the code of stages is not. */
const declared = (
  stages: readonly StageDeclaration[],
  { version, project, published, ...manifest }: Manifest,
) => ({
  version,
  project,
  ...(published ? { published: true } : {}),
  stages: stages.map(({ name, summary, module, reads, writes, code, packages }) => ({
    name,
    summary,
    module,
    reads,
    writes,
    packages: packagesUsed({ code, packages }, manifest),
  })),
})

const closure = ({ sources }: Manifest): readonly string[] => {
  const files = new Set([MODULE])
  for (const file of files) for (const next of sources[file]?.imports ?? []) files.add(next)
  return [...files].sort()
}
