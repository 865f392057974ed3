import { type Matrix, moved, product } from '../../../picture/matrix.ts'
import { pdfFault } from '../../pdf/open-pdf.ts'
import { cssColour } from './css.ts'
import { type DrawnLine, MOST_POINTS, type Point } from './drawing.ts'

interface State {
  matrix: Matrix
  colour: string
  width: number
  dash: readonly number[]
}

type Ops = Readonly<Record<string, number>>

const STROKES = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]
const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']

/**
 * The stroked paths of an operator list of pdf.js 5, on the page; or the outlines of the filled ones.
 * @throws SourceError for more points than a figure has
 */
export const linesOf = (
  functions: readonly number[],
  list: readonly unknown[],
  ops: Ops,
  toPage: Matrix,
  painted: 'stroked' | 'filled' = 'stroked',
): readonly DrawnLine[] => {
  const lines: DrawnLine[] = []
  const stack: State[] = []
  let state: State = { matrix: toPage, colour: '#000000', width: 1, dash: [] }
  const paints = new Set((painted === 'stroked' ? STROKES : FILLS).map((name) => ops[name]))
  let count = 0
  const perform: Readonly<Record<number, (values: readonly unknown[]) => void>> = {
    [ops['save']!]: () => {
      stack.push({ ...state })
    },
    [ops['restore']!]: () => {
      state = stack.pop() ?? state
    },
    [ops['paintFormXObjectBegin']!]: ([matrix]) => {
      stack.push({ ...state })
      if (matrix) state.matrix = product(state.matrix, [...(matrix as Iterable<number>)] as unknown as Matrix)
    },
    [ops['paintFormXObjectEnd']!]: () => {
      state = stack.pop() ?? state
    },
    [ops['transform']!]: (matrix) => {
      state.matrix = product(state.matrix, matrix as unknown as Matrix)
    },
    [ops['setLineWidth']!]: ([width]) => {
      state.width = Number(width)
    },
    [ops['setDash']!]: ([dash]) => {
      state.dash = [...(dash as Iterable<number>)]
    },
    [ops['setStrokeRGBColor']!]: ([colour]) => {
      state.colour = cssColour(String(colour))
    },
    [ops['constructPath']!]: ([paint, data]) => {
      const path = (data as readonly unknown[])[0]
      if (!paints.has(paint as number) || !(path instanceof Float32Array)) return
      for (const points of subpaths(path)) {
        count += points.length
        if (count > MOST_POINTS) throw pdfFault(`at most ${MOST_POINTS} points of lines on a page`, 'more')
        lines.push(lineOf(points, state))
      }
    },
  }
  for (const [i, fn] of functions.entries()) perform[fn]?.((list[i] ?? []) as readonly unknown[])
  return lines.filter(({ points }) => points.length > 1 && points.flat().every(Number.isFinite))
}

const lineOf = (points: readonly Point[], { matrix, colour, width, dash }: State): DrawnLine => {
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  const [first, last] = [points[0]!, points.at(-1)!]
  return {
    points: points.map(([x, y]) => moved(matrix, [x, y]) as unknown as Point),
    colour,
    width: width * scale,
    dash: dash.map((length) => length * scale),
    isClosed: points.length > 2 && first[0] === last[0] && first[1] === last[1],
  }
}

/** Numbers after each code of a path of pdf.js 5: move, line, cubic curve, quadratic curve, close. */
const COUNTS = [2, 2, 6, 4, 0]

/** The ends of the segments of each subpath; curves only serve to know that a mark is round. */
const subpaths = (path: Float32Array): readonly (readonly Point[])[] => {
  const lines: Point[][] = []
  for (let i = 0; i < path.length; ) {
    const code = path[i]!
    const count = COUNTS[code]
    if (count === undefined) return lines
    // single precision has seven digits: the sixth decimal of a coordinate is noise
    const end = [...path.subarray(i + count - 1, i + count + 1)].map((value) => Math.round(value * 1e4) / 1e4)
    if (code === 0) lines.push([end as unknown as Point])
    else if (count === 0 && lines.length > 0) lines.at(-1)!.push(lines.at(-1)![0]!)
    else lines.at(-1)?.push(end as unknown as Point)
    i += count + 1
  }
  return lines
}
