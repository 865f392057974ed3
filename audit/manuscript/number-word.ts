const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number as a word, with a capital letter if the word before had one; null above ninety-nine. */
export const numberWord = (value: bigint, before: string): string | null => {
  const n = Number(value)
  if (n < 0 || n > 99) return null
  const word =
    n < 20 ? UNITS[n]! : `${TENS[Math.floor(n / 10) - 2]}${n % 10 === 0 ? '' : `-${UNITS[n % 10]}`}`
  return /^\p{Lu}/u.test(before) ? word[0]!.toUpperCase() + word.slice(1) : word
}
