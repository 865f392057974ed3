import type { StatedClaims } from './read-claims.ts'

/** The notice that some ids of results are written differently now, with their new spelling; by its name. */
export const claimNotices = (
  stated: Pick<StatedClaims, 'respelled' | 'lines'>,
): Readonly<Record<string, string>> =>
  stated.respelled.length === 0 ? {} : { 'earlier-ids': `claims.csv: ${earlierIds(stated)}` }

/** An id as it is written now has no character that changes a line or its direction. */
export const earlierIds = ({ respelled, lines }: Pick<StatedClaims, 'respelled' | 'lines'>): string => {
  const named = respelled.slice(0, MOST_NAMED).map(({ id, result }) => `line ${lines.get(id)} '${result}'`)
  const more = respelled.length - named.length
  return `ids of results in an earlier spelling, read as the present ones: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}

const MOST_NAMED = 20
