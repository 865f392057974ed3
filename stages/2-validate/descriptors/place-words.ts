/**
 * The location of a property in words: `resource "patients" > field "age" > type`. Unnamed items are counted from 1. In
 * the plan every item has a name, so its path is enough.
 */
export const placeWords = (path: readonly (string | number)[], value: unknown): string => {
  if (path[0] !== 'resources') return path.join('.')
  const words: string[] = []
  let current = value
  for (const [i, part] of path.entries()) {
    current = memberOf(current, part)
    if (typeof part === 'number') words.push(itemWords(words.pop()!, current, part))
    // the level "schema" says nothing to the reader
    else if (part !== 'schema' || i === path.length - 1) words.push(part)
  }
  return words.join(' > ')
}

const ITEM_WORDS: Readonly<Record<string, string>> = { resources: 'resource', fields: 'field' }

const itemWords = (list: string, item: unknown, index: number): string => {
  const itemWord = ITEM_WORDS[list]
  if (itemWord === undefined) return `${list}, item ${index + 1}`
  const name = memberOf(item, 'name')
  return typeof name === 'string' && name !== ''
    ? `${itemWord} ${JSON.stringify(name)}`
    : `${itemWord} ${index + 1}`
}

const memberOf = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined
