/**
 * What people take for one and the same text: letters of one form (NFKC), without case, without characters that nobody sees, each
 * run of blanks as one. U+00A0, a no-break space, is a blank; U+200B, of no width, is nothing.
 */
export const seenText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

/** The same of an identifier, in which a leading zero of a number is often lost: "P07" and "p7" are alike. */
export const seenIdentifier = (text: string): string => seenText(text).replace(/(?<!\d)0+(?=\d)/g, '')

/** The pairs of different texts that are alike, each with the first of its kind. */
export const alikePairs = <T>(
  items: readonly T[],
  textOf: (item: T) => string,
  seen = seenText,
): readonly (readonly [first: T, other: T])[] => {
  const first = new Map<string, T>()
  return items.flatMap((item): readonly (readonly [T, T])[] => {
    const key = seen(textOf(item))
    const before = first.get(key)
    if (before === undefined) first.set(key, item)
    return before === undefined ? [] : [[before, item]]
  })
}
