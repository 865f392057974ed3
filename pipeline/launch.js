// node pipeline/launch.js <entry> [command ...]: compiles what changed, then hands over to the compiled runner.
// Plain JavaScript that imports only node's own modules: a run that has nothing to do ends quickly.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtManifest } from './compile/built.js'
import { watch } from './compile/files.js'
import { recordedPackages } from './compile/package-bytes.js'
import { checkNode, start } from './compile/start.js'

checkNode()

/** The clone of the repository: code, packages and project. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [entry = 'stages/index.ts', ...argv] = process.argv.slice(2)

/** With CI=true, and for `verify`, every file is hashed, whatever its stat is. */
const always = process.env['CI'] === 'true' || argv[0] === 'verify'

/** @returns {Promise<import('./manifest.ts').Manifest>} */
const upToDateManifest = async () => {
  const recorded = builtManifest(root, always)
  if (recorded && recorded.entry === entry && isCurrent(recorded)) return recorded
  const { compile } = await import('./compile/compile.js')
  return compile(root, entry, recorded)
}

/**
 * Whether every source has the recorded hash and a trusted stat (otherwise it is compiled again, which is cheap), and
 * every package the recorded bytes.
 * @param {import('./manifest.ts').Manifest} manifest
 */
const isCurrent = ({ watched, packageBytes }) =>
  Object.entries(watched).every(([path, known]) =>
    isSame(watch(join(root, path), always ? undefined : known), known),
  ) && JSON.stringify(recordedPackages(root, always)?.bytes) === JSON.stringify(packageBytes)

/** @type {(file: import('./manifest.ts').Watched | null, known: import('./manifest.ts').Watched) => boolean} */
const isSame = (file, known) =>
  file?.sha256 === known.sha256 && file.stat !== null && file.stat === known.stat

const places = { code: join(root, 'build'), packages: root, project: root }
await start({ places, entry, argv, manifestOf: upToDateManifest })
