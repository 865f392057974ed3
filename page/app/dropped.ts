import { unzipSync } from 'fflate'
import type { Files } from '../messages.ts'

/** What was opened: the folder of a cohort, or tables. */
export type Opened =
  /** Files by their path in a study: raw ones, and records of public editions and of a confirmation. */
  | { readonly kind: 'cohort'; readonly name: string; readonly files: Files }
  /** Files by name. */
  | { readonly kind: 'tables'; readonly files: Files }
  | { readonly kind: 'problem'; readonly problem: string }

const MOST_BYTES = 200e6
const MOST_FILES = 1_000

/** The files of a zip or of a list; a cohort is recognized by its two descriptors. */
export const opened = async (given: readonly File[]): Promise<Opened> => {
  const total = given.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_BYTES) return problem(`expected at most 200 MB, found ${Math.round(total / 1e6)} MB`)
  if (given.length > MOST_FILES) return problem(`expected at most ${MOST_FILES} files, found ${given.length}`)
  const files = new Map<string, Uint8Array>()
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (/\.zip$/i.test(file.name)) {
      const unpacked = unzipped(file.name, bytes)
      if (typeof unpacked === 'string') return problem(unpacked)
      for (const [path, content] of unpacked) files.set(path, content)
    } else files.set(file.webkitRelativePath || file.name, bytes)
  }
  return sorted(files)
}

const sorted = (files: ReadonlyMap<string, Uint8Array>): Opened => {
  const seen = [...files].filter(([path]) => !path.split('/').some((part) => part.startsWith('.')))
  if (seen.length === 0) return problem('expected files, found none')
  const descriptors = seen.filter(([path]) => /(^|\/)datapackage\.json$/.test(path))
  const folder = descriptors
    .map(([path]) => path.slice(0, -'datapackage.json'.length))
    .find((at) => files.has(`${at}analysis.yaml`))
  if (folder === undefined)
    return { kind: 'tables', files: new Map(seen.map(([path, bytes]) => [nameOf(path), bytes])) }
  const name = cohortName(folder.split('/').at(-2) ?? 'cohort')
  const raw = seen
    .filter(([path]) => path.startsWith(folder) && !path.slice(folder.length).includes('/'))
    .map(([path, bytes]) => [`data/raw/${name}/${path.slice(folder.length)}`, bytes] as const)
  const recorded = seen.flatMap(([path, bytes]) => {
    const [own] = /(?:^|\/)(data\/(?:public|confirmed)\/.*)$/.exec(path)?.slice(1) ?? []
    return own?.split('/')[2] === name ? [[own, bytes] as const] : []
  })
  return { kind: 'cohort', name, files: new Map([...raw, ...recorded]) }
}

/** A name that a folder of a study may have. */
export const cohortName = (text: string): string => {
  const name = text
    .toLowerCase()
    .replace(/\.[a-z0-9]+$/, '')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 64)
  return name === '' ? 'cohort' : name
}

const nameOf = (path: string): string => path.split('/').at(-1)!

/** The files of a zip, or why it is not opened. Declared sizes are added up before anything is unpacked. */
const unzipped = (name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | string => {
  let size = 0
  let count = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize
        count += 1
        return size <= MOST_BYTES && count <= MOST_FILES
      },
    })
    if (size > MOST_BYTES) return `${name}: expected at most 200 MB of content, found more`
    if (count > MOST_FILES) return `${name}: expected at most ${MOST_FILES} files, found more`
    return new Map(Object.entries(files).filter(([path]) => !path.endsWith('/')))
  } catch {
    return `${name}: expected a zip file, found another kind of file or an incomplete one`
  }
}

const problem = (text: string): Opened => ({ kind: 'problem', problem: text })
