import { type Box, isOverlap, markBounds } from './bounds.ts'
import { hasCommonArea } from './common-area.ts'
import type { Area } from './definitions.ts'
import type { FillMark, Mark } from './marks.ts'

/** A mark that is opaque, and a box around it. */
interface Placed {
  readonly mark: Mark
  readonly bounds: Box
  /** Of an area: the same for the same area. */
  readonly area: string
}

/**
 * Marks through which others show, as opaque marks on white that look the same. A mark is painted in its colour on white,
 * and once more for each mark below it: where both are, in the colour of both. The place where two lines cross has the
 * colour of the upper one only.
 */
export const opaqueMarks = (marks: readonly Mark[]): readonly Mark[] => {
  let painted: Placed[] = []
  for (const mark of marks) {
    if (mark.clips.length > 0 && !hasCommonArea(mark.clips)) continue
    const added = (mark.opacity < 1 ? blended(mark, painted) : [mark]).map(placed)
    for (const one of added) {
      if (one.mark.kind === 'fill') painted = painted.filter((other) => !isHidden(other, one))
      painted.push(one)
    }
  }
  return painted.map(({ mark }) => mark)
}

const placed = (mark: Mark): Placed => ({
  mark,
  bounds: markBounds(mark),
  area: mark.kind === 'fill' ? keyOf(mark.area) : '',
})

/** Marks in a cluster of dots double with each dot. Few of them show through a dot, many through a band or a bar. */
const MOST_BELOW = { dot: 16, other: 200 } as const
/** In the unit of the page, 0.01 mm. */
const DOT = 500
/** Where more than three marks of these are one over the other, the upper three show. */
const MOST_LAYERS = 2

const blended = (mark: Mark, painted: readonly Placed[]): readonly Mark[] => {
  const bounds = markBounds(mark)
  const below = painted.filter(
    ({ bounds: box, mark: other }) =>
      isOverlap(bounds, box) && other.clips.length < mark.clips.length + MOST_LAYERS,
  )
  const [left, top, right, bottom] = bounds
  const isDot = right - left < DOT && bottom - top < DOT
  const isCrowd = below.length > MOST_BELOW[isDot ? 'dot' : 'other']
  const ground = { ...mark, colour: mixed(mark, isCrowd ? below.at(-1)!.mark.colour : WHITE), opacity: 1 }
  return isCrowd ? [ground] : [ground, ...below.flatMap(({ mark: other }) => both(mark, other))]
}

const WHITE = [255, 255, 255] as const

/** Where a mark is over another, in the colour of both. */
const both = (mark: Mark, below: Mark): readonly Mark[] => {
  const colour = mixed(mark, below.colour)
  const clips = [...below.clips, ...mark.clips]
  if (mark.kind === 'fill') return within({ ...below, colour, clips }, mark.area)
  return below.kind === 'fill' ? within({ ...mark, colour, clips, opacity: 1 }, below.area) : []
}

/** A mark clipped to an area, unless it is that area; nothing, if they have nothing in common. */
const within = (mark: Mark, area: Area): readonly Mark[] => {
  const clips = [...new Map([...mark.clips, area].map((clip) => [keyOf(clip), clip])).entries()]
  const own = mark.kind === 'fill' ? keyOf(mark.area) : ''
  if (!hasCommonArea([...clips.map(([, clip]) => clip), ...(mark.kind === 'fill' ? [mark.area] : [])]))
    return []
  return [{ ...mark, clips: clips.filter(([key]) => key !== own).map(([, clip]) => clip) }]
}

const mixed = ({ colour, opacity }: Mark, below: Mark['colour']): Mark['colour'] => {
  const part = (i: 0 | 1 | 2) => Math.round(colour[i] * opacity + below[i] * (1 - opacity))
  return [part(0), part(1), part(2)]
}

/** Whether nothing of a mark is seen after an area was painted: both are this area, clipped at least as much. */
const isHidden = (other: Placed, { area, mark }: Placed): boolean => {
  if (other.area !== area) return false
  const clipped = new Set((other.mark as FillMark).clips.map(keyOf))
  return mark.clips.every((clip) => clipped.has(keyOf(clip)))
}

const KEYS = new WeakMap<Area, string>()

/** The same text for the same area. */
const keyOf = (area: Area): string => {
  const known = KEYS.get(area)
  if (known !== undefined) return known
  const key = `${area.isEvenOdd} ${area.segments.map(({ kind, points }) => kind + points.map((n) => n.toFixed(1)).join(' ')).join()}`
  KEYS.set(area, key)
  return key
}
