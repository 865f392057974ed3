import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { build } from 'esbuild'
import type { Said } from './answer.ts'

/** A process of the benchmark: its output, and its time from start to end. */
export interface Run extends Said {
  readonly seconds: number
}

/** The quickest of several runs, because other load can only slow one down. */
export const quickest = (
  program: string,
  args: readonly string[],
  runs: number,
  environment: NodeJS.ProcessEnv = {},
): Run =>
  Array.from({ length: runs }, () => once(program, args, environment)).reduce((a, b) =>
    b.seconds < a.seconds ? b : a,
  )

const once = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Run => {
  const start = performance.now()
  const out = execFileSync(program, [...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const seconds = (performance.now() - start) / 1000
  return { ...(JSON.parse(out.trim().split('\n').at(-1)!) as Said), seconds }
}

/** Casebook's programs as a user runs them: compiled, with the packages that the launcher bundles in build/. */
export const compiled = async (): Promise<{ readonly count: string; readonly inMemory: string }> => {
  const folder = 'build/bench'
  execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '--help'])
  await build({
    entryPoints: ['count', 'in-memory'].map((name) => `bench/registry/${name}.ts`),
    bundle: true,
    // the first start does not load what only the second needs
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  })
  return { count: join(folder, 'count.mjs'), inMemory: join(folder, 'in-memory.mjs') }
}

/** The other installed programs. */
export const others = () => ({
  r: version('Rscript', ['-e', 'library(data.table); cat(format(packageVersion("survival")))']),
  python: ['python3', '/usr/bin/python3']
    .map((program) => ({
      program,
      version: version(program, ['-c', 'import pandas, statsmodels; print(statsmodels.__version__)']),
    }))
    .find((one) => one.version !== null),
})

const version = (program: string, args: readonly string[]): string | null => {
  const { status, stdout } = spawnSync(program, [...args], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
