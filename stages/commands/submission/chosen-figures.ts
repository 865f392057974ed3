import { CallError } from '../../../pipeline/fault.ts'
import { wantedFigures } from '../export/export-figures.ts'
import type { FigureCall } from '../export/figure-call.ts'
import type { WrittenFigure } from '../export/written-figures.ts'

/**
 * Of each named figure the drawing in the width of the call, or else the widest, in the order of the names.
 * @throws CallError for several widths, one in which not all figures were drawn, or too many pixels
 */
export const chosenFigures = (
  drawn: readonly WrittenFigure[],
  names: readonly string[],
  call: FigureCall,
): readonly WrittenFigure[] => {
  if (call.widths !== null && call.widths.length > 1)
    throw new CallError(`submission: expected one --width, found ${call.widths.join(', ')}`)
  const named = names.map((name) => drawn.filter((figure) => figure.name === name))
  const shared = [...new Set(drawn.map(({ width }) => width))]
    .filter((width) => named.every((layouts) => layouts.some((figure) => figure.width === width)))
    .sort((a, b) => a - b)
  const width = call.widths?.[0] ?? shared.at(-1)
  if (names.length > 0 && (width === undefined || !shared.includes(width)))
    throw new CallError(
      `submission: expected --width among the widths of all figures (${shared.join(', ')} mm), found ${width ?? 'no such width'}`,
    )
  const chosen = named.flatMap((layouts) => layouts.filter((figure) => figure.width === width))
  return wantedFigures(chosen, { ...call, widths: null }, 'submission')
}
