import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { emfOf } from '../../../documents/picture/emf/emf-of.ts'
import { millimetres, readPicture } from '../../../documents/picture/read-picture.ts'
import { CallError } from '../../../pipeline/fault.ts'
import type { FigureCall, Format } from './figure-call.ts'
import { fontCharacters } from './font-characters.ts'
import { characterName, missingCharacters } from './missing-characters.ts'
import { inGrey } from './picture/in-grey.ts'
import { outlinesOf } from './picture/outlines-of.ts'
import { type Fonts, pdfOf } from './picture/pdf-of.ts'
import { pixelsOf } from './picture/pixels-of.ts'
import { pngOf } from './picture/png-of.ts'
import { tiffOf } from './picture/tiff-of.ts'
import { reportedCohorts, type WrittenFigure, writtenFigures } from './written-figures.ts'

/** A file that was written, and the characters of it that the font lacks. */
export interface ExportedFigure {
  readonly path: string
  readonly missing: readonly string[]
}

/**
 * Writes the figures of the cohorts in each format.
 * @param folder the fonts
 * @throws CallError before anything is written, for a cohort without a report, a width in which no figure was drawn, or
 * more pixels than memory is meant for
 */
export async function* exportFigures(
  root: string,
  cohorts: readonly string[],
  call: FigureCall,
  folder: string,
): AsyncGenerator<ExportedFigure> {
  const figures = wantedFigures(root, cohorts, call)
  const fontFile = (weight: string) => readFileSync(join(folder, `LiberationSans-${weight}.ttf`))
  const fonts: Fonts = { regular: fontFile('Regular'), bold: fontFile('Bold') }
  const characters = fontCharacters(fonts.regular)
  for (const figure of figures) {
    const missing = missingCharacters(figure.svg, characters).map(characterName)
    for (const format of call.formats) {
      const path = `reports/${figure.cohort}/export/${figure.name}-${figure.width}mm${call.isGrey ? '-grey' : ''}.${ENDINGS[format]}`
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), await fileOf(figure, format, call, { fonts, folder }))
      // a metafile is drawn with the fonts of its reader
      yield { path, missing: format === 'emf' ? [] : missing }
      // the memory of pixels is given back between turns of the event loop only
      await nextTurn()
    }
  }
}

const ENDINGS: Readonly<Record<Format, string>> = {
  pdf: 'pdf',
  tiff: 'tif',
  png: 'png',
  svg: 'svg',
  emf: 'emf',
}

/** 180 mm x 220 mm at 1200 dots per inch. Drawing takes up to 16 bytes of memory a pixel: 1.4 GB. */
const MOST_PIXELS = 90_000_000

const wantedFigures = (
  root: string,
  words: readonly string[],
  { formats, widths, dotsPerInch }: FigureCall,
): readonly WrittenFigure[] => {
  const drawn = reportedCohorts(root, words, 'figures').flatMap((cohort) => writtenFigures(root, cohort))
  const found = [...new Set(drawn.map(({ width }) => width))].sort((a, b) => a - b)
  for (const width of widths ?? [])
    if (!found.includes(width))
      throw new CallError(
        `figures: expected --width among the widths of the figures (${found.join(', ')} mm), found ${width}`,
      )
  const wanted = drawn.filter(({ width }) => widths === null || widths.includes(width))
  if (formats.includes('tiff') || formats.includes('png'))
    for (const { path, picture } of wanted) {
      const pixels = (dotsPerInch / 96) ** 2 * picture.width * picture.height
      if (pixels > MOST_PIXELS)
        throw new CallError(
          `figures: expected at most ${MOST_PIXELS / 1e6} million pixels, found ${Math.round(pixels / 1e6)} million in ${path} at ${dotsPerInch} dots per inch, ${Math.round(millimetres(picture.height))} mm high (a smaller --dpi, or --as pdf)`,
        )
    }
  return wanted
}

const fileOf = async (
  { svg: coloured, picture }: WrittenFigure,
  format: Format,
  { dotsPerInch, isGrey }: FigureCall,
  { fonts, folder }: { readonly fonts: Fonts; readonly folder: string },
): Promise<Uint8Array | string> => {
  const svg = isGrey ? inGrey(coloured) : coloured
  switch (format) {
    case 'pdf':
      return pdfOf(isGrey ? readPicture(svg) : picture, fonts)
    case 'emf':
      return emfOf(svg)
    case 'svg':
      return outlinesOf(svg, picture, folder)
    case 'png':
    case 'tiff': {
      const pixels = pixelsOf(svg, folder, Math.round((picture.width / 96) * dotsPerInch))
      return format === 'png' ? pngOf(pixels, dotsPerInch) : tiffOf(pixels, dotsPerInch, isGrey)
    }
    default: {
      const never: never = format
      return never
    }
  }
}
