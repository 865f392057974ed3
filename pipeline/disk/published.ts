import type { Manifest } from '../manifest.ts'
import type { Disk } from './disk.ts'

/**
 * Whether the cohort is among those of which something is written outside of their own folders: whether each artifact that a stage over
 * all cohorts asks says "true". A cohort that has not written it yet is not.
 */
export const isPublished = (
  cohort: string,
  { stages }: Pick<Manifest, 'stages'>,
  { read }: Pick<Disk, 'read'>,
): boolean =>
  stages.every(({ among }) => among === null || textOf(read(among.replace('{cohort}', cohort))) === 'true')

/** Whether the cohort says of itself that it is not. */
export const isPrivate = (
  cohort: string,
  { stages }: Pick<Manifest, 'stages'>,
  { read }: Pick<Disk, 'read'>,
): boolean =>
  stages.some(({ among }) => among !== null && textOf(read(among.replace('{cohort}', cohort))) === 'false')

const textOf = (bytes: Uint8Array | null): string =>
  new TextDecoder().decode(bytes ?? new Uint8Array()).trim()
