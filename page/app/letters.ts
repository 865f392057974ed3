/** The 85 printable letters of ASCII that mean nothing in a page or a string of a program. */
const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (letter) => !'<>&"\'`\\-!'.includes(letter),
)

/** Bytes as text: 4 bytes, the highest first, are 5 digits to the base 85; a rest of n bytes is n + 1 digits. */
export const asLetters = (bytes: Uint8Array): string => {
  const groups: string[] = []
  for (let i = 0; i < bytes.length; i += 4) {
    let number = 0
    for (let j = 0; j < 4; j++) number = number * 256 + (bytes[i + j] ?? 0)
    let group = ''
    for (let j = 0; j < 5; j++) {
      group = LETTERS[number % 85]! + group
      number = Math.floor(number / 85)
    }
    groups.push(group.slice(0, Math.min(4, bytes.length - i) + 1))
  }
  return groups.join('')
}

/** The bytes of a text that `asLetters` made. */
export const fromLetters = (text: string): Uint8Array<ArrayBuffer> => {
  const digits = new Uint8Array(128)
  for (const [digit, letter] of LETTERS.entries()) digits[letter.charCodeAt(0)] = digit
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5))
  for (let i = 0, at = 0; i < text.length; i += 5, at += 4) {
    let number = 0
    for (let j = i; j < i + 5; j++)
      number = number * 85 + (j < text.length ? digits[text.charCodeAt(j)]! : 84)
    bytes[at] = number / 16_777_216
    bytes[at + 1] = number >>> 16
    bytes[at + 2] = number >>> 8
    bytes[at + 3] = number
  }
  return bytes
}
