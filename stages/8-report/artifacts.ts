import { artifact, artifactSet } from '../../pipeline/contracts.ts'
import { text } from '../../pipeline/formats/text.ts'

/** One file, offline: the report of a cohort. */
export const reportPage = artifact('reports/{cohort}/index.html', text)

/** The page of the public edition, `index`; none where the plan asks for none. */
export const publicPages = artifactSet('reports/{cohort}/public/{page}.html', text)

/** The list of all cohorts. */
export const indexPage = artifact('reports/index.html', text)
