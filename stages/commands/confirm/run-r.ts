import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CallError } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { valuesOfR } from './compare.ts'

/** What R wrote, and which R it was. */
export interface RunOfR {
  readonly values: ReadonlyMap<string, number | null>
  /** `R 4.2.2, survival 3.5-3, cmprsk 2.2-11`. */
  readonly versions: string
  /** What it printed about results that it could not compute. */
  readonly messages: string
}

/** Ten minutes: far more than any script needs. */
const LONGEST = 600_000

/** Whether R is installed with the packages of the script. */
export const isRThere = (): boolean =>
  spawnSync('Rscript', [
    '--vanilla',
    '-e',
    'for (p in c("survival", "cmprsk")) stopifnot(nzchar(system.file(package = p)))',
  ]).status === 0

/**
 * Runs a script in a temporary folder, without profiles and saved workspaces.
 * @param rawFolder the folder of the raw tables
 * @throws CallError if R ends with an error
 */
export const runR = (script: string, rawFolder: string): RunOfR => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-confirm-'))
  try {
    writeFileSync(join(folder, 'confirm.R'), script)
    const { status, stdout, stderr } = spawnSync('Rscript', ['--vanilla', 'confirm.R', resolve(rawFolder)], {
      cwd: folder,
      encoding: 'utf8',
      timeout: LONGEST,
      maxBuffer: 1 << 26,
    })
    if (status !== 0)
      throw new CallError(`confirm: expected R to run confirm.R, found an error: ${stderr.trim()}`)
    const { rows } = table.decode(readFileSync(join(folder, 'results.csv')), 'results.csv')
    return {
      values: valuesOfR(rows),
      versions: stdout.trim().split('\n').at(-1) ?? '',
      messages: stderr.trim(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
