import type { Links } from './links.ts'

/** What is known of a formula from its tokens. */
export interface FormulaTraits {
  /** TRUE() or FALSE() alone, as LibreOffice stores a boolean; null for every other formula. */
  readonly constant: 'TRUE' | 'FALSE' | null
  /** It has TODAY, NOW, RAND or RANDBETWEEN. */
  readonly isChanging: boolean
  readonly isExternal: boolean
  /** What its last operation gives, as far as that is known: a number or a boolean, or a text. */
  readonly gives: 'number' | 'text' | 'either'
  /** The first cell of the range whose formula this is, as `row:column`; null where the cell has its own. */
  readonly sharedBy: string | null
}

/** Bytes after the byte of a token, by token, those of the classes V and A as those of R ([MS-XLS] 2.5.198). */
const SIZES: Readonly<Record<number, number>> = {
  ...{ 1: 4, 2: 4, 24: 5, 25: 3, 28: 1, 29: 1, 30: 2, 31: 8 },
  ...Object.fromEntries(Array.from({ length: 0x14 }, (_, i) => [i + 3, 0])),
  ...{ 32: 7, 33: 2, 34: 3, 35: 4, 36: 4, 37: 8, 38: 6, 39: 6, 40: 6, 41: 2 },
  ...{ 42: 4, 43: 8, 44: 4, 45: 8, 57: 6, 58: 6, 59: 10, 60: 6, 61: 10 },
}

const [SHARED, JOINED, TEXT, ATTRIBUTE, BOOLEAN] = [0x01, 0x08, 0x17, 0x19, 0x1d]
const [FUNCTION, FUNCTION_OF_COUNT, OTHER_NAME] = [0x21, 0x22, 0x39]
/** References in three dimensions: of one cell, of an area, and both after their sheet is gone. */
const ON_OTHER_SHEETS = new Set([0x3a, 0x3b, 0x3c, 0x3d])

/** Operations on numbers, comparisons, minus, percent; booleans and numbers. A plus sign and brackets change nothing. */
const NUMERIC = new Set([0x03, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x13, 0x14])
const NEUTRAL = new Set([0x12, 0x15])
const CONSTANT_NUMBERS = new Set([0x1d, 0x1e, 0x1f])

/** Numbers of functions ([MS-XLS] 2.5.198.17, Ftab). */
const [TRUE, FALSE] = [34, 35]
const CHANGING_FUNCTIONS = new Set([63, 74, 221])
/** Functions that give a number or a boolean: COUNT, SUM, AVERAGE, MIN, MAX, ROUND, DATE, TODAY, DATEDIF and their like. */
const NUMERIC_FUNCTIONS = new Set([
  ...[0, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20, 21, 22, 23, 24, 25, 26, 27, 32, 33, 34, 35, 36, 37, 38, 39, 46, 63],
  ...[64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 109, 126, 127, 128, 129, 140, 169, 183, 190, 193, 194, 197],
  ...[198, 212, 213, 216, 220, 221, 227, 228, 285, 288, 325, 326, 327, 328, 337, 345, 346, 347, 351],
])
/** FIXED, REPT, MID, TEXT, CHAR, LOWER, UPPER, LEFT, TRIM, SUBSTITUTE, CONCATENATE and their like. */
const TEXT_FUNCTIONS = new Set([
  13, 14, 30, 31, 48, 111, 112, 113, 114, 115, 116, 118, 119, 120, 130, 162, 219, 336,
])

/** Attributes: a sum of one argument, a list of jumps; the others jump or space ([MS-XLS] 2.5.198.4 and its neighbours). */
const [SUM, CHOOSE] = [0x10, 0x04]

/** A token of a formula, as far as its traits need it. */
interface Token {
  readonly id: number
  /** The number of the function that is called; null for other tokens. */
  readonly called: number | null
  /** The two numbers that follow the token; 0 beyond the end. */
  readonly first: number
  readonly second: number
  /** The byte that follows the token. */
  readonly byte: number
}

/**
 * The traits of a formula in its tokens, which are walked and never computed. An unknown token ends the walk: nothing is
 * claimed of what follows.
 */
export const formulaTraits = (bytes: Uint8Array, links: Links): FormulaTraits => {
  const { tokens, isWhole } = tokensOf(bytes)
  const shared = tokens.find(({ id }) => id === SHARED)
  const last = tokens.findLast(({ id, byte }) => !NEUTRAL.has(id) && (id !== ATTRIBUTE || byte === SUM))
  return {
    constant: isWhole && tokens.length === 1 ? constantOf(tokens[0]!) : null,
    isChanging: tokens.some((token) => isChanging(token, links)),
    isExternal: tokens.some(
      ({ id, first }) => (id === OTHER_NAME || ON_OTHER_SHEETS.has(id)) && links.isExternal(first),
    ),
    gives: isWhole && last !== undefined ? resultOf(last) : 'either',
    sharedBy: shared === undefined ? null : `${shared.first}:${shared.second}`,
  }
}

const tokensOf = (bytes: Uint8Array): { readonly tokens: readonly Token[]; readonly isWhole: boolean } => {
  const tokens: Token[] = []
  const number = (at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  for (let at = 0; at < bytes.length; ) {
    const id = baseToken(bytes[at]!)
    const size = sizeOf(bytes, at, id)
    if (size === null || at + 1 + size > bytes.length) return { tokens, isWhole: false }
    const [first, second, byte] = [number(at + 1), number(at + 3), bytes[at + 1] ?? 0]
    const called = id === FUNCTION ? first : id === FUNCTION_OF_COUNT ? number(at + 2) : null
    tokens.push({ id, called, first, second, byte })
    at += 1 + size
  }
  return { tokens, isWhole: true }
}

const baseToken = (token: number): number => (token < 0x20 ? token : (token & 0x1f) | 0x20)

const sizeOf = (bytes: Uint8Array, at: number, id: number): number | null => {
  const byte = (offset: number): number => bytes[at + offset] ?? 0
  if (id === TEXT) return 2 + byte(1) * ((byte(2) & 1) === 0 ? 1 : 2)
  if (id === ATTRIBUTE && byte(1) === CHOOSE) return 3 + (byte(2) + byte(3) * 256 + 1) * 2
  return SIZES[id] ?? null
}

const isChanging = ({ id, called, first, second }: Token, links: Links): boolean =>
  (called !== null && CHANGING_FUNCTIONS.has(called)) ||
  (id === OTHER_NAME && /^(_xlfn\.)?(RANDBETWEEN|RANDARRAY)$/i.test(links.functionName(first, second)))

const resultOf = ({ id, called }: Token): FormulaTraits['gives'] => {
  if (called !== null)
    return NUMERIC_FUNCTIONS.has(called) ? 'number' : TEXT_FUNCTIONS.has(called) ? 'text' : 'either'
  if (id === TEXT || id === JOINED) return 'text'
  return NUMERIC.has(id) || CONSTANT_NUMBERS.has(id) || id === ATTRIBUTE ? 'number' : 'either'
}

const constantOf = ({ id, called, byte }: Token): FormulaTraits['constant'] => {
  if (id === BOOLEAN) return byte === 0 ? 'FALSE' : 'TRUE'
  return called === TRUE ? 'TRUE' : called === FALSE ? 'FALSE' : null
}
