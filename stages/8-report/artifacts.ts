import { artifact, artifactSet } from '../../pipeline/contracts.ts'
import { text } from '../../pipeline/formats/text.ts'

/** The report of a cohort: one file that works offline. */
export const reportPage = artifact('reports/{cohort}/index.html', text)

/** All results of a cohort, to which the numbers of its report lead. */
export const resultsPage = artifact('reports/{cohort}/results.html', text)

/** The page of the public edition, `index`; none if the plan declares no edition. */
export const publicPages = artifactSet('reports/{cohort}/public/{page}.html', text)

/** The page that lists all cohorts. */
export const indexPage = artifact('reports/index.html', text)
