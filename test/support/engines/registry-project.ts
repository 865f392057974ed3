import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { newProject, type Project, REAL } from '../../../tools/support/project.ts'

const FILES = ['patients', 'events', 'centres']
const raw = (file: string): string => readFileSync(join(REAL, 'data/raw/made-up-dates', file), 'utf8')

/** The plan of a cohort of this repository, with a listing and a swimmer figure, without the covariate that changes. */
const PLAN = raw('analysis.yaml')
  .replace(/^figures:$/m, '$&\n  lanes: { kind: swimmer, title: A lane for each, until: follow_up }')
  .replace(/^tables:$/m, '$&\n  everybody: { kind: listing, title: Everybody, columns: [id, age, arm] }')
  .replace(/^.*progressed_by_then.*\n/gm, '')

/** A table of that cohort with subject ids that occur nowhere else. */
export const table = (file: string): string => raw(`${file}.csv`).replace(/^M(?=\d{3},)/gm, 'SUBJECT-')

const dataPackage = (extension: string | null): string => {
  const described = JSON.parse(raw('datapackage.json'))
  for (const resource of described.resources) {
    if (extension === null) continue
    resource.engine = 'duckdb'
    resource.path = `${resource.name}.${extension}`
  }
  return JSON.stringify(described, null, 1)
}

/** A project with one cohort three times: in memory, and as a registry of CSV and of Parquet files. */
export const registryProject = async (): Promise<Project> => {
  const project = newProject([])
  for (const [cohort, extension] of [
    ['memory', null],
    ['from-csv', 'csv'],
    ['from-parquet', 'parquet'],
  ] as const) {
    project.write(`data/raw/${cohort}/analysis.yaml`, PLAN)
    project.write(`data/raw/${cohort}/datapackage.json`, dataPackage(extension))
    if (extension !== 'parquet')
      for (const file of FILES) project.write(`data/raw/${cohort}/${file}.csv`, table(file))
  }
  const folder = join(project.root, 'data/raw')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  for (const file of FILES)
    await connection.run(
      `COPY (SELECT * ${file === 'patients' ? "REPLACE (dead = 'yes' AS dead, diagnosed::VARCHAR AS diagnosed)" : ''} FROM read_csv('${folder}/from-csv/${file}.csv')) TO '${folder}/from-parquet/${file}.parquet' (FORMAT parquet)`,
    )
  connection.closeSync()
  return project
}
