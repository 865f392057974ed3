/** Characters [from, to) of a part that are replaced. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * A text with its splices. Those at one place follow each other as given.
 *
 * @throws Error if two splices overlap: a fault of this program
 */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  const sorted = splices.map((splice, i) => ({ ...splice, i }))
  // an insertion comes before what is replaced from the same place on
  sorted.sort((a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from) || a.i - b.i)
  const pieces: string[] = []
  let last = 0
  for (const { from, to, text: replacement } of sorted) {
    if (from < last || to < from) throw new Error(`two changes at character ${from}`)
    pieces.push(text.slice(last, from), replacement)
    last = to
  }
  return [...pieces, text.slice(last)].join('')
}
