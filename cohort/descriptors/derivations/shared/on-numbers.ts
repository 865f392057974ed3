import type { Subject, Value } from '../../../values/value.ts'

/** A function of a subject's numbers; null where one of them is missing. */
export const onNumbers = <T extends Value>(
  names: readonly string[],
  subject: Subject,
  f: (values: readonly number[]) => T,
): T | null => {
  const values = names.map((name) => subject[name] ?? null)
  return values.every((value) => typeof value === 'number') ? f(values) : null
}
