// The compile pass: TypeScript to JavaScript in build/, and the manifest from the same sources: imports, hashes of each
// file's code, stage declarations. Therefore the traced code is the code that runs.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules, SourceMap } from 'node:module'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { init, parse } from 'es-module-lexer'
import { transform } from 'esbuild'
import { writeBuilt, writeWhole } from './built.js'
import { bundleModules, bundlePackages, CLONE, removeOtherChunks } from './bundle.js'
import { declaredStages, tracedCode } from './declared.js'
import { sha256, watch } from './files.js'
import { lockedPackages, lockedVersions } from './locked-versions.js'

/** @typedef {import('../manifest.ts').Manifest} Manifest */
/** @typedef {import('../manifest.ts').Source} Source */

/** The compiled modules, from which the bundles are made. */
const MODULES = 'build/modules'

/** Entry points that node starts by path: the runner and its threads. */
const STARTED = ['pipeline/main.ts', 'pipeline/worker.ts', 'pipeline/stage-worker.ts']
const ALSO_WATCHED = [
  'pipeline/launch.js',
  'pipeline/compile/compile.js',
  'pipeline/compile/files.js',
  'pipeline/compile/nothing-to-do.js',
  'pipeline/compile/built.js',
  'pipeline/compile/bundle.js',
  'pipeline/compile/package-bytes.js',
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
 * @param {Manifest | null} before the last manifest; its unchanged files are not compiled again
 * @returns {Promise<Manifest>}
 */
export const compile = async (root, entry, before) => {
  process.setSourceMapsEnabled(true) // the stages are loaded below: an error in one names its TypeScript line
  await init
  const compilerSame = ALSO_WATCHED.every(
    (path) => before?.watched[path]?.sha256 === watch(join(root, path), undefined)?.sha256,
  )
  const known = compilerSame ? before : null
  const entered = await compileAll(root, [...STARTED, entry], known)
  const locked = lockedPackages(root)
  const optional = optionalPackages(root)
  const imported = Object.values(entered.sources).flatMap(({ packages }) => packages)
  const names = [...new Set([...imported, ...optional])].sort()
  const packageBytes = await bundlePackages(root, {
    names,
    optional,
    versions: lockedVersions(names, locked),
  })
  /** @type {import('../contracts.ts').Entry} */
  const declared = await import(`${pathToFileURL(builtPath(root, entry)).href}?${Date.now()}`)
  const commands = declared.commands ?? []
  const engines = declared.engines ?? []
  const added = [...commands, ...engines].map(({ module }) => module)
  const { sources, watched: compiled } =
    added.length === 0 ? entered : await compileAll(root, added, known, entered)
  const watched = { ...compiled }
  for (const path of ALSO_WATCHED) watched[path] = required(root, path)
  const traced = { sources, locked, packageBytes }
  const stages = declaredStages(declared.stages, traced)
  const { version, ...project } = projectOf(root, locked)
  const manifest = {
    ...{ entry, version, project, watched, sources, packageBytes, stages, commands },
    engines: engines.map((engine) => ({ ...engine, ...tracedCode(engine, traced), needs: {} })),
    published: null,
  }
  const entries = new Set([...STARTED, ...added, ...stages.map(({ module }) => module)])
  const bundles = await bundleModules(root, MODULES, [...entries].map(jsName), CLONE)
  writeBuilt(root, bundles, manifest)
  removeOtherChunks(root, bundles)
  removeForgotten(root, before, sources)
  return manifest
}

/** @typedef {Pick<Manifest, 'sources' | 'watched'>} Compiled */

/**
 * Compiles files and what they import, directly or not.
 * @param {string} root
 * @param {readonly string[]} roots
 * @param {Compiled | null} before the last compilation: its unchanged files are not compiled again
 * @param {Compiled} done what this compilation has compiled already
 * @returns {Promise<Compiled>}
 */
const compileAll = async (root, roots, before, done = { sources: {}, watched: {} }) => {
  const sources = { ...done.sources }
  const watched = { ...done.watched }
  const queue = [...roots]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (sources[path]) continue
    const file = required(root, path)
    const old = before?.sources[path]
    // a failed pass may have left a module of a different source
    const same =
      before?.watched[path]?.sha256 === file.sha256 &&
      watch(builtPath(root, path), undefined)?.sha256 === old?.built
    watched[path] = file
    const source = old && same ? old : await compileOne(root, path)
    sources[path] = source
    queue.push(...source.imports)
  }
  return { sources, watched }
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<Source>}
 */
const compileOne = async (root, path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const { code, map } = path.endsWith('.ts') ? await transformed(text, path) : { code: text, map: null }
  /** @param {number} index */
  const lineAt = (index) => originalLine(code, map, index)
  const imports = new Set()
  const packages = new Set()
  const escapes = [...code.matchAll(OUTSIDE)].map(({ index, 0: found }) => ({
    expected: 'no clock, random number or built-in module',
    found,
    line: lineAt(index),
  }))
  let built = ''
  let copied = 0
  for (const imported of parse(code)[0]) {
    if (imported.type === 'import-meta') continue
    const { specifier: name, start, end } = imported
    if (name === undefined || (imported.type === 'dynamic' && imported.glob)) {
      escapes.push({ expected: 'import() of a literal', found: 'a computed import()', line: lineAt(start) })
      continue
    }
    if (name.startsWith('.')) {
      imports.add(posix.join(posix.dirname(path), name))
      const quoted = /^["'`]/.test(code.slice(start, end)) ? 1 : 0
      built += code.slice(copied, start + quoted) + name.replace(/\.ts$/, '.js')
      copied = end - quoted
    } else if (name.startsWith('node:') || builtinModules.includes(name))
      escapes.push({ expected: 'no module of node', found: name, line: lineAt(start) })
    else packages.add(packageName(name))
  }
  built += code.slice(copied)
  if (map) {
    writeWhole(`${builtPath(root, path)}.map`, map)
    built += `//# sourceMappingURL=${jsName(posix.basename(path))}.map\n`
  }
  writeWhole(builtPath(root, path), built)
  return {
    code: sha256(code),
    built: sha256(built),
    imports: [...imports].sort(),
    packages: [...packages].sort(),
    escapes,
  }
}

/** Uses other than imports by which a stage's output would depend on something that no trace records. */
const OUTSIDE = /\bgetBuiltinModule\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b/g

/** @type {(code: string, map: string | null, index: number) => number} */
const originalLine = (code, map, index) => {
  const before = code.slice(0, index).split('\n')
  const line = before.length - 1
  if (!map) return line + 1
  /** @type {{ originalLine?: number }} */
  const entry = new SourceMap(JSON.parse(map)).findEntry(line, before[line]?.length ?? 0)
  return (entry.originalLine ?? line) + 1
}

/**
 * Removes types, comments and formatting, so that changes of these do not change the hash.
 * @param {string} text
 * @param {string} path
 */
const transformed = (text, path) =>
  transform(text, {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap: 'external',
    sourcefile: posix.relative(posix.dirname(`${MODULES}/${path}`), path),
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  })

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

/** @param {string} specifier */
const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** @type {(root: string, path: string) => string} */
const builtPath = (root, path) => join(root, MODULES, jsName(path))

/** @param {string} path */
const jsName = (path) => path.replace(/\.ts$/, '.js')

/** @type {(root: string, path: string) => import('../manifest.ts').Watched} */
const required = (root, path) => {
  const file = watch(join(root, path), undefined)
  if (!file) throw new Error(`${path}: expected a source file, found none`)
  return file
}

/** @type {(root: string, before: Manifest | null, sources: Readonly<Record<string, Source>>) => void} */
const removeForgotten = (root, before, sources) => {
  for (const path of Object.keys(before?.sources ?? {}))
    if (!sources[path])
      for (const suffix of ['', '.map']) rmSync(builtPath(root, path) + suffix, { force: true })
}
