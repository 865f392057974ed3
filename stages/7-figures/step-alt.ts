import { tableCaption } from './km-words.ts'
import type { StepData, StepDrawing } from './step-data.ts'

/** The figure in words with its numbers. */
export const stepAlt = ({ base, lines, words }: StepDrawing): string =>
  [
    `${base.title}. ${words}${base.grouping === null ? '' : ` by ${base.grouping}`}.`,
    ...lines
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ label, numbers }) => `${label}: ${numbers.map(({ text }) => text).join('')}.`),
  ].join(' ')

export const stepCaption = ({ caption, base }: StepData): string => [...caption, tableCaption(base)].join(' ')
