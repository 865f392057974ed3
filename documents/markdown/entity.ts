/** The character reference that begins at an offset: those that occur in prose with numbers, and all by code point. */
export const entityAt = (
  text: string,
  offset: number,
): { readonly text: string; readonly end: number } | null => {
  const [whole, hexadecimal, decimal, name] =
    /^&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]{1,10}));/.exec(text.slice(offset, offset + 12)) ?? []
  if (whole === undefined) return null
  const end = offset + whole.length
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? { text: NAMED[name]!, end } : null
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
  return isCharacter ? { text: String.fromCodePoint(code), end } : null
}

const NAMED: Readonly<Record<string, string>> = {
  ...{
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    nbsp: '\u00a0',
    thinsp: '\u2009',
    ensp: '\u2002',
    emsp: '\u2003',
  },
  ...{
    minus: '−',
    ndash: '–',
    mdash: '—',
    middot: '·',
    le: '≤',
    ge: '≥',
    plusmn: '±',
    times: '×',
    hellip: '…',
  },
}
