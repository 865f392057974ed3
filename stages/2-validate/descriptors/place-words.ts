/**
 * The location of a property in words: `resource "patients" > field "age" > type`. Unnamed items are counted from 1. In
 * the plan every item has a name, so its path is enough.
 */
export const placeWords = (path: readonly (string | number)[], value: unknown): string => {
  if (path[0] !== 'resources') return path.join('.')
  const words: string[] = []
  let at = value
  for (const [i, part] of path.entries()) {
    at = memberOf(at, part)
    if (typeof part === 'number') words.push(itemWords(words.pop()!, at, part))
    // the level "schema" says nothing to the reader
    else if (part !== 'schema' || i === path.length - 1) words.push(part)
  }
  return words.join(' > ')
}

const ONE_OF: Readonly<Record<string, string>> = { resources: 'resource', fields: 'field' }

const itemWords = (list: string, item: unknown, index: number): string => {
  const one = ONE_OF[list]
  if (one === undefined) return `${list}, item ${index + 1}`
  const name = memberOf(item, 'name')
  return typeof name === 'string' && name !== '' ? `${one} ${JSON.stringify(name)}` : `${one} ${index + 1}`
}

const memberOf = (of: unknown, name: string | number): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? (of as Record<string | number, unknown>)[name]
    : undefined
