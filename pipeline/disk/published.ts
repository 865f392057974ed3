import type { Manifest } from '../manifest.ts'
import type { Disk } from './disk.ts'

/**
 * Whether files outside the cohort's folders may mention it: each `among` artifact of the stages over all cohorts is
 * "true". A cohort that has not written it yet is not published.
 */
export const isPublished = (
  cohort: string,
  { stages }: Pick<Manifest, 'stages'>,
  { read }: Pick<Disk, 'read'>,
): boolean =>
  stages.every(({ among }) => among === null || textOf(read(among.replace('{cohort}', cohort))) === 'true')

/** Whether an `among` artifact of the cohort is "false". */
export const isPrivate = (
  cohort: string,
  { stages }: Pick<Manifest, 'stages'>,
  { read }: Pick<Disk, 'read'>,
): boolean =>
  stages.some(({ among }) => among !== null && textOf(read(among.replace('{cohort}', cohort))) === 'false')

const textOf = (bytes: Uint8Array | null): string =>
  new TextDecoder().decode(bytes ?? new Uint8Array()).trim()
