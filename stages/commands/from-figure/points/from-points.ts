import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { TimeUnit } from '../../../../documents/papers/figures/curves/read-figure.ts'
import type { CommandCall } from '../../../../pipeline/commands/command.ts'
import { openDisk } from '../../../../pipeline/disk/disk.ts'
import { CallError, faultText } from '../../../../pipeline/fault.ts'
import { folderOf, writeCohort } from '../../new/write-cohort.ts'
import { cohortOfPoints } from './cohort-of-points.ts'
import { patientsOfFile } from './points-of-file.ts'
import { pointsText } from './points-text.ts'

interface PointsOptions {
  readonly n: readonly number[] | null
  readonly events: readonly number[] | null
  readonly unit: TimeUnit | null
}

/** `from-figure points.csv`: prints the approximate patients, and writes a cohort of them. Returns the exit code. */
export const fromPoints = async (
  { root, manifest, flags }: CommandCall,
  file: string,
  bytes: Uint8Array,
  { n, events, unit }: PointsOptions,
): Promise<number> => {
  const { as, overlay, page, 'at-risk': rows } = flags as Readonly<Record<string, string | undefined>>
  if (overlay !== undefined || page !== undefined)
    throw new CallError('from-figure: points have no page and no overlay; leave out --page and --overlay')
  if (as !== undefined && unit === null)
    throw new CallError('from-figure: points do not name the unit of their times; give --unit')
  if (rows !== undefined && !existsSync(rows))
    throw new CallError(`${rows}: expected numbers at risk (curve,time,number), found no file`)
  const folder = as === undefined ? null : folderOf(root, manifest, as, 'from-figure')
  const atRisk = rows === undefined ? null : openDisk('').read(rows)
  const read = await patientsOfFile(bytes, { atRisk, n, events })
  if ('faults' in read) {
    process.stderr.write(
      `${read.faults.map(({ place, ...fault }) => faultText({ ...fault, file: place.startsWith('--at-risk') ? rows! : file, field: place.replace(/^--at-risk, /, '') })).join('\n')}\n`,
    )
    return 1
  }
  process.stdout.write(pointsText(file, read, unit))
  if (folder === null || as === undefined || unit === null) return 0
  const files = cohortOfPoints({ cohort: as, file: basename(file), unit }, read, bytes)
  writeCohort(root, folder, as, files)
  process.stdout.write(`\nwrote data/raw/${as}/ (${[...files.keys()].join(', ')})\n`)
  return 0
}
