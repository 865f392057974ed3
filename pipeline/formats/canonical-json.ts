/** JSON with sorted keys, two spaces and one trailing newline: equal values give equal texts. */
export const canonicalJson = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`

const sorted = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`json: expected a finite number, found ${value}`)
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  // a null prototype, so that "__proto__" is an ordinary key
  const result: Record<string, unknown> = Object.create(null)
  for (const [key, member] of entries) result[key] = sorted(member)
  return result
}
