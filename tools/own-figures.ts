/**
 * The Kaplan-Meier figures of the cohorts of this repository, in both widths, with the patients that they show, as a folder for
 * `figure-claims.ts`: `npx tsx tools/own-figures.ts <folder>`, then `true-results.R` as for figures of other programs. Patients with
 * a competing event are censored, as the curves have them.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { competingCounts, type EventRow } from '../cohort/counts/event-rows.ts'
import { estimates, figures } from '../stages/2-validate/artifacts.ts'
import { eventTable } from '../stages/3-durations/artifacts.ts'
import { REAL } from './support/project.ts'

const WIDTHS = { '180mm': 'figures', '85mm': 'figures/85mm' }

/** An artifact of a cohort as it is on the disk. */
const artifactIn = <T>(
  cohort: string,
  {
    path,
    format,
  }: { readonly path: string; readonly format: { decode(bytes: Uint8Array, path: string): T } },
): T => format.decode(new Uint8Array(readFileSync(join(REAL, path.replace('{cohort}', cohort)))), path)

const patientsOf = (row: EventRow): readonly string[] => {
  const { group, time, events, censored } = row
  const name = group === '' ? 'all' : group.replace(/^[^=]*=/, '')
  const rows = (count: number, status: 0 | 1): readonly string[] =>
    Array.from({ length: count }, () => `${time},${status},"${name}"`)
  const competing = competingCounts(row).reduce((sum, count) => sum + count, 0)
  return [...rows(events, 1), ...rows(competing + censored, 0)]
}

const [folder = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (const cohort of readdirSync(join(REAL, 'data/raw'))) {
  if (!existsSync(join(REAL, 'data/derived', cohort, '3-durations/event-table.csv'))) continue
  const rows = artifactIn(cohort, eventTable)
  const asked = artifactIn(cohort, estimates)
  for (const [name, figure] of Object.entries(artifactIn(cohort, figures))) {
    if (figure.kind !== 'kaplan-meier') continue
    const { endpoint } = asked[figure.estimate]!
    const isOfFigure = (row: EventRow): boolean =>
      row.endpoint === endpoint &&
      row.stratum === '' &&
      (figure.by === undefined
        ? row.group === ''
        : row.group.startsWith(`${figure.by}=`) && row.group.indexOf('=') === row.group.lastIndexOf('='))
    const set = `${cohort}.${name}`
    const patients = rows.filter(isOfFigure).flatMap(patientsOf)
    writeFileSync(join(folder, `${set}.csv`), `"time","status","group"\n${patients.join('\n')}\n`)
    for (const [width, place] of Object.entries(WIDTHS)) {
      const drawn = join(REAL, 'reports', cohort, place, `${name}.svg`)
      if (existsSync(drawn)) copyFileSync(drawn, join(folder, `${set}-own-${width}.svg`))
    }
  }
}
