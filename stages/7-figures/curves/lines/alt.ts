import { tableCaption } from '../km-labels.ts'
import { noteWords } from '../notes.ts'
import type { LineData, LineDrawing } from './data.ts'

/** A description of the figure with its numbers. */
export const lineAlt = ({ base, lines, words, notes }: LineDrawing): string =>
  [
    `${base.title}. ${words}${base.grouping === null ? '' : ` by ${base.grouping}`}.`,
    ...lines
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ label, numbers }) => `${label}: ${numbers.map(({ text }) => text).join('')}.`),
    ...(notes === null ? [] : noteWords(notes)),
  ].join(' ')

export const lineCaption = ({ caption, base }: LineData): string =>
  [...caption, ...tableCaption(base)].join(' ')
