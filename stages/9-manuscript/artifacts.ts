import { artifactSet } from '../../pipeline/contracts.ts'
import { table } from '../../pipeline/formats/csv.ts'
import { faultLists } from '../../pipeline/formats/fault-lists.ts'
import { notices, remarks } from '../../pipeline/formats/notices.ts'
import { bytes } from '../../pipeline/formats/text.ts'

/** The manuscript with the numbers, tables and figures of this run; none where there is no manuscript, or it has faults. */
export const filledManuscripts = artifactSet('reports/{cohort}/manuscript.{ending}', bytes)

/**
 * `bound`: every number that is bound or open. `changes`: what the filled manuscript has other than the one that it was
 * made from, and why. `claims` and `verdicts`: its numbers in the form of claims.csv, and the verdict of each alone, only
 * where there is a claims.csv besides.
 */
export const manuscriptTables = artifactSet('data/derived/{cohort}/9-manuscript/{table}.csv', table)

/** All faults of the manuscript, under the name "manuscript": then it is not filled. */
export const manuscriptFaults = faultLists(
  'data/derived/{cohort}/9-manuscript/faults/{file}.json',
  'the manuscript',
)

/** How many numbers are bound, and which are not; a remark if all are. */
export const manuscriptNotices = notices('data/derived/{cohort}/9-manuscript/notices/{notice}.json')
export const manuscriptRemarks = remarks('data/derived/{cohort}/9-manuscript/remarks/{remark}.json')
