import { showPercent } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { plainText, sentenceCase } from '../drawing/plain-text.ts'
import { withUnit } from '../drawing/time-words.ts'
import type { CurveData } from './curve-data.ts'
import type { KmData } from './kaplan-meier/data.ts'

/** The title of the vertical axis, in the picture and in the specification. */
export const heightTitle = ({ axes, event, survival, direction, scale }: KmData): string =>
  axes.height ??
  `${direction === 'up' ? `With ${plainText(event)}` : sentenceCase(plainText(survival))}${percent(scale)}`

export const percent = (scale: KmData['scale']): string => (scale === 'percent' ? ' (%)' : ' (proportion)')

/** `Time since operation (months)`, unless the plan has another title. */
export const timeTitle = ({ axes, origin, unit }: Pick<CurveData, 'axes' | 'origin' | 'unit'>): string =>
  axes.time ?? withUnit(origin === null ? 'Time' : `Time since ${plainText(origin)}`, unit)

/** Describes the table below the axis, and says if it ends before the axis. */
export const tableCaption = ({
  tableKind,
  event,
  causes,
  hasTruncatedTicks,
}: Pick<CurveData, 'tableKind' | 'event' | 'causes' | 'hasTruncatedTicks'>): readonly string[] => [
  // with competing events the number is that of one kind only
  ...TABLE_WORDS[tableKind](causes.length > 0 ? event : 'events'),
  ...(hasTruncatedTicks && tableKind !== 'none'
    ? ['The table ends before the axis: the declared step asks for more columns than it can have.']
    : []),
]

const TABLE_WORDS: Readonly<Record<CurveData['tableKind'], (event: string) => readonly string[]>> = {
  none: () => [],
  'at-risk': () => ['Below: number at risk.'],
  'at-risk-events': (event) => [`Below: number at risk (${event} before that time).`],
  full: () => ['Below: number at risk, and cumulative numbers censored and with an event before each time.'],
}

export const CENSORED = 'censored'

export const bandLabel = (confidence: number, style: Style): string =>
  `${showPercent(confidence, style)} interval`
