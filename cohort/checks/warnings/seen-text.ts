/**
 * Key of texts that look the same: compatibility forms (NFKC), lower case, without invisible characters, each run of
 * blanks as one. U+00A0, a no-break space, is a blank; U+200B, of zero width, is removed.
 */
export const seenText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()

/** The same for identifiers, without leading zeros, which are often lost: "P07" and "p7" are alike. */
export const seenIdentifier = (text: string): string => seenText(text).replace(/(?<!\d)0+(?=\d)/g, '')

/** The pairs of items whose texts look the same, each with the first of its kind. */
export const alikePairs = <T>(
  items: readonly T[],
  textOf: (item: T) => string,
  seen = seenText,
): readonly (readonly [first: T, other: T])[] => {
  const first = new Map<string, T>()
  return items.flatMap((item): readonly (readonly [T, T])[] => {
    const key = seen(textOf(item))
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, item)
    return earlier === undefined ? [] : [[earlier, item]]
  })
}
