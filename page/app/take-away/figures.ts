import type { Files, SaveReply, SaveRequest } from '../../messages.ts'
import { part } from '../payload.ts'
import { openWorker } from './ask-worker.ts'
import { pngOf } from './png.ts'

export const FORMATS = ['SVG', 'PNG', 'PDF'] as const
export type FigureFormat = (typeof FORMATS)[number]

export const TYPES: Readonly<Record<FigureFormat, string>> = {
  SVG: 'image/svg+xml',
  PNG: 'image/png',
  PDF: 'application/pdf',
}

/** A figure in one of its layouts. */
export interface Figure {
  readonly name: string
  /** On paper, in whole millimetres. */
  readonly width: number
  readonly svg: string
}

/** The figures of a report by name, wide layouts first. */
export const figuresIn = (files: Files): readonly Figure[] =>
  [...files]
    .flatMap(([path, bytes]) => {
      const [name] = /^reports\/[^/]+\/figures\/(?:\d+mm\/)?([^/]+)\.svg$/.exec(path)?.slice(1) ?? []
      if (name === undefined) return []
      const svg = new TextDecoder().decode(bytes)
      return [{ name, width: Math.round((Number(/ width="([\d.]+)"/.exec(svg)?.[1]) / 96) * 25.4), svg }]
    })
    .toSorted((a, b) => (a.name === b.name ? b.width - a.width : a.name < b.name ? -1 : 1))

/** As the command `figures` names it. */
export const fileName = ({ name, width }: Figure, format: FigureFormat): string =>
  `${name}-${width}mm.${format.toLowerCase()}`

/** Figures as files, and what has to be said of them: characters that the font of a PDF lacks. */
export interface FigureFiles {
  readonly files: Files
  readonly warnings: readonly string[]
}

/**
 * @param step hears how many are done
 * @throws Error if a figure cannot be drawn
 */
export const figureFiles = async (
  figures: readonly Figure[],
  format: FigureFormat,
  step: (done: number) => void,
): Promise<FigureFiles> => {
  const files = new Map<string, Uint8Array>()
  const warnings: string[] = []
  const drawn = await drawer(format)
  try {
    for (const figure of figures) {
      step(files.size)
      const { bytes, missing } = await drawn.draw(figure.svg)
      const name = fileName(figure, format)
      files.set(name, bytes)
      if (missing.length > 0)
        warnings.push(
          `${name}: expected characters of Liberation Sans, found ${missing.join(', ')}, drawn as a box (change the label)`,
        )
    }
  } finally {
    drawn.close()
  }
  return { files, warnings }
}

interface Drawn {
  readonly bytes: Uint8Array
  readonly missing: readonly string[]
}

interface Drawer {
  draw(svg: string): Promise<Drawn>
  close(): void
}

const drawer = async (format: FigureFormat): Promise<Drawer> => {
  if (format === 'SVG')
    return { draw: async (svg) => ({ bytes: new TextEncoder().encode(svg), missing: [] }), close: () => {} }
  const fonts = { regular: await part('font-regular'), bold: await part('font-bold') }
  if (format === 'PNG')
    return { draw: async (svg) => ({ bytes: await pngOf(svg, fonts), missing: [] }), close: () => {} }
  const worker = await openWorker<SaveRequest, SaveReply>('print')
  return {
    draw: async (svg) => {
      const reply = await worker.ask({ kind: 'print', svg, fonts })
      if (reply.kind === 'failed') throw new Error(reply.message)
      return reply
    },
    close: worker.close,
  }
}
