import { z } from 'zod'

/** Names become parts of ids, paths and SQL: letters, digits, "-" and "_". */
export const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
  error: 'a name of letters, digits, "-" and "_" that begins with a letter',
})
export const VariableName = z.string().min(1).max(200)
/** What people read: something that can be seen. */
export const Text = z
  .string()
  .max(10_000)
  .regex(/[^\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/, { error: 'a text that is not empty' })
export const Day = z.iso.date({ error: 'a day like 2015-03-31' })
