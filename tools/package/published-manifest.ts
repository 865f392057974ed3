import type { Manifest } from '../../pipeline/manifest.ts'

interface Description {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly casebook: { readonly optional: readonly string[] }
}

/**
 * The manifest of the published package: stages, hashes and versions as in the clone, without what only a compile pass
 * needs.
 * @throws an error if a package for engines is not installed, because the published package has to contain it
 */
export const publishedManifest = (
  manifest: Manifest,
  { dependencies: required = {}, peerDependencies: optional = {}, casebook }: Description,
): Manifest => {
  const missing = casebook.optional.filter((name) => manifest.packageBytes[name] === undefined)
  if (missing.length > 0)
    throw new Error(
      `build/node_modules: expected ${missing.join(', ')}, found none (npm ci on a machine that can load them)`,
    )
  return {
    ...manifest,
    watched: {},
    sources: Object.fromEntries(
      Object.entries(manifest.sources).map(([path, source]) => [path, { ...source, escapes: [] }]),
    ),
    engines: manifest.engines.map((engine) => ({
      ...engine,
      needs: Object.fromEntries(
        Object.entries(optional).filter(([name]) => engine.packages[name] !== undefined),
      ),
    })),
    published: { required, optional },
  }
}
