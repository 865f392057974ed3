import { addressesIn, bracketed } from './brackets.ts'
import type { FoundNumber, OtherKind } from './found-number.ts'
import { type Scanned, scan } from './number-items.ts'
import { otherKindOf } from './not-results.ts'
import { phrasesOf } from './phrases.ts'
import type { ProseOptions } from './prose-paragraph.ts'

/**
 * The numbers of a paragraph with their kind, in the order of the text, each once: those that a result can give and those
 * that none can (references, labels, confidence levels, times, versions, doses). Numbers in words are found from one to
 * ninety-nine. A number without hints of its kind counts as doubtful. Takes time linear in the length of the text.
 *
 * Checked against sentences whose numbers were marked by hand (`test/audit/prose/`).
 */
export const numbersIn = (text: string, options: ProseOptions = {}): readonly FoundNumber[] =>
  foundIn(scan(text, options))

/** The same of a text that was scanned already. */
export const foundIn = (scanned: Scanned): readonly FoundNumber[] => {
  const kinds = otherKinds(scanned)
  const phrased = phrasesOf(scanned, kinds)
  return scanned.items.map(({ from, to, text, number, unit, isWord }, i) => {
    const { kind, phrase, spread, isDoubtful, unitOfPhrase } = phrased[i]!
    return { from, to, text, kind, number, unit: unit || unitOfPhrase, isWord, isDoubtful, spread, phrase }
  })
}

/** What each number is that is no result; null for the others. */
const otherKinds = (scanned: Scanned): readonly (OtherKind | null)[] => {
  const addresses = addressesIn(scanned.text)
  const brackets = bracketed(scanned)
  const kinds: (OtherKind | null)[] = []
  let address = 0
  for (const [i, { from }] of scanned.items.entries()) {
    while (address < addresses.length && addresses[address]![1] <= from) address++
    const isInAddress = address < addresses.length && addresses[address]![0] <= from
    kinds.push(isInAddress ? 'address' : (brackets.get(i) ?? otherKindOf(scanned, i, kinds[i - 1] ?? null)))
  }
  return kinds
}
