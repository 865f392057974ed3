// What the compile pass finds out about each source: the hash of its code, what it imports, and what no trace can follow.
import { readFileSync } from 'node:fs'
import { builtinModules, SourceMap } from 'node:module'
import { join, posix } from 'node:path'
import { init, parse } from 'es-module-lexer'
import { transform } from 'esbuild'
import { sha256, watch } from './files.js'

/** @typedef {import('../manifest.ts').Source} Source */
/** @typedef {Pick<import('../manifest.ts').Manifest, 'sources' | 'watched'>} Read */

/**
 * Reads files and what they import, directly or not.
 * @param {string} root
 * @param {readonly string[]} roots
 * @param {Read | null} before the last compilation: its unchanged files are not read again
 * @param {Read} done what this compilation has read already
 * @returns {Promise<Read>}
 */
export const readSources = async (root, roots, before, done = { sources: {}, watched: {} }) => {
  await init
  const sources = { ...done.sources }
  const watched = { ...done.watched }
  // all files of a level at once: the compiler works on several, and answers without a pause between two
  for (let level = [...new Set(roots)]; level.length > 0; ) {
    const unread = level.filter((path) => !sources[path])
    const read = await Promise.all(unread.map((path) => readSource(root, path, before)))
    for (const [i, { file, source }] of read.entries()) {
      const path = /** @type {string} */ (unread[i])
      watched[path] = file
      sources[path] = source
    }
    level = [...new Set(read.flatMap(({ source }) => source.imports))]
  }
  return { sources, watched }
}

/**
 * @type {(root: string, path: string, before: Read | null) => Promise<{ file: import('../manifest.ts').Watched, source: Source }>}
 */
const readSource = async (root, path, before) => {
  const file = required(root, path)
  const old = before?.watched[path]?.sha256 === file.sha256 ? before.sources[path] : undefined
  return { file, source: old ?? (await readOne(root, path)) }
}

/** A use that is refused in stages, at an index of the code. @typedef {{ expected: string, found: string, index: number }} Use */

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<Source>}
 */
const readOne = async (root, path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const code = path.endsWith('.ts') ? (await transformed(text, path, false)).code : text
  const imports = new Set()
  const packages = new Set()
  /** @type {Use[]} */
  const uses = [...code.matchAll(OUTSIDE)].map(({ index, 0: found }) => ({
    expected: 'no clock, random number or built-in module',
    found,
    index,
  }))
  for (const imported of parse(code)[0]) {
    if (imported.type === 'import-meta') continue
    const { specifier: name, start: index } = imported
    if (name === undefined || (imported.type === 'dynamic' && imported.glob))
      uses.push({ expected: 'import() of a literal', found: 'a computed import()', index })
    else if (name.startsWith('.')) imports.add(posix.join(posix.dirname(path), name))
    else if (name.startsWith('node:') || builtinModules.includes(name))
      uses.push({ expected: 'no module of node', found: name, index })
    else packages.add(packageName(name))
  }
  return {
    code: sha256(code),
    imports: [...imports].sort(),
    packages: [...packages].sort(),
    escapes: uses.length === 0 ? [] : await withLines(text, path, uses),
  }
}

/** Uses other than imports by which a stage's output would depend on something that no trace records. */
const OUTSIDE = /\bgetBuiltinModule\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b/g

/**
 * The uses with the lines of the source.
 * @type {(text: string, path: string, uses: readonly Use[]) => Promise<Source['escapes']>}
 */
const withLines = async (text, path, uses) => {
  const { code, map } = path.endsWith('.ts')
    ? await transformed(text, path, 'external')
    : { code: text, map: null }
  return uses.map(({ index, ...use }) => ({ ...use, line: originalLine(code, map, index) }))
}

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
 * @type {<Map extends 'external' | false>(text: string, path: string, sourcemap: Map) => ReturnType<typeof transform<{ sourcemap: Map }>>}
 */
const transformed = (text, path, sourcemap) =>
  transform(text, {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap,
    sourcefile: path,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  })

/** @param {string} specifier */
const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** @type {(root: string, path: string) => import('../manifest.ts').Watched} */
export const required = (root, path) => {
  const file = watch(join(root, path), undefined)
  if (!file) throw new Error(`${path}: expected a source file, found none`)
  return file
}
