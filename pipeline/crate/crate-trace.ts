import { isBuiltIn } from '../contracts.ts'
import { sha256 } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import type { Closure, Hashes } from '../history/closure.ts'
import { newTrace, type Trace } from '../history/lock.ts'
import type { Manifest, StageDeclaration } from '../manifest.ts'
import { sourcePath } from './source.ts'

/** The name under which the lock keeps the two files that describe a cohort's folder to outsiders. It is no stage. */
export const CRATE = 'crate'

/** For people: what the two files are, where a stage would give its summary. */
export const CRATE_SUMMARY = 'describe the folder for other programs: RO-Crate and Data Package'

/** Where the files are made; what it imports is part of the trace. */
const MODULE = 'pipeline/crate/files.ts'

export const cratePaths = (cohort: string) => ({
  crate: `data/derived/${cohort}/ro-crate-metadata.json`,
  dataPackage: `data/derived/${cohort}/datapackage.json`,
})

/** Whether a path is one of these two: they only repeat what the other files are. */
export const isCratePath = (path: string): boolean =>
  /^data\/derived\/[^/]+\/(ro-crate-metadata|datapackage)\.json$/.test(path)

/** Every file that a stage read or wrote, by the lock, which is true of the draft while the stages are fresh. */
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

/** What the two files depend on: all other files by their hashes, what the stages declare, and the code that writes them. */
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
  return newTrace(CRATE, own, inputs)
}

/** The packages that a stage's own code imports, with the versions that its last run was given. */
export const packagesUsed = (
  { code, packages }: Pick<Closure, 'code' | 'packages'>,
  { sources }: Pick<Manifest, 'sources'>,
): readonly (readonly [name: string, version: string])[] => {
  const names = new Set(Object.keys(code).flatMap((file) => sources[file]?.packages ?? []))
  return Object.entries(packages).filter(([name]) => names.has(name))
}

/** Of the declarations what the files print: a stage's code is none of it. */
const declared = (stages: readonly StageDeclaration[], { version, project, ...manifest }: Manifest) => ({
  version,
  project,
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
