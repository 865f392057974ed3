// The compile pass: TypeScript to JavaScript in build/, and the manifest from the same sources: imports, hashes of each
// file's code, stage declarations. Therefore the traced code is the code that runs.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeBuilt, writeWhole } from './built.js'
import { bundleModules, bundlePackages, CLONE, removeOtherChunks } from './bundle.js'
import { declaredStages, tracedCode } from './declared.js'
import { watch } from './files.js'
import { lockedPackages, lockedVersions } from './locked-versions.js'
import { readSources, required } from './read-sources.js'

/** @typedef {import('../manifest.ts').Manifest} Manifest */

/** Entry points that node starts by path: the runner and its threads. */
const STARTED = ['pipeline/main.ts', 'pipeline/worker.ts', 'pipeline/stage-worker.ts']
const ALSO_WATCHED = [
  'pipeline/launch.js',
  'pipeline/compile/compile.js',
  'pipeline/compile/read-sources.js',
  'pipeline/compile/files.js',
  'pipeline/compile/nothing-to-do.js',
  'pipeline/compile/built.js',
  'pipeline/compile/bundle.js',
  'pipeline/compile/package-bytes.js',
  'pipeline/compile/page.js',
  'pipeline/compile/sealed.js',
  'pipeline/compile/start.js',
  'pipeline/compile/declared.js',
  'pipeline/compile/locked-versions.js',
  'package.json',
  'package-lock.json',
]

/**
 * @param {string} root
 * @param {string} entry the file that exports `stages`
 * @param {Manifest | null} before the last manifest; what it says of unchanged files is not found out again
 * @returns {Promise<Manifest>}
 */
export const compile = async (root, entry, before) => {
  process.setSourceMapsEnabled(true) // the stages are loaded below: an error in one names its TypeScript line
  const compilerSame = ALSO_WATCHED.every(
    (path) => before?.watched[path]?.sha256 === watch(join(root, path), undefined)?.sha256,
  )
  const known = compilerSame ? before : null
  const entered = await readSources(root, [...STARTED, entry], known)
  const locked = lockedPackages(root)
  const packageBytes = await bundledPackages(root, entered, locked)
  // loading the entry needs the code bundled: with the modules that it will mostly declare, this is done once
  const declared = known ? startedModules(known) : [...STARTED, ...modulesNamedIn(root, entered)]
  const expected = [entry, ...declared].filter((path) => existsSync(join(root, path)))
  const bundled = await bundle(root, expected)
  const { stages, commands = [], engines = [], threads = [] } = await loadEntry(root, entry, bundled)
  const modules = [...stages, ...commands, ...engines, ...threads].map(({ module }) => module)
  const { sources, watched } = await readSources(root, modules, known, entered)
  const traced = { sources, locked, packageBytes }
  const { version, ...project } = projectOf(root, locked)
  const manifest = {
    ...{ entry, version, project, sources, packageBytes, commands, threads },
    watched: { ...watched, ...Object.fromEntries(ALSO_WATCHED.map((path) => [path, required(root, path)])) },
    stages: declaredStages(stages, traced),
    engines: engines.map((engine) => ({ ...engine, ...tracedCode(engine, traced), needs: {} })),
    published: null,
  }
  const started = [entry, ...startedModules(manifest)]
  const bundles = isSame(started, expected) ? bundled : await bundle(root, started)
  // bundles are made of the files as they are now
  if (!Object.keys(sources).every((path) => required(root, path).sha256 === watched[path]?.sha256))
    return compile(root, entry, manifest)
  writeBuilt(root, bundles, manifest)
  removeOtherChunks(root, bundles)
  return manifest
}

/** What is started or imported by its path. @type {(of: Pick<Manifest, 'stages' | 'commands' | 'engines' | 'threads'>) => readonly string[]} */
const startedModules = ({ stages, commands, engines, threads }) => [
  ...STARTED,
  ...[...stages, ...commands, ...engines, ...threads].map(({ module }) => module),
]

/** The modules that declarations in these sources name. @type {(root: string, read: import('./read-sources.js').Read) => readonly string[]} */
const modulesNamedIn = (root, { sources }) =>
  Object.keys(sources).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\bmodule: '([^']+\.ts)'/g)].map(
      ([, name = '']) => name,
    ),
  )

/** @type {(some: readonly string[], others: readonly string[]) => boolean} */
const isSame = (some, others) => String([...new Set(some)].sort()) === String([...new Set(others)].sort())

/** @type {(root: string, modules: readonly string[]) => Promise<ReadonlyMap<string, string>>} */
const bundle = (root, modules) => bundleModules(root, [...new Set(modules)].sort(), CLONE)

/**
 * The entry file's exports, from a temporary folder: what is in build/ stays as it is if this compilation fails.
 * @param {string} root
 * @param {string} entry
 * @param {ReadonlyMap<string, string>} bundles
 * @returns {Promise<import('../contracts.ts').Entry>}
 */
const loadEntry = async (root, entry, bundles) => {
  const folder = mkdtempSync(join(root, 'build/entry-'))
  try {
    for (const [path, text] of bundles) writeWhole(join(folder, relative('build', path)), text)
    return await import(pathToFileURL(join(folder, entry.replace(/\.ts$/, '.js'))).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @type {(root: string, of: import('./read-sources.js').Read, locked: import('./locked-versions.js').Locked) => Promise<Readonly<Record<string, string>>>} */
const bundledPackages = (root, { sources }, locked) => {
  const optional = optionalPackages(root)
  const imported = Object.values(sources).flatMap(({ packages }) => packages)
  const names = [...new Set([...imported, ...optional])].sort()
  return bundlePackages(root, { names, optional, versions: lockedVersions(names, locked) })
}

/** @type {(root: string, locked: import('./locked-versions.js').Locked) => import('../manifest.ts').Project & { version: string }} */
const projectOf = (root, locked) => {
  const { name, version, description = '', license = null } = jsonOf(root, 'package.json')
  const language = locked['node_modules/typescript']?.version ?? null
  return { name, version, description, license, language }
}

/** @type {(root: string, path: string) => any} */
const jsonOf = (root, path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/**
 * The packages that engines import and that not every machine can load, as far as they are installed.
 * @param {string} root
 * @returns {readonly string[]}
 */
const optionalPackages = (root) =>
  (jsonOf(root, 'package.json').casebook?.optional ?? []).filter((/** @type {string} */ name) =>
    existsSync(join(root, 'node_modules', name, 'package.json')),
  )
