// node pipeline/launch.js <entry> [command ...]: compiles what changed, then hands over to the compiled runner.
// Plain JavaScript that imports only node's own modules: a run that has nothing to do ends quickly.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtManifest, writeManifest } from './compile/built.js'
import { recordedPackages, watchedAgain } from './compile/package-bytes.js'
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
  const watched = recorded?.entry === entry ? watchedAgain(root, recorded.watched, always) : null
  if (!recorded || !watched || !samePackages(recorded)) {
    const { compile } = await import('./compile/compile.js')
    return compile(root, entry, recorded)
  }
  if (watched === recorded.watched) return recorded
  const manifest = { ...recorded, watched }
  writeManifest(root, manifest)
  return manifest
}

/** @param {import('./manifest.ts').Manifest} manifest */
const samePackages = ({ packageBytes }) =>
  JSON.stringify(recordedPackages(root, always)?.bytes) === JSON.stringify(packageBytes)

const places = { code: join(root, 'build'), packages: root, project: root }
await start({ places, entry, argv, manifestOf: upToDateManifest })
