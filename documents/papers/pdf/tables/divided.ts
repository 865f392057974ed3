import type { Fragment } from '../fragments.ts'
import { type Column, columnsUnder } from './columns.ts'

/** A part of a text that was one in the file. */
interface DividedFragment extends Fragment {
  readonly isDivided: true
}

export const DIVIDED = 'near its neighbour: divided at a space'

export const isDivided = (fragment: Fragment): boolean => 'isDivided' in fragment

/** In sizes of the font: how far from a gap a space may be, since widths of letters are only estimated. */
const REACH = 1.5

/** A text over several columns as those of each column: divided at the spaces nearest to the gaps, if all are near. */
export const divided = (fragment: Fragment, columns: readonly Column[]): readonly Fragment[] => {
  const [first, last] = columnsUnder(fragment, columns)
  if (first === last) return [fragment]
  const { text, left, right, size } = fragment
  const xOf = (place: number): number => left + ((right - left) * place) / text.length
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  const cuts: number[] = []
  for (let column = first; column < last; column++) {
    const gap = (columns[column]!.right + columns[column + 1]!.left) / 2
    const distance = (space: number): number => Math.abs(xOf(space + 0.5) - gap)
    const [nearest] = [...spaces].sort((a, b) => distance(a) - distance(b))
    if (nearest === undefined || distance(nearest) > REACH * size || cuts.includes(nearest)) return [fragment]
    cuts.push(nearest)
  }
  const ends = [-1, ...cuts, text.length]
  return ends.slice(1).map((end, i): DividedFragment => {
    const begin = ends[i]! + 1
    return { ...fragment, text: text.slice(begin, end), left: xOf(begin), right: xOf(end), isDivided: true }
  })
}
