import type { PageFigure } from '../../../documents/page-text.ts'

/** A figure with its number in the paper: `1`, `2b`, `S1`. */
export interface NumberedFigure {
  readonly number: string
  /** The name of its file, without its ending. */
  readonly file: string
  readonly figure: PageFigure
}

/** A name in the plan that is a number in a paper: `figure-2b`. */
const PLANNED = /^figure-(\d{1,3})([a-z]?)$/

/**
 * Figures in the order of the paper. One that the plan names by its number (`figure-2b`) keeps it. The others are numbered
 * on from there in the order of the page, and those of its appendix as S1, S2.
 */
export const numberedFigures = (figures: readonly PageFigure[]): readonly NumberedFigure[] => {
  const planned = figures
    .flatMap((figure) => {
      const [, number, letter = ''] = PLANNED.exec(figure.name) ?? []
      return number === undefined ? [] : [{ figure, order: Number(number), letter }]
    })
    .sort((a, b) => a.order - b.order || (a.letter < b.letter ? -1 : 1))
  const last = planned.at(-1)?.order ?? 0
  const others = figures.filter(({ name }) => !PLANNED.test(name))
  const named = (figure: PageFigure, number: string): NumberedFigure => ({
    number,
    file: `figure-${number.toLowerCase()}-${figure.name}`,
    figure,
  })
  return [
    ...planned.map(({ figure, order, letter }) => ({
      number: `${order}${letter}`,
      file: `figure-${order}${letter}`,
      figure,
    })),
    ...others
      .filter(({ isInAppendix }) => !isInAppendix)
      .map((figure, i) => named(figure, `${last + 1 + i}`)),
    ...others.filter(({ isInAppendix }) => isInAppendix).map((figure, i) => named(figure, `S${i + 1}`)),
  ]
}
