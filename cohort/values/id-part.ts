/**
 * A word as a part of an id: letters of every script, digits and most signs as they are; every other character as its
 * code point in hexadecimal digits between tildes, `II/III` as `II~2F~III`. Escaped are
 *
 * * characters with a meaning in ids: `/ @ = ;`, and `~` itself;
 * * `%`, quotes, `,`, `:`, `#` and `\`, so that an id needs no second escape in a cell of CSV, a plain scalar of YAML,
 *   a URL, or between quotes;
 * * white space, except a single space between two other characters;
 * * what is not seen: control characters, characters that change the direction of text, characters of no width, half of
 *   a surrogate pair, and code points that are no characters.
 *
 * The ranges are written out, since a Unicode property has other members in another version of Node.
 * `decodeIdPart` is the inverse, so that two words never have one id.
 */
export const idPart = (word: string): string =>
  word.replace(ESCAPED, (c) => `~${c.codePointAt(0)!.toString(16).toUpperCase()}~`)

const ESCAPED = new RegExp(
  [
    '^ | (?= |$)',
    '[/@=;~%"\'`,:#\\\\]',
    '[\\0-\\x1f\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f\\u3000]',
    '[\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f]',
    '[\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]',
    '[\\ud800-\\udfff]',
    '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}]',
  ].join('|'),
  'gu',
)

/** The word again from its part of an id; other tildes are left as they are. */
export const decodeIdPart = (part: string): string =>
  part.replace(/~([0-9A-F]{1,6})~/g, (written, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code > LAST_CODE_POINT ? written : String.fromCodePoint(code)
  })

const LAST_CODE_POINT = 0x10ffff
