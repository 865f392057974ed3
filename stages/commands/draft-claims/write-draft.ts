import { lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { CallError, oneLine } from '../../../pipeline/fault.ts'

/** Where a draft is written: paths of its claims and of what they were decided by; null where it is not written. */
export interface DraftTargets {
  readonly claims: readonly string[]
  readonly review: string | null
}

/**
 * The files that a call would write, none of which exists.
 * @param out a folder outside of data/raw, where each CSV file is a table
 * @throws CallError if one exists, or if the folder is in data/raw
 */
export const draftTargets = (
  root: string,
  cohort: string,
  { write, out }: { readonly write: boolean; readonly out: string | undefined },
): DraftTargets => {
  const raw = resolve(root, 'data/raw')
  if (out !== undefined && (resolve(out) === raw || resolve(out).startsWith(`${raw}${sep}`)))
    throw new CallError(
      `draft-claims: expected a folder outside of data/raw, where each CSV file is a table, found ${oneLine(out)} (--write writes claims.csv there)`,
    )
  const ledger = join(root, 'data/raw', cohort, 'claims.csv')
  const claims = [...(write ? [ledger] : []), ...(out === undefined ? [] : [join(out, 'claims.csv')])]
  const review = out === undefined ? null : join(out, 'claims-review.csv')
  const taken = [...claims, ...(review === null ? [] : [review])].filter(
    (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  )
  if (taken.length > 0)
    throw new CallError(
      `draft-claims: expected no file ${taken.map((path) => oneLine(path)).join(', ')}, found one, which is not overwritten (${write && taken.includes(ledger) ? 'compare a draft with it: --out <new folder>' : 'give another folder'}; nothing was written)`,
    )
  return { claims, review }
}

/** Writes new files; one that came to exist in the meantime is not overwritten. */
export const writeDraft = (files: ReadonlyMap<string, Uint8Array>): void => {
  for (const [path, bytes] of files) {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, bytes, { flag: 'wx' })
  }
}
