import type { Edition } from '../../cohort/disclosure/edition.ts'
import { artifact, artifactSet } from '../../pipeline/contracts.ts'
import { csv, optional, recorded, table, text } from '../../pipeline/formats/csv.ts'
import { orderedJson } from '../../pipeline/formats/json.ts'
import { notices } from '../../pipeline/formats/notices.ts'
import { countRowFormat, eventRowFormat } from '../2-validate/artifacts.ts'
import { publishedEdition } from './published-edition.ts'

/**
 * Follow-ups with the names of CDISC ADTTE: a row per subject and endpoint (parameter). CNSR 0 is the event,
 * 1 is censored at last contact, 2 and above are the competing causes in the order of the plan.
 */
export interface FollowUpRow {
  readonly USUBJID: string
  readonly PARAMCD: string
  readonly PARAM: string
  /** Not of ADTTE: the time at which observation begins, 0 unless entry is delayed. */
  readonly ENTRY: number
  readonly AVAL: number
  readonly AVALU: string
  readonly CNSR: number
  readonly EVNTDESC: string
  /** The source of the exit time: file, variable, line. */
  readonly SRCDOM: string
  readonly SRCVAR: string
  readonly SRCSEQ: number | null
}

export const followUpTable = artifact(
  'data/derived/{cohort}/3-durations/follow-ups.csv',
  csv<FollowUpRow>(
    {
      USUBJID: text,
      PARAMCD: text,
      PARAM: text,
      ENTRY: recorded,
      AVAL: recorded,
      AVALU: text,
      CNSR: recorded,
      EVNTDESC: text,
      SRCDOM: text,
      SRCVAR: text,
      SRCSEQ: optional(recorded),
    },
    ['USUBJID', 'PARAMCD'],
  ),
)

export const eventTable = artifact('data/derived/{cohort}/3-durations/event-table.csv', eventRowFormat)

export const counts = artifact('data/derived/{cohort}/3-durations/counts.csv', countRowFormat)

/** The public edition, under its one name; absent where the plan declares none. */
export const publicEditions = artifactSet('reports/{cohort}/public/{edition}.json', orderedJson<Edition>())
export const EDITION = 'edition'

/**
 * Published editions by their number, as `published` wrote them. They record what is already public, and are committed.
 */
export const earlierEditions = artifactSet('data/public/{cohort}/{number}.json', publishedEdition)

/** Notices about an edition, shown at each run. */
export const editionNotices = notices('data/derived/{cohort}/3-public/notices/{notice}.json')

/** The public edition as tables. */
export const publicTables = artifactSet('reports/{cohort}/public/{table}.csv', table)
