import { recomputedText } from '../../../audit/claims/recomputed-text.ts'
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

const rowWords = ({ label, places, published, computed, verdict }: AuditRow): string =>
  `${label}${places > 1 ? ` (${places} places)` : ''}: printed ${published}, computed ${recomputedText(computed, published, verdict)} (${verdict}).`

export const auditCaption = ({ counts, rows, withoutDistance, tooMany }: AuditData): string => {
  const underivable = counts.find(({ verdict }) => verdict === 'not derivable')!.count
  return [
    'Each printed number that can be computed, at the distance of the computed one. Shaded: half a unit of the last printed digit to either side, the numbers that round to what was printed. The axis is even within it and logarithmic outside.',
    ...(rows.some(({ attainable }) => attainable !== null)
      ? ['Broad bars: as far as exact times that round to the recorded ones can move the computed number.']
      : []),
    ...(underivable === 0 ? [] : [`Not drawn, since they cannot be checked here: ${underivable}.`]),
    ...(withoutDistance === 0
      ? []
      : [
          `Counted and not drawn, since they have no distance (bounds that hold, words, statements about a patient): ${withoutDistance}.`,
        ]),
    ...(tooMany === 0 ? [] : [`More that differ are not drawn: ${tooMany}.`]),
  ].join(' ')
}
