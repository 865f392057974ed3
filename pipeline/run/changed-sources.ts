import { isAbsolute, join, relative } from 'node:path'
import type { Disk } from '../disk/disk.ts'
import { LARGEST_SOURCE, SOURCE_PLACES, sourcePlaces } from '../disk/source-places.ts'
import type { Event } from '../events.ts'
import { RAW } from '../tasks/tasks.ts'

type SourcesChanged = Extract<Event, { kind: 'sources changed' }>

/**
 * The cohorts whose source files have other bytes than those that were converted (`source` in datapackage.json). A file
 * is looked for where `new` or `renew` read it on this machine, and else by its name in the project's folder. Only a regular
 * file of a size that can be converted is read; a file that is gone is no event, and no error is one.
 */
export const changedSources = (
  root: string,
  cohorts: readonly string[],
  disk: Disk,
): readonly SourcesChanged[] => {
  disk.observe(SOURCE_PLACES)
  return cohorts.flatMap((cohort): readonly SourcesChanged[] => {
    const places = sourcePlaces(root, cohort)
    const files = [...recordedSources(cohort, disk)].flatMap(([name, hashes]) => {
      const path = places.get(name) ?? (isPlainName(name) ? join(root, name) : null)
      return path !== null && hasChanged(relative(root, path).replaceAll('\\', '/'), hashes, disk)
        ? [path]
        : []
    })
    return files.length === 0 ? [] : [{ kind: 'sources changed', cohort, files }]
  })
}

/** Name of a source -> SHA-256 of what was converted; empty where the descriptor has a fault, which its own stage reports. */
const recordedSources = (cohort: string, disk: Disk): ReadonlyMap<string, ReadonlySet<string>> => {
  const recorded = new Map<string, Set<string>>()
  try {
    const bytes = disk.read(`${RAW}/${cohort}/datapackage.json`)
    const { resources } = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))
    for (const resource of resources) {
      const { file, sha256 } = resource?.source ?? {}
      if (typeof file !== 'string' || typeof sha256 !== 'string') continue
      recorded.set(file, (recorded.get(file) ?? new Set()).add(sha256))
    }
  } catch {
    return new Map()
  }
  return recorded
}

/** @param path from the project's folder */
const hasChanged = (path: string, hashes: ReadonlySet<string>, disk: Disk): boolean => {
  if (isAbsolute(path)) return false // on another drive
  disk.observe(path)
  try {
    const size = disk.size(path)
    if (size === null) return false
    // a file of no bytes may be one of the system, which has no end
    if (size === 0 || size > LARGEST_SOURCE) return true
    const hash = disk.hash(path)
    return hash !== null && [...hashes].some((recorded) => recorded !== hash)
  } catch {
    return false // a folder that may not be read
  }
}

const isPlainName = (name: string): boolean => /^[^\\/\0.][^\\/\0]*$/.test(name)
