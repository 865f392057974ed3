import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const RAW = join(import.meta.dirname, '../../../data/raw')

/** The shipped cohorts with rows; pooled ones have only counts. */
export const cohortsWithRows = (): readonly string[] =>
  readdirSync(RAW).filter(
    (cohort) => !readdirSync(join(RAW, cohort)).some((file) => file.endsWith('.datapackage.json')),
  )
