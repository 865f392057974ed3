import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { otherNodes } from './other-nodes.ts'
import { differences, newRealProject, type Project, REAL, treeOf } from './project.ts'

const projects: Project[] = []
afterAll(() => {
  for (const project of projects) project.dispose()
})

/** data/derived and reports, made anew from data/raw by this Node. */
const rebuiltBy = (node: string): ReadonlyMap<string, string> => {
  const project = newRealProject()
  projects.push(project)
  const run = spawnSync(node, ['pipeline/launch.js', 'stages/index.ts', 'run'], {
    cwd: project.root,
    encoding: 'utf8',
  })
  expect([run.status, run.stderr]).toEqual([0, ''])
  return treeOf(project.root)
}

/** bits.ts as one plain file, so that a Node without TypeScript runs the same code. */
const compiled = join(REAL, 'build', 'nodes', 'bits.mjs')
const compile = async (): Promise<void> => {
  mkdirSync(join(REAL, 'build', 'nodes'), { recursive: true })
  await build({
    entryPoints: [join(REAL, 'test/pipeline/bits.ts')],
    outfile: compiled,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // the oracle's files are found from where the sources stand
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(REAL, 'test/statistics/oracle.ts')).href),
    },
  })
}
const bitsBy = (node: string): readonly string[] =>
  execFileSync(node, [compiled], { encoding: 'utf8', maxBuffer: 1e9 }).split('\n')

const nodes = otherNodes()
const here = nodes.filter(({ path }) => path !== null)

describe('the same bits', () => {
  for (const { version, path } of nodes) {
    const why =
      path === null ? ' (skipped: the registry is out of reach; put that Node into build/nodes/)' : ''
    it.skipIf(path === null)(`of all artifacts on Node ${version}${why}`, () => {
      const committed = treeOf(REAL)
      const tree = rebuiltBy(path!)
      expect(
        differences(
          new Map([...committed].filter(([name]) => !/lock\.json$/.test(name))),
          new Map([...tree].filter(([name]) => !/lock\.json$/.test(name))),
        ),
      ).toEqual([])
    })
  }

  it.skipIf(here.length === 0)(
    `of every statistic on Node ${here.map(({ version }) => version).join(' and ')}`,
    async () => {
      await compile()
      const own = bitsBy(process.execPath)
      expect(own.length).toBeGreaterThan(60_000)
      expect(own.filter((line) => /7ff8000000000000|NaN/.test(line))).toEqual([])
      for (const { path } of here) {
        const theirs = bitsBy(path!)
        const hash = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex')
        const differing = own.filter((line, i) => line !== theirs[i]).slice(0, 20)
        expect([differing, hash(theirs)]).toEqual([[], hash(own)])
      }
    },
  )
})
