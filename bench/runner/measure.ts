import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** A command to be timed: a program, its arguments, the folder it is started in. */
export interface Timed {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
}

export interface Multiple {
  /** Median over the pairs of the command's time divided by that of the bare one beside it. */
  readonly times: number
  readonly milliseconds: number
}

const PAIRS = 5

/** Median of paired runs, so that a neighbour's load falls on both sides of each pair. */
export const multipleOf = (bare: Timed, subject: Timed): Multiple => {
  millisecondsOf(bare)
  const pairs = Array.from({ length: PAIRS }, () => [millisecondsOf(bare), millisecondsOf(subject)] as const)
  return {
    times: median(pairs.map(([unit, time]) => time / unit)),
    milliseconds: median(pairs.map(([, time]) => time)),
  }
}

/** @throws Error if the command fails: a failure's time is no measurement */
export const millisecondsOf = ({ program, args, folder }: Timed): number => {
  const start = performance.now()
  const { status, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  })
  const time = performance.now() - start
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: exit code ${status}\n${stderr}`)
  return time
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0
