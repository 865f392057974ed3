import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const RAW = join(import.meta.dirname, '../../../data/raw')

/** The cohorts that ship with rows: a pooled one has packages of counts, of which nothing can be counted again. */
export const cohortsWithRows = (): readonly string[] =>
  readdirSync(RAW).filter(
    (cohort) => !readdirSync(join(RAW, cohort)).some((file) => file.endsWith('.datapackage.json')),
  )
