import type { Value } from '../values/value.ts'

/** A cell's value, or what is wrong with its text. */
export type CellReading =
  | { readonly value: Value }
  | { readonly expected: string; readonly found: string; readonly remedy?: string | undefined }
