import type { Area } from '../definitions.ts'
import { type Mark, marksOf, type StrokeMark, type TextMark } from '../marks.ts'
import { product, viewMatrix } from '../matrix.ts'
import { opaqueMarks } from '../opaque-marks.ts'
import { millimetres, readPicture } from '../read-picture.ts'
import type { Segment } from '../segment.ts'
import { colourWord, HANDLE_COUNT, Objects } from './objects.ts'
import { RECORD, Records } from './record.ts'
import { bytesOf, floatWord, textWords } from './words.ts'

/** Units of the metafile in a millimetre: a coordinate is at most 0.005 mm off. */
const UNITS = 100

/** The size of a figure on paper, in millimetres. */
export const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const { width, height } = readPicture(svg)
  return { width: millimetres(width), height: millimetres(height) }
}

/**
 * A figure's SVG file as an Enhanced Metafile (MS-EMF 13.0): lines and letters of Arial on white, in true size, without
 * pixels. Areas through which others show are painted in the colours that are seen, because EMF has no transparency.
 * Each letter has its place, so that a program with another font moves none. The bytes depend on the picture only.
 * @throws Error for what is no picture, and for each element, attribute or value that is not drawn
 */
export const emfOf = (svg: string): Uint8Array => {
  const picture = readPicture(svg)
  const scale = millimetres(1) * UNITS
  const [width, height] = [picture.width, picture.height].map((pixels) => Math.round(pixels * scale))
  const records = new Records()
  const objects = new Objects(records)
  records.add('SETMAPMODE', [TEXT_MODE])
  records.add('SETBKMODE', [TRANSPARENT])
  records.add('SETTEXTALIGN', [BASELINE])
  records.add('SETPOLYFILLMODE', [WINDING])
  const ground: Segment[] = [
    { kind: 'move', points: [0, 0] },
    { kind: 'line', points: [width!, 0] },
    { kind: 'line', points: [width!, height!] },
    { kind: 'line', points: [0, height!] },
    { kind: 'close', points: [] },
  ]
  objects.brush([255, 255, 255])
  fillArea(records, { segments: ground, isEvenOdd: false }, 'FILLPATH', NO_BOUNDS)
  const marks = marksOf(picture, product([scale, 0, 0, scale, 0, 0], viewMatrix(picture)))
  for (const mark of opaqueMarks(marks)) drawMark(records, objects, mark)
  objects.end()
  records.add('EOF', [0, 16, 20])
  const header = headerOf({ width: width!, height: height! }, picture.title, records)
  return bytesOf([...header, ...records.words])
}

/** Values of MS-EMF: MapMode, BackgroundMode, TextAlignment (TA_BASELINE), PolygonFillMode, RegionMode. */
const TEXT_MODE = 1
const TRANSPARENT = 1
const BASELINE = 24
const [ALTERNATE, WINDING] = [1, 2]
const INTERSECTION = 1

/** What is drawn is in no rectangle that a program may rely on. */
const NO_BOUNDS = [0, 0, -1, -1]

const drawMark = (records: Records, objects: Objects, mark: Mark): void => {
  if (mark.kind === 'fill') objects.brush(mark.colour)
  else if (mark.kind === 'stroke') objects.pen(mark)
  else objects.font(mark)
  if (mark.clips.length > 0) records.add('SAVEDC')
  for (const clip of mark.clips) fillArea(records, clip, 'SELECTCLIPPATH', [INTERSECTION])
  if (mark.kind === 'fill') fillArea(records, mark.area, 'FILLPATH', NO_BOUNDS)
  else if (mark.kind === 'stroke') strokeLine(records, mark)
  else writeText(records, mark)
  if (mark.clips.length > 0) records.add('RESTOREDC', [-1])
}

const fillArea = (
  records: Records,
  { segments, isEvenOdd }: Area,
  type: 'FILLPATH' | 'SELECTCLIPPATH',
  words: readonly number[],
): void => {
  if (isEvenOdd) records.add('SETPOLYFILLMODE', [ALTERNATE])
  tracePath(records, segments)
  records.add(type, words)
  if (isEvenOdd) records.add('SETPOLYFILLMODE', [WINDING])
}

const strokeLine = (records: Records, { segments }: StrokeMark): void => {
  tracePath(records, segments)
  records.add('STROKEPATH', NO_BOUNDS)
}

/** An outline as a path. Lines and curves that follow each other are one record. */
const tracePath = (records: Records, segments: readonly Segment[]): void => {
  records.add('BEGINPATH')
  for (let i = 0; i < segments.length; ) {
    const { kind, points } = segments[i]!
    let next = i + 1
    if (kind === 'close') records.add('CLOSEFIGURE')
    else if (kind === 'move') records.add('MOVETOEX', points.map(Math.round))
    else {
      while (segments[next]?.kind === kind) next++
      const all = segments.slice(i, next).flatMap((segment) => segment.points.map(Math.round))
      records.add(kind === 'line' ? 'POLYLINETO' : 'POLYBEZIERTO', [...NO_BOUNDS, all.length / 2, ...all])
    }
    i = next
  }
  records.add('ENDPATH')
}

const writeText = (records: Records, { text, x, y, colour, places }: TextMark): void => {
  records.add('SETTEXTCOLOR', [colourWord(colour)])
  const start = 76
  const letters = textWords(text)
  records.add('EXTTEXTOUTW', [
    ...NO_BOUNDS,
    // the page is scaled by nothing: a unit is 0.01 mm
    ...[1, floatWord(1), floatWord(1)],
    ...[Math.round(x), Math.round(y), text.length, start, 0],
    ...NO_BOUNDS,
    ...[start + 4 * letters.length, ...letters],
    ...advances(text, places),
  ])
}

/** How far it is from each UTF-16 unit to the next: 0 within a letter of two. */
const advances = (text: string, places: readonly number[]): readonly number[] =>
  [...text].flatMap((letter, i) => {
    const width = Math.round(places[i + 1]!) - Math.round(places[i]!)
    return letter.length === 2 ? [width, 0] : [width]
  })

/** The device for which the metafile is drawn: 320 mm wide and high, with one dot a unit. */
const DEVICE_MILLIMETRES = 320

const headerOf = (
  { width, height }: { readonly width: number; readonly height: number },
  title: string,
  { words, count }: Records,
): readonly number[] => {
  const description = `Casebook\0${title}\0\0`
  const text = textWords(description)
  const size = 108 + 4 * text.length
  const [dots, micrometres] = [DEVICE_MILLIMETRES * UNITS, DEVICE_MILLIMETRES * 1000]
  return [
    ...[RECORD.HEADER, size],
    // the last dot that is drawn, and the frame in 0.01 mm
    ...[0, 0, width - 1, height - 1],
    ...[0, 0, width, height],
    ...[0x464d4520, 0x10000, size + 4 * words.length, count + 1, HANDLE_COUNT],
    ...[description.length, 108, 0],
    ...[dots, dots, DEVICE_MILLIMETRES, DEVICE_MILLIMETRES],
    // no pixel format, no OpenGL
    ...[0, 0, 0, micrometres, micrometres],
    ...text,
  ]
}
