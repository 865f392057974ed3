import { canBe } from '../can-be.ts'
import type { FoundNumber } from '../numbers/found-number.ts'
import { factorOf, valueAgrees } from '../value-agrees.ts'
import type { ResultWords } from '../words/result-words.ts'

/** Results that a number of this kind and unit can be, and that print as it. Many of a small count: then they say nothing. */
export const sameValue = (
  number: FoundNumber,
  results: readonly ResultWords[],
  daysPerMonth?: number,
): readonly ResultWords[] =>
  results.filter(
    (result) =>
      canBe(number, result) &&
      factorOf(number, result, daysPerMonth) !== null &&
      valueAgrees(number, result, daysPerMonth),
  )
