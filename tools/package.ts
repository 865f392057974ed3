// npm pack: writes dist/, the compiled code of the published package. It contains the packages that stages and engines
// import, so that an installed Casebook runs exactly the bytes that its locks record, wherever npm puts other packages; and
// those of commands that are smaller in one file than installed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { bundleModules } from '../pipeline/compile/bundle.js'
import { recordedPackages } from '../pipeline/compile/package-bytes.js'
import { PUBLISHED_PAGE } from '../pipeline/compile/page.js'
import { RECORD } from '../pipeline/compile/published.js'
import { writeSealed } from '../pipeline/compile/sealed.js'
import type { Manifest } from '../pipeline/manifest.ts'
import { writeCommandPackages } from './package/command-packages.ts'
import { licenceTexts } from './package/licence-texts.ts'
import { publishedManifest } from './package/published-manifest.ts'
import { builtPage } from './page.ts'

const ROOT = dirname(import.meta.dirname)
const DIST = join(ROOT, 'dist')
const made = `${DIST}.${process.pid}.tmp`

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(made, path)), { recursive: true })
  writeFileSync(join(made, path), text)
}

/** The launcher, with what it imports, as one file. */
const writeLauncher = async (): Promise<void> => {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['pipeline/published.js'],
    outfile: join(made, 'casebook.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  })
}

/** The runner, the stages, engines and commands, with the packages under the package's own name for them. */
const writeModules = async (manifest: Manifest, contained: readonly string[]): Promise<void> => {
  const modules = [
    ...['main', 'worker', 'stage-worker'].map((name) => `pipeline/${name}.ts`),
    ...[...manifest.stages, ...manifest.engines, ...manifest.commands, ...manifest.threads].map(
      ({ module }) => module,
    ),
  ]
  const bundles = await bundleModules(ROOT, [...new Set(modules)], {
    outdir: 'dist',
    packages: 'external',
    plugins: [
      {
        name: 'contained-packages',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^[^.]/ }, ({ path }) =>
            contained.includes(path) ? { path: `#packages/${path}`, external: true } : undefined,
          )
        },
      },
    ],
  })
  for (const [path, text] of bundles) write(path.replace(/^dist\//, ''), text)
}

const writePackages = (manifest: Manifest): void => {
  for (const name of Object.keys(manifest.packageBytes)) {
    for (const file of ['index.js', 'script.cjs', 'package.json'])
      cpSync(join(ROOT, 'build/node_modules', name, file), join(made, 'packages', name, file))
    const script = readFileSync(join(made, 'packages', name, 'script.cjs'), 'utf8')
    if (script.includes('casebookFile('))
      throw new Error(`${name}: expected a package that reads none of its own files, found one that does`)
  }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(made, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(path) : [path]
  })

const sha256 = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(made, path)))
    .digest('hex')

// brings build/ up to date
execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '--help'], { cwd: ROOT })
const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'build/manifest.json'), 'utf8'))
const description = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
try {
  rmSync(made, { recursive: true, force: true })
  await writeLauncher()
  const ofCommands = await writeCommandPackages(ROOT, join(made, 'packages'), manifest, description)
  await writeModules(manifest, [...Object.keys(manifest.packageBytes), ...ofCommands.names])
  writePackages(manifest)
  write(PUBLISHED_PAGE, (await builtPage()).text)
  write('manifest.json', JSON.stringify(publishedManifest(manifest, description)))
  const files = [...Object.keys(recordedPackages(ROOT)?.read ?? {}), ...ofCommands.files]
  write('LICENCES.txt', licenceTexts(ROOT, files))
  const record = Object.fromEntries(
    filesIn('')
      .toSorted()
      .map((path) => [path, sha256(path)]),
  )
  writeSealed(join(made, RECORD), JSON.stringify(record, null, 1))
  rmSync(DIST, { recursive: true, force: true })
  renameSync(made, DIST)
} finally {
  rmSync(made, { recursive: true, force: true })
}
