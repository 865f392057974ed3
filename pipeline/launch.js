// node pipeline/launch.js <entry> [command ...]: compiles what changed, then hands over to the compiled runner.
// Plain JavaScript that imports only node's own modules: a run that has nothing to do ends quickly.
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { builtManifest } from './compile/built.js'
import { watch } from './compile/files.js'
import { nothingToDo } from './compile/nothing-to-do.js'
import { recordedPackages } from './compile/package-bytes.js'
import { systemFault } from './compile/system-fault.js'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`node: expected version 20.19 or newer, found ${process.versions.node}`)
  process.exit(2)
}

/** The clone of the repository: code, packages and project. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** @type {import('./places.ts').Places} */
const places = { code: join(root, 'build'), packages: root, project: root }
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

/** Whether this is a plain run of everything; with CI=true even that hashes every file. */
const mayRest =
  process.env['CI'] !== 'true' &&
  (argv[0] === 'run' ? argv.slice(1) : argv).every((word) => word === '--quiet' || word === '-q')
const isQuiet = argv.includes('--quiet') || argv.includes('-q')

const run = async () => {
  const said = mayRest ? nothingToDo(root, entry) : null
  if (said !== null) return console.log((isQuiet ? said.slice(-1) : said).join('\n'))
  const manifest = await upToDateManifest()
  const { main } = await import(pathToFileURL(join(places.code, 'pipeline/main.js')).href)
  process.exitCode = await main({ places, manifest, argv })
}

// ignore EPIPE: the output is piped to a program such as "head" that stopped reading
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  await run()
} catch (error) {
  const fault = systemFault(error, root)
  if (fault)
    console.error(
      `${fault.file}: expected ${fault.expected}, found ${fault.found} (${fault.remedy ?? error})`,
    )
  else if (error instanceof Error && error.name === 'DataError') console.error(error.message)
  else console.error(error instanceof Error ? error.stack : error)
  process.exitCode = fault || (error instanceof Error && error.name === 'DataError') ? 1 : 3
}
