import type { StepDrawing } from './step-data.ts'

/** The figure in words with its numbers. */
export const stepAlt = ({ base, lines, words }: StepDrawing): string =>
  [
    `${base.title}. ${words}${base.grouping === null ? '' : ` by ${base.grouping}`}.`,
    ...lines
      .filter(({ numbers }) => numbers.length > 0)
      .map(({ label, numbers }) => `${label}: ${numbers.map(({ text }) => text).join('')}.`),
  ].join(' ')

export const stepCaption = ({ caption }: StepDrawing): string =>
  [
    ...caption,
    'Under the axis: those at risk at each time (their own time is at least as long), and those censored or with an event before it.',
  ].join(' ')
