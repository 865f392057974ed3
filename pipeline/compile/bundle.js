// Bundles many small files into few large ones, because finding, reading and compiling small files takes longer than running
// them. Each package that stages and engines import becomes one file in build/node_modules, where node looks first, in the
// version of the package lock. The project's modules are bundled by entry point.
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, version as bundler } from 'esbuild'
import { GUARD, sha256 } from './files.js'
import { filesNamedIn, noteFiles, PACKAGES, recordedPackages, writePackageRecord } from './package-bytes.js'

/** Optional packages that cannot be loaded on this machine are not bundled; a cohort that needs their engine fails.
 * @typedef {{ names: readonly string[], optional?: readonly string[], versions: Readonly<Record<string, string | undefined>> }} Imported */

/**
 * Bundles the packages, unless the bundles were made of the same files by the same code.
 * @param {string} root
 * @param {Imported} imported
 * @returns {Promise<Readonly<Record<string, string>>>} package -> hash of the bytes that its script is made of
 */
export const bundlePackages = async (root, { names: all, optional = [], versions }) => {
  const own = ['bundle.js', 'package-bytes.js'].map((name) =>
    readFileSync(join(dirname(fileURLToPath(import.meta.url)), name), 'utf8'),
  )
  const made = sha256(JSON.stringify([process.version, bundler, versions, own]))
  const before = recordedPackages(root)
  if (before?.made === made) return before.bytes
  const folder = `${join(root, PACKAGES)}.${process.pid}.tmp`
  try {
    const names = await loadable(all, optional)
    const files = await Promise.all(names.map((name) => bundlePackage(root, name, join(folder, name))))
    for (const name of names) {
      const { casebookScript } = await import(pathToFileURL(join(folder, name, 'index.js')).href)
      writeFileSync(join(folder, name, 'code'), casebookScript.createCachedData())
    }
    const { bytes } = writePackageRecord(
      folder,
      root,
      made,
      new Map(names.map((name, i) => [name, files[i] ?? new Set()])),
    )
    rmSync(join(root, PACKAGES), { recursive: true, force: true })
    renameSync(folder, join(root, PACKAGES))
    return bytes
  } catch (error) {
    // another launcher compiled at the same time and was quicker
    const other = recordedPackages(root)
    if (other?.made !== made) throw error
    return other.bytes
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @type {(names: readonly string[], optional: readonly string[]) => Promise<readonly string[]>} */
const loadable = async (names, optional) => {
  const unfit = new Set()
  for (const name of optional) await import(name).catch(() => unfit.add(name))
  return names.filter((name) => !unfit.has(name))
}

/**
 * One package as one script with V8's code cache, and a module with the exports that node finds (of a CommonJS package
 * the bundler finds only one).
 * @type {(root: string, name: string, folder: string) => Promise<ReadonlySet<string>>} the files of the bundle
 */
const bundlePackage = async (root, name, folder) => {
  /** @type {Set<string>} */
  const files = new Set()
  const exported = Object.keys(await import(name)).filter((one) => /^[\w$]+$/.test(one))
  const own = exported.map((one, i) => `const x${i} = all.${one}`).join('\n')
  const all = exported.map((one, i) => `x${i} as ${one}`).join()
  await build({
    stdin: {
      contents: `import * as all from ${JSON.stringify(name)}\n${own}\nexport { ${all} }`,
      sourcefile: 'entry.mjs',
      resolveDir: root,
    },
    outfile: join(folder, 'script.cjs'),
    format: 'cjs',
    minify: true,
    banner: { js: '(function (module, exports, require, casebookFile) {' },
    footer: { js: '})' },
    plugins: [noteFiles(files), ownPlaces(root, files)],
    // native modules are loaded from their installed place
    external: ['*.node'],
    ...FORM,
  })
  writeFileSync(join(folder, 'index.js'), `${RUN_SCRIPT}\n${own}\nexport { ${all} }\n`)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type: 'module', exports: './index.js' }))
  return files
}

const RUN_SCRIPT = `import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
const own = fileURLToPath(import.meta.url)
const [filename, code] = ['script.cjs', 'code'].map((name) => join(dirname(own), name))
const cachedData = existsSync(code) ? readFileSync(code) : undefined
export const casebookScript = new Script(readFileSync(filename, 'latin1'), { filename, cachedData })
const root = own.slice(0, own.lastIndexOf(join('/', 'build', '/')))
const module = { exports: {} }
casebookScript.runInThisContext()(module, module.exports, createRequire(own), (path) => {
  const file = join(root, path)
  return { file, folder: dirname(file), url: pathToFileURL(file).href, require: createRequire(file) }
})
const all = module.exports`

/** @satisfies {import('esbuild').BuildOptions} */
const FORM = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'error',
}

/**
 * Rewrites `__dirname`, `import.meta.url` and the like to the package's original location.
 * @param {string} root
 * @param {Set<string>} files receives the files that scripts name
 * @returns {import('esbuild').Plugin}
 */
const ownPlaces = (root, files) => ({
  name: 'own-places',
  setup: ({ onLoad }) => {
    const installed = realpathSync(join(root, 'node_modules'))
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!/\b(__dirname|__filename|import\.meta\.url|require\.resolve)\b/.test(text)) return undefined
      for (const named of filesNamedIn(path, text)) files.add(named)
      const place = `casebookFile(${JSON.stringify(join('node_modules', relative(installed, path)))})`
      return {
        contents: text
          .replace(/\bimport\.meta\.url\b/g, `${place}.url`)
          .replace(/\brequire\.resolve\(/g, `${place}.require.resolve(`)
          .replace(/\b__filename\b/g, `${place}.file`)
          .replace(/\b__dirname\b/g, `${place}.folder`),
      }
    })
  },
})

/** How bundles are made for a clone: packages are found in build/node_modules.
 * @satisfies {import('esbuild').BuildOptions} */
export const CLONE = { outdir: 'build', packages: 'external', sourcemap: 'linked', sourcesContent: false }

/**
 * The bundles, path -> text; code that entries share goes into chunks.
 * @param {string} root
 * @param {readonly string[]} entries the paths of their sources
 * @param {import('esbuild').BuildOptions} form where they are for
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export const bundleModules = async (root, entries, form) => {
  const { outputFiles } = await build({
    // relative to the project, because a "*" in its own path would be a pattern here
    absWorkingDir: root,
    entryPoints: entries.map((path) => `./${path}`),
    outbase: '.',
    chunkNames: `${CHUNKS}/[name]-[hash]`,
    splitting: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    format: 'esm',
    write: false,
    ...FORM,
    ...form,
  })
  return new Map((outputFiles ?? []).map(({ path, text }) => [relative(root, path), text]))
}

/**
 * Removes unused chunks, except during a run, which may still load one. Temporary files of other launchers stay.
 * @param {string} root
 * @param {ReadonlyMap<string, string>} bundles
 */
export const removeOtherChunks = (root, bundles) => {
  if (existsSync(join(root, GUARD))) return
  for (const name of readdirSync(join(root, 'build', CHUNKS)))
    if (!name.endsWith('.tmp') && !bundles.has(`build/${CHUNKS}/${name}`))
      rmSync(join(root, 'build', CHUNKS, name), { force: true })
}

const CHUNKS = 'chunks'
