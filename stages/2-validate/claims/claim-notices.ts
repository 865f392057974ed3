import { TO_DECIDE } from '../../../audit/claims/to-decide.ts'
import type { StatedClaims } from './read-claims.ts'

type Stated = Pick<StatedClaims, 'claims' | 'respelled' | 'lines'>

/** Sentences about claims.csv that every run prints, by their names: ids in an earlier spelling, and claims to be decided. */
export const claimNotices = (stated: Stated): Readonly<Record<string, string>> => {
  const open = stated.claims.filter(({ reason }) => reason.startsWith(TO_DECIDE))
  return {
    ...(stated.respelled.length === 0 ? {} : { 'earlier-ids': `claims.csv: ${earlierIds(stated)}` }),
    ...(open.length === 0
      ? {}
      : {
          'to-decide': `claims.csv: ${toDecide(
            open.map(({ id }) => id),
            stated,
          )}`,
        }),
  }
}

const toDecide = (ids: readonly string[], { claims, lines }: Stated): string =>
  `${ids.length} of ${claims.length} claims ${ids.length === 1 ? 'is' : 'are'} marked TO DECIDE and not judged: ${listed(ids.map((id) => `line ${lines.get(id)}`))}; write the id of the result that is meant into the column result and empty the column reason, or write there why no result is meant`

/** An id as it is written now has no character that changes a line or its direction. */
export const earlierIds = ({ respelled, lines }: Pick<Stated, 'respelled' | 'lines'>): string =>
  `ids of results in an earlier spelling, read as the present ones: ${listed(respelled.map(({ id, result }) => `line ${lines.get(id)} '${result}'`))}`

const MOST_NAMED = 20

const listed = (all: readonly string[]): string => {
  const more = all.length - MOST_NAMED
  return `${all.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
