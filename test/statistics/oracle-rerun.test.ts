import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ORACLE } from '../../tools/conformance/oracle.ts'

const folder = fileURLToPath(ORACLE)
const packages = 'survival,cmprsk,coin,exactRankTests,KMsurv,MASS'
const hasR =
  spawnSync('Rscript', [
    '-e',
    `for (p in strsplit("${packages}", ",")[[1]]) library(p, character.only = TRUE)`,
  ]).status === 0

/** Of the 2,000 samples of random.R, which take two minutes, the first so many. */
const SAMPLES = 60

/** Every script of the folder with its arguments; data.R first, for the others read what it writes. */
const scripts: readonly (readonly string[])[] = [
  ['data.R'],
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.R') && !/^(data|common|random)\.R$/.test(name))
    .map((name) => [name]),
  ['random.R', '.', String(SAMPLES)],
]

const csvsOf = (path: string) =>
  ['data', 'expected', 'chain', 'planted'].flatMap((part) =>
    readdirSync(join(path, part)).map((name) => join(part, name)),
  )

/** The committed text, as far as it is written again. */
const committed = (name: string): string => {
  const text = readFileSync(join(folder, name), 'utf8')
  return name.endsWith('random.csv') ? `${text.split('\n', SAMPLES + 1).join('\n')}\n` : text
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
      for (const script of scripts) {
        const run = spawnSync('Rscript', [...script], { cwd: copy, encoding: 'utf8' })
        expect(run.status, `${script[0]}: ${run.stderr}`).toBe(0)
      }
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
