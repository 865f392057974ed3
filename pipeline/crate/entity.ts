import { fromRoot } from './described.ts'

/** A node of the crate's flat graph. What is undefined is not written. */
export interface Entity {
  readonly '@id': string
  readonly '@type': string | readonly string[]
  readonly [property: string]: unknown
}

export interface Reference {
  readonly '@id': string
}

export const ref = (id: string): Reference => ({ '@id': id })

/** A list as compacted JSON-LD has it: one value stands alone, none is not written. */
export const single = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length === 0 ? undefined : values.length === 1 ? values[0] : values

/** A path of the project as the crate names it: relative to its root, or as a local identifier where it lies elsewhere. */
export const fileId = (cohort: string, path: string): string => {
  const relative = fromRoot(cohort, path)
  return relative.startsWith('../') ? localId(path) : uri(relative)
}

export const localId = (text: string): string => `#${uri(text)}`

export const isUrl = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/\S+$/.test(text)

/** Escaped where a URI asks for it; letters of any script stay, as RO-Crate asks for. */
const uri = (text: string): string =>
  text.replace(/[\s%#?"<>\\^`{|}]/g, (character) => encodeURIComponent(character))
