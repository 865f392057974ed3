/** What newer browsers have for it, which takes a tenth of the time. */
interface WithBase64 {
  toBase64?(): string
}

/** Bytes as base64. */
export const base64 = (bytes: Uint8Array): string => {
  const made = (bytes as WithBase64).toBase64?.()
  if (made !== undefined) return made
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}
