import type { Token } from './tokens.ts'

/** The places of the first token of each sentence, in ascending order. The first is 0. */
export const sentenceStarts = (tokens: readonly Token[]): readonly number[] =>
  tokens.flatMap((token, i) => (i === 0 || endsBefore(tokens, i, token) ? [i] : []))

const endsBefore = (tokens: readonly Token[], i: number, token: Token): boolean => {
  let end = i - 1
  if (/^[)\]"”’]$/.test(tokens[end]!.text)) end--
  const stop = tokens[end]
  if (stop === undefined || !/^[.!?]$/.test(stop.text) || tokens[i - 1]!.to === token.from) return false
  if (!/^[\p{Lu}\p{N}([“"<>≥≤]/u.test(token.text)) return false
  const word = tokens[end - 1]
  return word === undefined || word.to < stop.from || !ABBREVIATIONS.test(word.text)
}

/** Also single small letters, as in "e.g." */
const ABBREVIATIONS =
  /^(?:figs?|tabs?|tables?|sect?s?|eqs?|refs?|nos?|vols?|vers?|approx|ca|cf|vs|al|resp|dr|prof|st|suppl|pp|[a-z])$/i

/** The sentence that a token is in, as first and last place (not included). */
export const sentenceOf = (
  starts: readonly number[],
  place: number,
  length: number,
): readonly [from: number, to: number] => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= place) low = middle
    else high = middle - 1
  }
  return [starts[low] ?? 0, starts[low + 1] ?? length]
}
