import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { newProject, type Project, REAL } from '../../tools/support/project.ts'
import { differences, treeOf } from '../../tools/support/project-tree.ts'
import { otherNodes } from '../support/pipeline/other-nodes.ts'

const projects: Project[] = []
afterAll(() => {
  for (const project of projects) project.dispose()
})

/** The cohort that is rebuilt. */
const COHORT = 'niigata-ebs'

/** data/derived and reports, made anew from data/raw by this Node. */
const rebuiltBy = (node: string): ReadonlyMap<string, string> => {
  const project = newProject([])
  projects.push(project)
  // this Node compiles all of it itself
  rmSync(join(project.root, 'build'), { recursive: true })
  for (const given of ['data/raw', 'data/confirmed'])
    cpSync(join(REAL, given, COHORT), join(project.root, given, COHORT), { recursive: true })
  const run = spawnSync(node, ['pipeline/launch.js', 'stages/index.ts', 'run'], {
    cwd: project.root,
    encoding: 'utf8',
  })
  expect([run.status, run.stderr]).toEqual([0, ''])
  return treeOf(project.root)
}

/** The cohort's own, without its lock, which holds hashes of code. */
const artifactsIn = (tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...tree].filter(([path]) => path.includes(`/${COHORT}/`) && !path.endsWith('lock.json')))

/** bits.ts as one plain file, so that a Node without TypeScript runs the same code. */
const compiled = join(REAL, 'build', 'nodes', 'bits.mjs')
const compile = async (): Promise<void> => {
  mkdirSync(join(REAL, 'build', 'nodes'), { recursive: true })
  await build({
    entryPoints: [join(REAL, 'test/support/pipeline/bits.ts')],
    outfile: compiled,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // the oracle's files are found from where the sources stand
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(REAL, 'tools/conformance/oracle.ts')).href),
    },
  })
}
const bitsBy = async (node: string): Promise<readonly string[]> =>
  (await promisify(execFile)(node, [compiled], { maxBuffer: 1e9 })).stdout.split('\n')

const nodes = otherNodes()
const here = nodes.filter(({ path }) => path !== null)

// long enough for a machine that does other things besides
describe('the same bits', { timeout: 240_000 }, () => {
  for (const { version, path } of nodes) {
    const why =
      path === null ? ' (skipped: the registry is out of reach; put that Node into build/nodes/)' : ''
    it.skipIf(path === null)(`of all artifacts on Node ${version}${why}`, () => {
      expect(differences(artifactsIn(treeOf(REAL)), artifactsIn(rebuiltBy(path!)))).toEqual([])
    })
  }

  it.skipIf(here.length === 0)(
    `of every statistic on Node ${here.map(({ version }) => version).join(' and ')}`,
    async () => {
      await compile()
      const [own = [], ...others] = await Promise.all(
        [process.execPath, ...here.map(({ path }) => path!)].map(bitsBy),
      )
      expect(own.length).toBeGreaterThan(60_000)
      expect(own.filter((line) => /7ff8000000000000|NaN/.test(line))).toEqual([])
      const hash = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
      for (const theirs of others) {
        const differing = own.filter((line, i) => line !== theirs[i]).slice(0, 20)
        expect([differing, hash(theirs)]).toEqual([[], hash(own)])
      }
    },
  )
})
