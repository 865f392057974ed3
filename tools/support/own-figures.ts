/** The Kaplan-Meier figures of the cohorts of this repository, and the patients that they show. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { competingCounts, type EventRow } from '../../cohort/counts/event-rows.ts'
import type { DrawnPatient } from './drawn-figures.ts'
import { REAL } from './project.ts'

/** Folders of figures by their width. */
export const WIDTHS = { '180mm': 'figures', '85mm': 'figures/85mm' }

/** An artifact of a cohort as it is on the disk. */
export const artifactIn = <T>(
  cohort: string,
  {
    path,
    format,
  }: { readonly path: string; readonly format: { decode(bytes: Uint8Array, path: string): T } },
): T => format.decode(new Uint8Array(readFileSync(join(REAL, path.replace('{cohort}', cohort)))), path)

/** Whether a row is of the patients of a figure: of all, or of one group of its variable. */
export const isOfFigure = (row: EventRow, endpoint: string, by: string | undefined): boolean =>
  row.endpoint === endpoint &&
  row.stratum === '' &&
  (by === undefined
    ? row.group === ''
    : row.group.startsWith(`${by}=`) && row.group.indexOf('=') === row.group.lastIndexOf('='))

/** The level of a row's group; `all` without one. */
export const groupOf = ({ group }: EventRow): string => (group === '' ? 'all' : group.replace(/^[^=]*=/, ''))

/** The patients of a row. Those with a competing event are censored, as the curves have them. */
export const patientsIn = (row: EventRow): readonly DrawnPatient[] => {
  const { time, events, censored } = row
  const competing = competingCounts(row).reduce((sum, count) => sum + count, 0)
  const of = (count: number, isEvent: boolean): readonly DrawnPatient[] =>
    Array.from({ length: count }, () => ({ time, isEvent }))
  return [...of(events, true), ...of(competing + censored, false)]
}
