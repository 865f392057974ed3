// Node's own import for the TypeScript of this folder: vitest's module runner wraps every use of an imported name, and
// transforms every module in one process. A module is compiled once for its text and this compiler: node_modules/.cache/.
// Both what registers the hook (node --import) and the hook.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const ROOT = dirname(dirname(import.meta.dirname))
const CACHE = join(ROOT, 'node_modules/.cache/typescript-modules')

/** @type {import('esbuild').TransformOptions} */
const OPTIONS = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcesContent: false }

// the hook and what registers it: both may be the first
mkdirSync(CACHE, { recursive: true })
if (isMainThread) register(import.meta.url)

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, nextLoad) => {
  const path = url.startsWith('file:') ? fileURLToPath(new URL(url)) : ''
  if (!path.endsWith('.ts') || path.includes('/node_modules/')) return nextLoad(url, context)
  return { format: 'module', source: await compiled(path, await readFile(path, 'utf8')), shortCircuit: true }
}

/** @param {string} path @param {string} text */
const compiled = async (path, text) => {
  const kept = join(CACHE, `${createHash('sha256').update(`${VERSION}\n${path}\n${text}`).digest('hex')}.js`)
  try {
    return await readFile(kept, 'utf8')
  } catch {
    const { transform } = await import('esbuild')
    const { code } = await transform(text, { ...OPTIONS, sourcefile: path })
    // another process may compile the same
    await writeFile(`${kept}.${process.pid}`, code)
    await rename(`${kept}.${process.pid}`, kept)
    return code
  }
}

const VERSION = JSON.parse(await readFile(join(ROOT, 'node_modules/esbuild/package.json'), 'utf8')).version
