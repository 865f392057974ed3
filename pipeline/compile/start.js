// What the launcher of a clone and that of an installed package share: the check of Node, the short way of a run that has
// nothing to do, and the words of errors.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nothingToDo } from './nothing-to-do.js'
import { systemFault } from './system-fault.js'

/**
 * @typedef {{
 *   places: import('../places.ts').Places,
 *   entry: string,
 *   argv: readonly string[],
 *   manifestOf: () => Promise<import('../manifest.ts').Manifest>,
 * }} Start
 */

/** Ends the process if this Node is too old. */
export const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`node: expected version 20.19 or newer, found ${process.versions.node}`)
    process.exit(2)
  }
}

/**
 * Runs a command and sets the exit code.
 * @param {Start} start
 */
export const start = async ({ places, entry, argv, manifestOf }) => {
  // ignore EPIPE: the output is piped to a program such as "head" that stopped reading
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    const said = mayRest(argv) ? nothingToDo(places, entry) : null
    if (said !== null) return console.log((isQuiet(argv) ? said.slice(-1) : said).join('\n'))
    const manifest = await manifestOf()
    const { main } = await import(pathToFileURL(join(places.code, 'pipeline/main.js')).href)
    process.exitCode = await main({ places, manifest, argv })
  } catch (error) {
    process.exitCode = report(error, places.project)
  }
}

/** Whether this is a plain run of everything; with CI=true even that hashes every file. @param {readonly string[]} argv */
const mayRest = (argv) =>
  process.env['CI'] !== 'true' &&
  (argv[0] === 'run' ? argv.slice(1) : argv).every((word) => word === '--quiet' || word === '-q')

/** @param {readonly string[]} argv */
const isQuiet = (argv) => argv.includes('--quiet') || argv.includes('-q')

/** Prints an error. @type {(error: unknown, project: string) => number} the exit code */
const report = (error, project) => {
  const fault = systemFault(error, project)
  const isOfData = error instanceof Error && error.name === 'DataError'
  if (fault)
    console.error(
      `${fault.file}: expected ${fault.expected}, found ${fault.found} (${fault.remedy ?? error})`,
    )
  else if (isOfData) console.error(error.message)
  else console.error(error instanceof Error ? error.stack : error)
  return fault || isOfData ? 1 : 3
}
