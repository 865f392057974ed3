interface Place {
  readonly place: number
  readonly other: number
}

/** Damage to any file: a truncated copy, another program's format, a stray key. */
export const ODD_BYTES: Readonly<Record<string, (bytes: Uint8Array, place: Place) => Uint8Array>> = {
  'cut it off': (bytes, { place }) => bytes.slice(0, place % (bytes.length + 1)),
  'another byte': (bytes, { place, other }) => bytes.with(place % Math.max(1, bytes.length), other % 256),
  'a byte more': (bytes, { place, other }) => spliced(bytes, place, 0, [STRAY[other % STRAY.length]!]),
  'bytes less': (bytes, { place, other }) => spliced(bytes, place, 1 + (other % 20), []),
  'a part twice': (bytes, { place, other }) => {
    const at = place % (bytes.length + 1)
    return spliced(bytes, at, 0, [...bytes.slice(at, at + 1 + (other % 200))])
  },
  'as UTF-16': (bytes, { other }) =>
    new Uint8Array(Buffer.from(`${other % 2 === 0 ? '\ufeff' : ''}${text(bytes)}`, 'utf16le')),
  'with a byte order mark': (bytes) => spliced(bytes, 0, 0, [0xef, 0xbb, 0xbf]),
  'lines that end in CR LF': (bytes) => encoded(text(bytes).replace(/\r?\n/g, '\r\n')),
  'one line that ends otherwise': (bytes, { place }) => {
    const lines = text(bytes).split('\n')
    const at = place % lines.length
    return encoded(lines.map((line, i) => (i === at ? `${line}\r` : line)).join('\n'))
  },
  'lines that end in CR': (bytes) => encoded(text(bytes).replace(/\r?\n/g, '\r')),
}

/** NUL, line ends, tab, quotes, delimiters, a lone byte of UTF-8 and of Latin-1. */
const STRAY = [0, 10, 13, 9, 34, 39, 44, 59, 58, 45, 123, 93, 32, 0x80, 0xff, 0xe4, 42, 38]

export const mutatedBytes = (bytes: Uint8Array, kind: string, place: Place): Uint8Array =>
  ODD_BYTES[kind]!(bytes, place)

const spliced = (bytes: Uint8Array, place: number, removed: number, put: readonly number[]): Uint8Array => {
  const at = place % (bytes.length + 1)
  return Uint8Array.from([...bytes.slice(0, at), ...put, ...bytes.slice(at + removed)])
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encoded = (of: string): Uint8Array => new TextEncoder().encode(of)
