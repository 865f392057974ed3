import { fromRoot } from './described.ts'

/** A node of the crate's flat graph. Undefined properties are not written. */
export interface Entity {
  readonly '@id': string
  readonly '@type': string | readonly string[]
  readonly [property: string]: unknown
}

export interface Reference {
  readonly '@id': string
}

export const ref = (id: string): Reference => ({ '@id': id })

/** A list in compacted JSON-LD: a single value without a list, undefined for none. */
export const single = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length === 0 ? undefined : values.length === 1 ? values[0] : values

/** The crate's id of a file: its path relative to the crate's root, or a local identifier for a file outside. */
export const fileId = (cohort: string, path: string): string => {
  const relative = fromRoot(cohort, path)
  return relative.startsWith('../') ? localId(path) : uri(relative)
}

export const localId = (text: string): string => `#${uri(text)}`

export const isUrl = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/\S+$/.test(text)

/** Escaped where a URI requires it; letters of any script stay, as RO-Crate requires. */
const uri = (text: string): string =>
  text.replace(/[\s%#?"<>\\^`{|}]/g, (character) => encodeURIComponent(character))
