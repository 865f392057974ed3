import type { AuditData, AuditRow } from './data.ts'

/** With more rows than this only their counts are described. */
const MOST_ROWS_DESCRIBED = 20

export const auditAlt = ({ title, counts, rows }: AuditData): string =>
  [
    `${title}. ${counts
      .filter(({ count }) => count > 0)
      .map(({ verdict, count }) => `${count} ${verdict}`)
      .join(', ')}.`,
    ...(rows.length > MOST_ROWS_DESCRIBED ? [] : rows.map(rowWords)),
  ].join(' ')

const rowWords = ({ label, places, published, recomputed, verdict }: AuditRow): string =>
  `${label}${places > 1 ? ` (${places} places)` : ''}: reported ${published}, recomputed ${recomputed} (${verdict}).`

export const auditCaption = ({ counts, rows, withoutDistance, tooMany }: AuditData): string => {
  const underivable = counts.find(({ verdict }) => verdict === 'not derivable')!.count
  return [
    'Bar: all reported numbers by verdict. Below: the difference, recomputed minus reported, of each number, in units of its last reported digit; the axis is linear within the shaded strip and logarithmic beyond. Numbers in the strip round to the reported number.',
    ...(rows.some(({ attainable }) => attainable !== null)
      ? ['Broad bars: the range possible if the recorded times were rounded.']
      : []),
    ...(underivable === 0 ? [] : [`Without a dot: ${underivable} that cannot be checked.`]),
    ...(withoutDistance === 0
      ? []
      : [
          `Checked, but without a difference to draw (satisfied bounds, words, statements about a patient): ${withoutDistance}.`,
        ]),
    ...(tooMany === 0 ? [] : [`Further numbers that differ, not shown: ${tooMany}.`]),
  ].join(' ')
}
