import type { Format } from '../contracts.ts'
import { canonicalJson } from './canonical-json.ts'
import { fromBytes, toBytes } from './text.ts'

/** A nested artifact: canonical JSON. Numbers are written by the shortest text that reads back as the same double. */
export const json = <T>(): Format<T> => ({
  decode: (bytes) => JSON.parse(fromBytes(bytes)) as T,
  encode: (value) => toBytes(canonicalJson(value)),
})

/** JSON with the keys in insertion order, for maps whose order matters (the plan's sections). */
export const orderedJson = <T>(): Format<T> => ({
  decode: (bytes) => JSON.parse(fromBytes(bytes)) as T,
  encode: (value) => toBytes(`${JSON.stringify(value, null, 2)}\n`),
})
