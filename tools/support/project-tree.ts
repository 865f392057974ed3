import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE } from '../../pipeline/compile/page.js'
import type { Manifest, StageDeclaration } from '../../pipeline/manifest.ts'

/** Every committed file of a folder's data/derived and reports, in latin1 so that any byte compares. */
export const treeOf = (root: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  const walk = (folder: string): void => {
    if (!existsSync(join(root, folder))) return
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (
        path !== 'data/derived/run.json' &&
        path !== PAGE &&
        !/\.pdf$|^reports\/[^/]+\/(?:export|submission)\//.test(path)
      )
        files.set(path, readFileSync(join(root, path), 'latin1'))
    }
  }
  for (const folder of ['data/derived', 'reports']) walk(folder)
  return new Map([...files].sort())
}

/** Paths whose bytes differ, are missing or are new: empty when two trees are the same, and readable when not. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))

/** A project whose files can be edited. */
interface Editable {
  edit(path: string, change: (text: string) => string): void
}

/**
 * Replaces the `run` of a stage.
 * @param run code of a function of the input and the original `run`
 */
export const replaceRun = (project: Editable, module: string, run: string): void =>
  project.edit(module, (text) => {
    const name = /export const (\w+) = (?:cohort|all)Stage\(/.exec(text)?.[1]
    if (name === undefined) throw new Error(`${module}: expected a stage`)
    return `${text}
const before: any = ${name}.run
Object.assign(${name}, { run: (input: any) => (${run})(input, before) })
`
  })

/** A `run` for replaceRun: the same results, with one method reworded. */
export const OTHER_WORDS =
  '(input, before) => ({ ...before(input), results: before(input).results.map((row, i) => (i === 0 ? { ...row, method: row.method + ", reworded" } : row)) })'

/** The names of the starting stages and of all stages that read their outputs, directly or not. */
export const downstreamOf = (
  manifest: Manifest,
  isStart: (stage: StageDeclaration) => boolean,
): ReadonlySet<string> => {
  const reached = new Set(manifest.stages.filter(isStart).map(({ name }) => name))
  for (const stage of manifest.stages) {
    const writers = manifest.stages.filter(
      (writer) =>
        reached.has(writer.name) &&
        stage.reads.some((read) => writer.writes.some(({ path }) => path === read.path)),
    )
    if (writers.length > 0) reached.add(stage.name)
  }
  return reached
}

/** Stages that read the provenance, and those after them: these may run whenever a raw file changed. */
export const afterProvenance = (manifest: Manifest): ReadonlySet<string> =>
  downstreamOf(manifest, (stage) => stage.reads.some((read) => read.path.startsWith('provenance:')))
