// Loader hook of the kept launcher. Node loads a module once for each URL, but a law may edit the file: the URL gets the
// state of the file. The launcher's own modules are not bundled, so what one imports may have changed: they take the query of
// the module that imports them, which differs from one call to the next.
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** @type {import('node:module').ResolveHook} */
export const resolve = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context)
  const { url } = resolved
  if (!url.startsWith('file:') || url.includes('/node_modules/') || url.includes('?')) return resolved
  const query = isBundle(url) ? stateOf(url) : context.parentURL?.split('?')[1]
  return query === undefined ? resolved : { ...resolved, url: `${url}?${query}` }
}

/** A bundle names its chunks by their hashes, so its own text says everything. @param {string} url */
const isBundle = (url) => url.includes('/build/')

/** @param {string} url */
const stateOf = (url) => {
  const { ino, size, mtimeNs, ctimeNs } = statSync(fileURLToPath(url), { bigint: true })
  return [ino, size, mtimeNs, ctimeNs].join('-')
}
