import { z } from 'zod'

/** Names become parts of ids, paths and SQL: letters, digits, "-" and "_". */
export const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
  error: 'a name of letters, digits, "-" and "_" that begins with a letter',
})
export const VariableName = z.string().min(1).max(200)
export const Text = z.string().min(1).max(10_000)
