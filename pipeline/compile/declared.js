// The declarations of stages and engines in the manifest, with their import closures.
import { lockedVersions } from './locked-versions.js'

/** @typedef {import('../manifest.ts').Source} Source */
/** The code and packages from which a stage is traced.
 * @typedef {{
 *   sources: Readonly<Record<string, Source>>,
 *   locked: import('./locked-versions.js').Locked,
 *   packageBytes: Readonly<Record<string, string>>,
 * }} Traced
 */

/**
 * The declarations of the stages, each with its import closure.
 * @param {readonly import('../contracts.ts').Stage[]} stages
 * @param {Traced} traced
 * @returns {import('../manifest.ts').StageDeclaration[]}
 */
export const declaredStages = (stages, traced) =>
  stages.map((stage) => ({
    name: stage.name,
    summary: stage.summary,
    module: stage.module,
    scope: stage.scope,
    among: (stage.scope === 'all' && stage.among?.path) || null,
    reads: artifacts(stage.reads),
    writes: artifacts(stage.writes).map((artifact) => ({
      ...artifact,
      table:
        /** @type {import('../contracts.ts').Artifacts} */ (stage.writes)[artifact.key]?.format.table ?? null,
    })),
    ...tracedCode(stage, traced),
  }))

/**
 * The import closure of a stage or an engine: code hashes, locked versions of packages, and hashes of the files of the
 * packages that it imports itself, with their dependencies.
 * @param {{ name: string, module: string }} of
 * @param {Traced} traced
 */
export const tracedCode = ({ name, module }, { sources, locked, packageBytes }) => {
  const files = closure(module, sources, name)
  const packages = files.flatMap((file) => /** @type {Source} */ (sources[file]).packages)
  return {
    code: Object.fromEntries(files.map((file) => [file, /** @type {Source} */ (sources[file]).code])),
    packages: lockedVersions(packages, locked),
    packageBytes: Object.fromEntries(
      Object.entries(packageBytes).filter(([bundled]) => packages.includes(bundled)),
    ),
  }
}

/** @param {import('../contracts.ts').Artifacts} declared */
const artifacts = (declared) =>
  Object.entries(declared).map(([key, { path, ...rest }]) => ({
    key,
    path,
    by: 'by' in rest ? String(rest.by) : 'source' in rest ? 'engine' : null,
    isSource: 'source' in rest,
    isLazy: 'lazy' in rest,
    announces:
      'announces' in rest ? /** @type {import('../contracts.ts').Announcement} */ (rest.announces) : null,
  }))

/**
 * @param {string} module
 * @param {Readonly<Record<string, Source>>} sources
 * @param {string} stage
 */
const closure = (module, sources, stage) => {
  if (!sources[module])
    throw new Error(
      `stage ${stage}: expected its module among the imports of the entry file, found "${module}"`,
    )
  const files = new Set([module])
  for (const file of files) {
    const { imports, escapes } = /** @type {Source} */ (sources[file])
    for (const { expected, found, line } of escapes)
      throw new Error(
        `${file}:${line}: expected ${expected} in stage ${stage}, found ${found} (the output of a stage may depend only on what it reads)`,
      )
    for (const next of imports) files.add(next)
  }
  return [...files].sort()
}
