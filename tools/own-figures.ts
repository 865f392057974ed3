/**
 * The Kaplan-Meier figures of the cohorts of this repository, in both widths, with the patients that they show, as a folder for
 * `figure-claims.ts`: `npx tsx tools/own-figures.ts <folder>`, then `true-results.R` as for figures of other programs. Patients with
 * a competing event are censored, as the curves have them.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import { estimates, figures } from '../stages/2-validate/artifacts.ts'
import { eventTable } from '../stages/3-durations/artifacts.ts'
import { artifactIn, groupOf, isOfFigure, patientsIn, WIDTHS } from './support/own-figures.ts'
import { REAL } from './support/project.ts'

const linesOf = (row: EventRow): readonly string[] =>
  patientsIn(row).map(({ time, isEvent }) => `${time},${isEvent ? 1 : 0},"${groupOf(row)}"`)

const [folder = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (const cohort of readdirSync(join(REAL, 'data/raw'))) {
  if (!existsSync(join(REAL, 'data/derived', cohort, '3-durations/event-table.csv'))) continue
  const rows = artifactIn(cohort, eventTable)
  const asked = artifactIn(cohort, estimates)
  for (const [name, figure] of Object.entries(artifactIn(cohort, figures))) {
    if (figure.kind !== 'kaplan-meier') continue
    const { endpoint } = asked[figure.estimate]!
    const set = `${cohort}.${name}`
    const patients = rows.filter((row) => isOfFigure(row, endpoint, figure.by)).flatMap(linesOf)
    writeFileSync(join(folder, `${set}.csv`), `"time","status","group"\n${patients.join('\n')}\n`)
    for (const [width, place] of Object.entries(WIDTHS)) {
      const drawn = join(REAL, 'reports', cohort, place, `${name}.svg`)
      if (existsSync(drawn)) copyFileSync(drawn, join(folder, `${set}-own-${width}.svg`))
    }
  }
}
