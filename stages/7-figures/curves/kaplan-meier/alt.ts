import { displayRange, displayResult } from '../../../../cohort/results/shown-text.ts'
import { showNumber } from '../../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../../cohort/results/styles/style.ts'
import { unitAfter } from '../../../../cohort/values/unit.ts'
import { endWords } from '../axis-end.ts'
import { rangeWords } from '../height-axis.ts'
import { bandLabel, tableCaption } from '../km-labels.ts'
import { noteWords } from '../notes.ts'
import type { KmData, KmGroup } from './data.ts'

/** A description of the figure with its numbers. */
export const kmAlt = (data: KmData, style: Style): string => {
  const { title, groups, notes, grouping } = data
  const kind = groups.length === 1 ? 'Kaplan-Meier curve' : `Kaplan-Meier curves by ${grouping}`
  return [
    `${title}. ${kind}.`,
    ...groups.map((group) => groupWords(group, data, style)),
    ...noteWords(notes),
  ].join(' ')
}

const groupWords = (
  { label, n, events, median, medianLimits, landmarks }: KmGroup,
  data: KmData,
  style: Style,
): string => {
  const heights = landmarks.flatMap((result) =>
    result.value === null
      ? []
      : [
          `${displayResult(result, data.scale)} at ${showNumber(result.at!, style)}${unitAfter(result.at!, data.unit)}`,
        ],
  )
  const { lower, upper } = medianLimits
  const limits =
    lower.value === null || upper.value === null ? '' : ` (interval ${displayRange(lower, upper)})`
  const medianText =
    median.value === null
      ? 'median not reached'
      : `median ${displayResult(median)}${unitAfter(median.value, data.unit)}${limits}`
  const heightText =
    heights.length === 0
      ? ''
      : `; ${data.direction === 'up' ? `with ${data.event}` : data.survival}: ${heights.join(', ')}`
  return `${label}: n = ${displayResult(n)}, ${displayResult(events)} with ${data.event}; ${medianText}${heightText}.`
}

/** The caption: estimate, axis, band, marks and table. */
export const kmCaption = (data: KmData, style: Style): string => {
  const { causes, confidence, bandRule, direction, end, medians, axis, unit, event } = data
  return [
    direction === 'up' ? 'One minus the Kaplan-Meier estimate.' : 'Kaplan-Meier estimate.',
    ...endWords(end, unit, event, style),
    ...rangeWords(axis, style),
    ...(causes.length > 0 ? [`The estimate censors competing events (${causes.join('; ')}).`] : []),
    ...(confidence === null ? [] : [`Shaded: pointwise ${bandLabel(confidence, style)}, ${bandRule}.`]),
    ...(medians.length > 0 ? ['Dashed line: median.'] : []),
    ...tableCaption(data),
  ].join(' ')
}
