/** Uniform whole numbers from 0 to n - 1; the same for the same seed on every machine. */
export type RandomBelow = (n: number) => number

/**
 * A seeded source of whole random numbers: sfc32 (Doty-Humphrey's small fast counter, 128 bits of state, passes
 * PractRand), in 32-bit integer steps only, so the same seed gives the same numbers on every machine. Numbers below n
 * are drawn by rejection, without a modulo bias.
 *
 * `seed`: a whole number from 0 to 2^32 - 1, else throws; n from 1 to 2^32.
 */
export const randomBelow = (seed: number): RandomBelow => {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 4294967296)) {
    throw new Error(`randomBelow: expected a whole seed from 0 to 4294967295, found ${seed}`)
  }
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let k = 0; k < 15; k++) next()
  return (n) => {
    const limit = 4294967296 - (4294967296 % n)
    let drawn = next()
    while (drawn >= limit) drawn = next()
    return drawn % n
  }
}

/** Puts the items into a random order, in place, each order equally likely (Fisher and Yates). */
export const shuffle = <T>(items: T[], below: RandomBelow): void => {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const kept = items[i]!
    items[i] = items[j]!
    items[j] = kept
  }
}
