/** Text of bytes in an encoding; null where the bytes are none of it. */
export type DecodeText = (bytes: Uint8Array) => string | null

/**
 * A strict decoder by the name of an encoding as statistics programs write it (`windows-1252`, `cp932`, `UTF-8`); null
 * where the encoding is not known. Names and tables: Encoding Standard (WHATWG), plus the numbers of code pages.
 */
export const textDecoderOf = (name: string): DecodeText | null => {
  const key = name.trim().toLowerCase()
  if (ASCII.has(key)) return decodeAscii
  const label = LABELS[key] ?? key
  if (/^(windows-|cp|x-cp)1252$|^(iso-?8859-1|l1|latin1)$/.test(label)) return decodeWindows1252
  const decoder = strictDecoder(label)
  if (decoder === null) return null
  return (bytes) => decodeAscii(bytes) ?? decodeBy(decoder, bytes)
}

const ASCII = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', '20127'])

/** Names that are not labels of the Encoding Standard. */
const LABELS: Readonly<Record<string, string>> = {
  cp65001: 'utf-8',
  '65001': 'utf-8',
  cp932: 'shift_jis',
  '932': 'shift_jis',
  cp936: 'gbk',
  '936': 'gbk',
  cp949: 'euc-kr',
  '949': 'euc-kr',
  '51949': 'euc-kr',
  cp950: 'big5',
  '950': 'big5',
  cp874: 'windows-874',
  '874': 'windows-874',
  '54936': 'gb18030',
  '51932': 'euc-jp',
  '819': 'latin1',
  ...Object.fromEntries(
    [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [String(page), `windows-${page}`]),
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 13, 15].flatMap((part) => [
      [String(28_590 + part), `iso-8859-${part}`],
      [`cp${28_590 + part}`, `iso-8859-${part}`],
    ]),
  ),
}

const strictDecoder = (label: string): TextDecoder | null => {
  try {
    // the byte order mark is a character like others within a file
    return new TextDecoder(label, { fatal: true, ignoreBOM: true })
  } catch {
    return null
  }
}

/** Text of a document in UTF-8, without its byte order mark; null where the bytes are none. */
export const utf8Text: DecodeText = (bytes) => decodeBy(new TextDecoder('utf-8', { fatal: true }), bytes)

const decodeBy = (decoder: TextDecoder, bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Strings of this length and less are made without a decoder, which costs more than they do. */
const SHORT = 4096

/** Text of bytes below 128; null where there are others. Shift-JIS and its like have these bytes for the same letters. */
export const decodeAscii: DecodeText = (bytes) => {
  for (const byte of bytes) if (byte >= 128) return null
  if (bytes.length <= SHORT) return String.fromCharCode(...bytes)
  return chunked(bytes, (byte) => byte)
}

/** Windows-1252, with this table: some versions of Node decode it as ISO-8859-1. */
const decodeWindows1252: DecodeText = (bytes) =>
  decodeAscii(bytes) ??
  chunked(bytes, (byte) => (byte < 128 || byte > 159 ? byte : WINDOWS_1252[byte - 128]!))

/** Letters of the bytes 128 to 159; the five that are not assigned are control characters. */
const WINDOWS_1252 = [
  ...[0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152],
  ...[0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122],
  ...[0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178],
]

const chunked = (bytes: Uint8Array, letter: (byte: number) => number): string => {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += SHORT)
    parts.push(String.fromCharCode(...Array.from(bytes.subarray(start, start + SHORT), letter)))
  return parts.join('')
}
