/** What a reference in the data and a long text have in common: the variable and the observation, both from 1. */
export const longTextKey = (variable: number, observation: number): string => `${variable}:${observation}`

/**
 * The key of the 8 bytes of a reference: variable and observation have 4 and 4 bytes (release 117), 2 and 6 (118) or
 * 3 and 5 (119), each in the byte order of the file. Null for no text.
 */
export const referenceKey = (bytes: Uint8Array, release: number, isLittleEndian: boolean): string | null => {
  const split = { 117: 4, 118: 2, 119: 3 }[release] ?? 4
  const variable = wholeNumber(bytes.subarray(0, split), isLittleEndian)
  const observation = wholeNumber(bytes.subarray(split, 8), isLittleEndian)
  return variable === 0 && observation === 0 ? null : longTextKey(variable, observation)
}

const wholeNumber = (bytes: Uint8Array, isLittleEndian: boolean): number =>
  (isLittleEndian ? [...bytes].reverse() : [...bytes]).reduce((sum, byte) => sum * 256 + byte, 0)
