// node bench/report/cost.js libraries | <cohort>: milliseconds, in a new process, to import the packages of stages 7 and 8
// and open an empty document, or to run both stages from a cohort's artifacts including their imports. Plain JavaScript
// on build/, as the runner uses it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {{ decode(bytes: Uint8Array, path: string): unknown, encode(value: unknown): Uint8Array }} Format */
/** @typedef {{ path: string, by?: string, format: Format }} Artifact */
/** @typedef {{ name: string, reads: Record<string, Artifact>, writes: Record<string, Artifact>, run(input: unknown, tell: () => void): unknown }} Stage */

const libraries = async () => {
  const { sources } = JSON.parse(readFileSync('build/manifest.json', 'utf8'))
  const names = Object.entries(sources).flatMap(([path, { packages }]) =>
    /^stages\/[78]/.test(path) ? packages : [],
  )
  const started = performance.now()
  for (const name of new Set(names)) await import(name)
  const { parseHTML } = await import('linkedom')
  parseHTML('')
  return performance.now() - started
}

/** @param {string} cohort */
const stages = async (cohort) => {
  const started = performance.now()
  for (const name of ['7-figures', '8-report']) {
    const exported = await import(pathToFileURL(join('build/stages', name, 'stage.js')).href)
    /** @type {Stage} */
    const stage = Object.values(exported).find((one) => one?.name === name)
    const input = Object.entries(stage.reads).map(([key, artifact]) => [key, read(artifact, cohort)])
    const output = /** @type {Record<string, object>} */ (
      await stage.run(Object.fromEntries(input), () => {})
    )
    for (const [key, { by, format }] of Object.entries(stage.writes))
      for (const value of by === undefined ? [output[key]] : Object.values(output[key] ?? {}))
        format.encode(value)
  }
  return performance.now() - started
}

/**
 * @param {Artifact} artifact
 * @param {string} cohort
 */
const read = ({ path, by, format }, cohort) => {
  const own = path.replace('{cohort}', cohort)
  if (own.startsWith('provenance:')) return { version: '', raw: {}, artifacts: {} }
  if (by === undefined) return format.decode(readFileSync(own), own)
  const end = own.split(`{${by}}`)[1] ?? ''
  const names = readdirSync(dirname(own)).filter((name) => name.endsWith(end))
  return Object.fromEntries(
    names.map((name) => {
      const at = join(dirname(own), name)
      return [name.slice(0, -end.length), format.decode(readFileSync(at), at)]
    }),
  )
}

const [what = 'libraries'] = process.argv.slice(2)
console.log(await (what === 'libraries' ? libraries() : stages(what)))
