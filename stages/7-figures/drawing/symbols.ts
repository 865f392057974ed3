/** A mark's outline around 0,0 in units of its radius: polygons and strokes as lists of points, or a circle. */
export interface Outline {
  readonly strokes: readonly (readonly (readonly [number, number])[])[]
  readonly isClosed: boolean
}

const closed = (...points: readonly (readonly [number, number])[]): Outline => ({
  strokes: [points],
  isClosed: true,
})
const open = (...strokes: Outline['strokes']): Outline => ({ strokes, isClosed: false })
const line = (x1: number, y1: number, x2: number, y2: number) =>
  [
    [x1, y1],
    [x2, y2],
  ] as const

export const CIRCLE: Outline = { strokes: [], isClosed: true }
const SQUARE = closed([-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85])
const DIAMOND = closed([0, -1.2], [1, 0], [0, 1.2], [-1, 0])
const TRIANGLE = closed([0, -1.1], [1.1, 0.85], [-1.1, 0.85])
const TRIANGLE_DOWN = closed([0, 1.1], [-1.1, -0.85], [1.1, -0.85])
const HEXAGON = closed([1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87])
const TIMES = open(line(-0.85, -0.85, 0.85, 0.85), line(-0.85, 0.85, 0.85, -0.85))
const PLUS = open(line(-1.1, 0, 1.1, 0), line(0, -1.1, 0, 1.1))
const BAR = open(line(0, -1.2, 0, 1.2))
const BOW_TIE = closed([-1, -0.9], [1, 0.9], [1, -0.9], [-1, 0.9])

/** Arrow heads of intervals that extend beyond the axis; the tip is at 0,0. */
export const HEAD_LEFT = closed([0, 0], [1.7, -0.9], [1.7, 0.9])
export const HEAD_RIGHT = closed([0, 0], [-1.7, -0.9], [-1.7, 0.9])

/** Marks within a lane (filled) and at its end (outlined); no shape is in both lists. */
export const MARK_OUTLINES = [TRIANGLE, DIAMOND, HEXAGON, BOW_TIE] as const
export const END_OUTLINES = [CIRCLE, SQUARE, TIMES, PLUS, TRIANGLE_DOWN, BAR] as const
/** Competing events on a curve. */
export const CAUSE_OUTLINES = [DIAMOND, TRIANGLE_DOWN, SQUARE, CIRCLE] as const

interface PathSink {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  closePath(): void
}

/** The outline as a symbol of Plot. `area`: that of a circle with the mark's radius. */
export const plotSymbol = (outline: Outline) => ({
  draw: (path: PathSink, area: number): void => {
    const radius = Math.sqrt(area / Math.PI)
    if (outline === CIRCLE) {
      path.moveTo(radius, 0)
      path.arc(0, 0, radius, 0, 2 * Math.PI)
    }
    for (const stroke of outline.strokes) {
      stroke.forEach(([x, y], i) => {
        if (i === 0) path.moveTo(x * radius, y * radius)
        else path.lineTo(x * radius, y * radius)
      })
      if (outline.isClosed) path.closePath()
    }
  },
})

/** The outline as a path of SVG or of a Vega symbol. */
export const outlinePath = (outline: Outline, radius: number, x = 0, y = 0): string => {
  if (outline === CIRCLE)
    return `M${x + radius},${y}A${radius},${radius},0,1,1,${x - radius},${y}A${radius},${radius},0,1,1,${x + radius},${y}Z`
  const point = ([dx, dy]: readonly [number, number]): string => `${x + dx * radius},${y + dy * radius}`
  return outline.strokes
    .map((stroke) => `M${stroke.map(point).join('L')}${outline.isClosed ? 'Z' : ''}`)
    .join('')
}
