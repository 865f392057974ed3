import type { FoundNumber } from '../numbers/found-number.ts'
import type { Scanned } from '../numbers/number-items.ts'

/** A paragraph with its numbers: `numbers[i]` is what `scanned.items[i]` is. */
export interface ReadParagraph {
  readonly text: string
  readonly scanned: Scanned
  readonly numbers: readonly FoundNumber[]
}

/** What a number of a paragraph is in a check: those of one analysis are compared with each other. */
export interface PaperRole {
  /** Of the number in its paragraph. */
  readonly index: number
  /** Unique in the paragraph. */
  readonly analysis: string
  /** As in the id of a result, with its level before it or its time after it: `women/count`, `survival@12`. */
  readonly statistic: string
  /** What is reported, if it is not the number as it was read: the 2 of "F(2,112)". */
  readonly text?: string
}

/** The place in the text at which the sentence of a number begins, and that at which it ends. */
export const sentenceEnds = (
  { scanned }: ReadParagraph,
  index: number,
): readonly [from: number, to: number] => {
  const [first, next] = scanned.items[index]!.sentence
  return [scanned.tokens[first]!.from, scanned.tokens[next - 1]!.to]
}
