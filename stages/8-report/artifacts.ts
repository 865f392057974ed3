import { artifact } from '../../pipeline/contracts.ts'
import { text } from '../../pipeline/formats/text.ts'

/** One file, offline: the report of a cohort. */
export const reportPage = artifact('reports/{cohort}/index.html', text)

/** The list of all cohorts. */
export const indexPage = artifact('reports/index.html', text)
