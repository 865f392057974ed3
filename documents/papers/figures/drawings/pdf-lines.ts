import { IDENTITY, type Matrix, moved, product } from '../../../picture/matrix.ts'
import { pdfFault } from '../../pdf/open-pdf.ts'
import { cssColour } from './css.ts'
import {
  type DrawnLine,
  type DrawnText,
  drawnText,
  LARGEST_DOT,
  MARK_LETTER,
  MOST_POINTS,
  MOST_TEXTS,
  type Point,
} from './drawing.ts'

interface State {
  matrix: Matrix
  colour: string
  fill: string
  width: number
  dash: readonly number[]
}

type Ops = Readonly<Record<string, number>>
type Perform = Readonly<Record<number, (values: readonly unknown[]) => void>>

/** Where a piece of text begins, and its colour: pdf.js tells texts without their colour, and joins letters that are near. */
export interface TextColour {
  readonly start: Point
  readonly colour: string
  /** A letter that is drawn alone, as a mark; else null. */
  readonly mark: DrawnText | null
}

export interface PageLines {
  readonly lines: readonly DrawnLine[]
  /** Outlines of filled paths. */
  readonly filled: readonly DrawnLine[]
  readonly textColours: readonly TextColour[]
}

interface Walk {
  readonly ops: Ops
  readonly lines: DrawnLine[]
  readonly filled: DrawnLine[]
  readonly textColours: TextColour[]
  readonly stack: State[]
  state: State
  count: number
}

/**
 * The stroked paths of an operator list of pdf.js 5, the outlines of the filled ones, and the colours of its texts, on the page.
 * A filled dot is among the lines, too: it is a mark.
 * @throws SourceError for more points than a figure has
 */
export const linesOf = (
  functions: readonly number[],
  list: readonly unknown[],
  ops: Ops,
  toPage: Matrix,
): PageLines => {
  const walk: Walk = {
    ...{ ops, lines: [], filled: [], textColours: [], stack: [], count: 0 },
    state: { matrix: toPage, colour: '#000000', fill: '#000000', width: 1, dash: [] },
  }
  const perform: Perform = { ...ofState(walk), ...ofPaths(walk), ...ofTexts(walk) }
  for (const [i, fn] of functions.entries()) perform[fn]?.((list[i] ?? []) as readonly unknown[])
  const isDrawn = ({ points }: DrawnLine): boolean =>
    points.length > 1 && points.flat().every(Number.isFinite)
  return {
    lines: walk.lines.filter(isDrawn),
    filled: walk.filled.filter(isDrawn),
    textColours: walk.textColours.filter(({ start }) => start.every(Number.isFinite)),
  }
}

const ofState = (walk: Walk): Perform => {
  const { ops, stack } = walk
  const save = (): void => {
    stack.push({ ...walk.state })
  }
  const restore = (): void => {
    walk.state = stack.pop() ?? walk.state
  }
  const transform = (matrix: unknown): void => {
    walk.state.matrix = product(walk.state.matrix, [...(matrix as Iterable<number>)] as unknown as Matrix)
  }
  return {
    [ops['save']!]: save,
    [ops['restore']!]: restore,
    [ops['paintFormXObjectBegin']!]: ([matrix]) => {
      save()
      if (matrix) transform(matrix)
    },
    [ops['paintFormXObjectEnd']!]: restore,
    [ops['transform']!]: transform,
    [ops['setLineWidth']!]: ([width]) => {
      walk.state.width = Number(width)
    },
    [ops['setDash']!]: ([dash]) => {
      walk.state.dash = [...(dash as Iterable<number>)]
    },
    [ops['setStrokeRGBColor']!]: ([colour]) => {
      walk.state.colour = cssColour(String(colour))
    },
    [ops['setFillRGBColor']!]: ([colour]) => {
      walk.state.fill = cssColour(String(colour))
    },
  }
}

const ofPaths = (walk: Walk): Perform => {
  const { ops } = walk
  const strokes = new Set([
    ops['stroke'],
    ops['closeStroke'],
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ])
  const fills = new Set([ops['fill'], ops['eoFill']])
  const both = new Set([
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ])
  return {
    [ops['constructPath']!]: ([paint, data]) => {
      const path = (data as readonly unknown[])[0]
      const isFilled = fills.has(paint as number)
      if (!(isFilled || strokes.has(paint as number)) || !(path instanceof Float32Array)) return
      for (const points of subpaths(path)) {
        walk.count += points.length
        if (walk.count > MOST_POINTS)
          throw pdfFault(`at most ${MOST_POINTS} points of lines on a page`, 'more')
        const line = lineOf(points, walk.state)
        if (isFilled || both.has(paint as number)) walk.filled.push(line)
        if (!isFilled) walk.lines.push(line)
        else if (isDot(line.points))
          walk.lines.push({ ...line, colour: walk.state.fill, isClosed: true, isFilled })
      }
    },
  }
}

const isDot = (points: readonly Point[]): boolean =>
  points.every(
    ([x, y]) => Math.abs(x - points[0]![0]) <= LARGEST_DOT && Math.abs(y - points[0]![1]) <= LARGEST_DOT,
  )

const ofTexts = (walk: Walk): Perform => {
  const { ops, textColours } = walk
  let line: Matrix = IDENTITY
  let size = 1
  return {
    [ops['setFont']!]: ([, value]) => {
      size = Number(value)
    },
    [ops['beginText']!]: () => {
      line = IDENTITY
    },
    [ops['setTextMatrix']!]: ([matrix]) => {
      line = [...Object.values(matrix as Iterable<number>)] as unknown as Matrix
    },
    [ops['moveText']!]: ([x, y]) => {
      line = product(line, [1, 0, 0, 1, Number(x), Number(y)])
    },
    [ops['showText']!]: ([glyphs]) => {
      if (textColours.length >= MOST_TEXTS) return
      const matrix = product(walk.state.matrix, line)
      const [start, colour]: [Point, string] = [[matrix[4], matrix[5]], walk.state.fill]
      textColours.push({ start, colour, mark: markOf(glyphs, size, matrix, colour) })
    },
  }
}

const markOf = (glyphs: unknown, size: number, matrix: Matrix, colour: string): DrawnText | null => {
  const [glyph, ...others] = glyphs as readonly { readonly unicode?: unknown; readonly width?: unknown }[]
  if (glyph === undefined || others.length > 0 || !MARK_LETTER.test(String(glyph.unicode))) return null
  const width = (Number(glyph.width) / 1000) * size
  const [a, b, c, d, e, f] = matrix
  const text = drawnText(String(glyph.unicode), [e, f], [a * width, b * width], {
    ...{ size: size * Math.hypot(c, d), colour },
  })
  return [...text.start, ...text.end, text.size].every(Number.isFinite) ? text : null
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
