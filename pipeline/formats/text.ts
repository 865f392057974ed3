import type { Format } from '../contracts.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const toBytes = (text: string): Uint8Array => encoder.encode(text)
export const fromBytes = (bytes: Uint8Array): string => decoder.decode(bytes)

/** UTF-8 text, unchanged. */
export const text: Format<string> = { decode: fromBytes, encode: toBytes }

/** Unchanged bytes, for files whose encoding is known only after another file was read. */
export const bytes: Format<Uint8Array> = { decode: (value) => value, encode: (value) => value }
