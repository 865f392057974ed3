import { mkdirSync, realpathSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { CACHES } from '../compile/files.js'
import { readSealedJson, writeSealed } from '../compile/sealed.js'

/**
 * Where on this machine the files lie that cohorts were converted from, as `new` and `renew` were called. A descriptor has
 * the name of such a file and no path, so that it can send no run to a file of its choice.
 */
export const SOURCE_PLACES = `${CACHES}/sources.json`

/** A file of this size or less may be converted. */
export const LARGEST_SOURCE = 400e6

/** Name of a source file of the cohort -> its absolute path. Empty in a project that was moved or copied here. */
export const sourcePlaces = (root: string, cohort: string): ReadonlyMap<string, string> => {
  const places = ownProperty(cohortsOf(root), cohort)
  return new Map(
    Object.entries(typeof places === 'object' && places !== null ? places : {}).filter(
      (entry): entry is [string, string] => isLocalPath(entry[1]),
    ),
  )
}

/**
 * Records the places of files that a cohort was converted from; places of its other files stay.
 * @param paths by the name that the descriptor has
 */
export const recordSourcePlaces = (
  root: string,
  cohort: string,
  paths: ReadonlyMap<string, string>,
): void => {
  const places = Object.fromEntries([
    ...sourcePlaces(root, cohort),
    ...[...paths].map(([name, path]) => [name, resolve(path)] as const),
  ])
  const cohorts = { ...cohortsOf(root), [cohort]: places }
  mkdirSync(join(root, CACHES), { recursive: true })
  writeSealed(join(root, SOURCE_PLACES), JSON.stringify({ root: realpathSync(root), cohorts }))
}

/** What was recorded in this very folder: a record that came with a project from elsewhere names paths of another machine. */
const cohortsOf = (root: string): object => {
  try {
    const record: unknown = readSealedJson(join(root, SOURCE_PLACES))
    const cohorts = ownProperty(record, 'cohorts')
    const isOfHere = ownProperty(record, 'root') === realpathSync(root)
    return isOfHere && typeof cohorts === 'object' && cohorts !== null ? cohorts : {}
  } catch {
    return {} // no JSON: the record is made again by the next `renew`
  }
}

/** An address of a server (`\\server\share`) is none: a look at it would send the name of the user there. */
const isLocalPath = (path: unknown): boolean =>
  typeof path === 'string' && isAbsolute(path) && !/^[\\/]{2}/.test(path)

const ownProperty = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
