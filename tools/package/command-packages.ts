import { join } from 'node:path'
import { build } from 'esbuild'
import type { Manifest } from '../../pipeline/manifest.ts'

interface Description {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/**
 * The packages that only commands import and that npm does not install with Casebook, as one module each: in no trace,
 * and loaded when the command needs them.
 * @param folder where they are written, as `<name>/index.js`
 * @returns their names, and the files that they were made of
 */
export const writeCommandPackages = async (
  root: string,
  folder: string,
  { sources, packageBytes }: Manifest,
  { dependencies, peerDependencies }: Description,
): Promise<{ readonly names: readonly string[]; readonly files: readonly string[] }> => {
  const elsewhere = { ...packageBytes, ...dependencies, ...peerDependencies }
  const imported = Object.values(sources).flatMap(({ packages }) => packages)
  const names = [...new Set(imported)].filter((name) => !(name in elsewhere)).sort()
  const files = await Promise.all(names.map((name) => writePackage(root, name, join(folder, name))))
  return { names, files: files.flat() }
}

const writePackage = async (root: string, name: string, folder: string): Promise<readonly string[]> => {
  const hasDefault = 'default' in (await import(name))
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export * from '${name}'\n${hasDefault ? `export { default } from '${name}'` : ''}`,
      resolveDir: root,
    },
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // parts in CommonJS ask for modules of node
    banner: {
      js: "import { createRequire as casebookRequire } from 'node:module'\nconst require = casebookRequire(import.meta.url)",
    },
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  })
  return Object.keys(metafile.inputs).filter((path) => path.startsWith('node_modules/'))
}
