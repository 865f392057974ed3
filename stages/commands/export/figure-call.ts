import { CallError } from '../../../pipeline/fault.ts'

export const FORMATS = ['pdf', 'tiff', 'png', 'svg', 'emf'] as const
export type Format = (typeof FORMATS)[number]

/** What a call of `figures` asks for. */
export interface FigureCall {
  readonly formats: readonly Format[]
  /** In millimetres; null for all that there are. */
  readonly widths: readonly number[] | null
  readonly dotsPerInch: number
  readonly isGrey: boolean
}

/**
 * The options of `figures`.
 * @throws CallError for an unknown format, a width that is no number, or a resolution outside 72 to 1200
 */
export const figureCallOf = (flags: Readonly<Record<string, unknown>>): FigureCall => ({
  formats: partsOf(flags['as'] ?? 'pdf').map(formatOf),
  widths: flags['width'] === undefined ? null : partsOf(flags['width']).map(widthOf),
  dotsPerInch: resolutionOf(String(flags['dpi'] ?? '300')),
  isGrey: flags['grey'] === true,
})

const partsOf = (list: unknown): readonly string[] => [
  ...new Set(
    String(list)
      .split(',')
      .map((part) => part.trim()),
  ),
]

const formatOf = (word: string): Format => {
  const format = FORMATS.find((name) => name === (word === 'tif' ? 'tiff' : word))
  if (format !== undefined) return format
  const wayOut = word === 'eps' ? ' (pdftocairo -eps makes EPS of a PDF: figures --help)' : ''
  throw new CallError(
    `figures: expected --as with formats of ${FORMATS.join(', ')}, separated by commas, found "${word}"${wayOut}`,
  )
}

const widthOf = (word: string): number => {
  if (/^\d{1,4}$/.test(word)) return Number(word)
  throw new CallError(
    `figures: expected --width with whole millimetres, separated by commas, found "${word}"`,
  )
}

const resolutionOf = (word: string): number => {
  const number = Number(word)
  if (/^\d{2,4}$/.test(word) && number >= 72 && number <= 1200) return number
  throw new CallError(`figures: expected --dpi from 72 to 1200, found "${word}"`)
}
