import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ORACLE } from '../../tools/conformance/oracle.ts'

const folder = fileURLToPath(ORACLE)
/** The packages of the oracle, looked for and not loaded: loading them takes seconds. */
const packages = 'survival,cmprsk,coin,exactRankTests,KMsurv,MASS'
const hasR =
  spawnSync('Rscript', [
    '-e',
    `quit(status = !all(nzchar(sapply(strsplit("${packages}", ",")[[1]], function(p) system.file(package = p)))))`,
  ]).status === 0

/** Of the 2,000 samples of random.R, which take two minutes, and of means.R, concordance.R and changes.R the first so many. */
const SAMPLES = 60

/** Cox models among the 12,000 samples of contradictions.R, as its header says. */
const MODELS = 10_822

const IN_PART: Readonly<Record<string, number>> = {
  'random.R': SAMPLES,
  'means.R': SAMPLES,
  'concordance.R': SAMPLES,
  'changes.R': SAMPLES,
}

/** What these scripts write, with the number of data sets before the samples. */
const SAMPLED: Readonly<Record<string, number>> = {
  'random.csv': 0,
  'means.csv': 8,
  'pairs.csv': 6,
  'trend.csv': 4,
  'concordance-random.csv': 0,
  'changes.csv': 7,
}

/** Scripts that compute: all of the folder but for what they share and what runs them. */
const scripts: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.R') && name !== 'common.R' && name !== 'all.R')
  .map((name) => (name in IN_PART ? `${name}:${IN_PART[name]}` : name))

const csvsOf = (path: string) =>
  ['data', 'expected', 'chain', 'planted'].flatMap((part) =>
    readdirSync(join(path, part)).map((name) => join(part, name)),
  )

/** The committed text, as far as it is written again. */
const committed = (name: string): string => {
  const text = readFileSync(join(folder, name), 'utf8')
  const before = SAMPLED[basename(name)]
  return before === undefined ? text : `${text.split('\n', before + SAMPLES + 1).join('\n')}\n`
}

/** Equal as text, or equal as numbers to 1e-9: R's libraries round differently from machine to machine. */
const isSame = (a: string, b: string): boolean => {
  const [x, y] = [a.split(/[,\n]/), b.split(/[,\n]/)]
  return (
    x.length === y.length &&
    x.every(
      (cell, i) =>
        cell === y[i] || Math.abs(Number(cell) - Number(y[i])) <= 1e-9 * Math.max(1, Math.abs(Number(cell))),
    )
  )
}

test.skipIf(!hasR)(
  hasR
    ? 'R writes the committed output again'
    : 'R writes the committed output again (skipped: R with its packages is missing, run "make system")',
  () => {
    const copy = mkdtempSync(join(tmpdir(), 'casebook-oracle-'))
    try {
      cpSync(folder, copy, { recursive: true })
      for (const name of csvsOf(copy)) {
        if (!/special|mpmath/.test(name)) rmSync(join(copy, name))
      }
      const run = spawnSync('Rscript', ['all.R', ...scripts], { cwd: copy, encoding: 'utf8' })
      expect(run.status, run.stderr).toBe(0)
      const printed = readFileSync(join(copy, 'contradictions.R.out'), 'utf8').split('\n')
      expect(printed[0]).toBe(`[1] ${MODELS}`)
      expect(printed[2]!.trim().split(/\s+/)).toEqual(Array(6).fill('0'))
      expect(csvsOf(copy)).toEqual(csvsOf(folder))
      const differing = csvsOf(folder).filter(
        (name) => !isSame(committed(name), readFileSync(join(copy, name), 'utf8')),
      )
      expect(differing).toEqual([])
    } finally {
      rmSync(copy, { recursive: true })
    }
  },
  600_000,
)
