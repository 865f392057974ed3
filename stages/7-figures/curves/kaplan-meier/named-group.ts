import { unitAfter } from '../../../../cohort/values/unit.ts'
import type { LineStyle } from '../../drawing/colours.ts'
import { sentenceCase } from '../../drawing/plain-text.ts'
import { runOf } from '../../drawing/result-runs.ts'
import type { TextRun } from '../../drawing/svg-pen.ts'
import type { NamedCurve } from '../named-curve.ts'
import type { KmData, KmGroup } from './data.ts'

/** The curve of a group with its name and numbers: `Margin: positive`, `n = 7, 5 events, median 9 months`. */
export const namedGroup = (group: KmGroup, style: LineStyle, data: KmData): NamedCurve => ({
  label: {
    text: data.grouping === null ? sentenceCase(group.label) : `${data.grouping}: ${group.label}`,
    source: 'plan',
    isBold: true,
  },
  shortLabel: { text: sentenceCase(group.label), source: 'plan' },
  numbers: numberRuns(group, data.unit),
  points: group.points,
  band: group.band,
  style,
})

const numberRuns = ({ n, events, median }: KmGroup, unit: string): readonly TextRun[] => [
  { text: 'n = ' },
  runOf(n),
  { text: ', ' },
  runOf(events),
  { text: events.value === 1 ? ' event, ' : ' events, ' },
  ...(median.value === null
    ? [{ text: 'median not reached' }]
    : [{ text: 'median ' }, runOf(median), { text: unitAfter(median.value, unit) }]),
]
