import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Disk } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { descriptors } from '../../1-ingest/artifacts.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { estimateResults } from '../../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../5-compare/artifacts.ts'
import { artifactReader } from '../export/artifact-reader.ts'
import type { ConfirmedStudy } from './r-script/study.ts'

/**
 * What is known of a cohort whose rows are in raw tables.
 * @throws CallError for a pooled cohort and for a registry, which have no such rows
 */
export const confirmedStudy = (disk: Pick<Disk, 'read'>, cohort: string): ConfirmedStudy => {
  const read = artifactReader(disk, cohort)
  const study = read(validated.study)
  if (study.members !== undefined)
    throw new CallError(
      `confirm: expected a cohort with rows of patients, found ${cohort}, which is pooled from tables of counts (each centre confirms its own cohort)`,
    )
  if (study.engine !== undefined)
    throw new CallError(
      `confirm: expected rows that R reads from CSV files, found ${cohort}, whose rows are counted by ${study.engine} (confirm a cohort of a sample of its rows)`,
    )
  const { dataPackage, analysis } = read(descriptors)
  return {
    cohort,
    title: study.title,
    subject: study.subject,
    origin: study.origin,
    dataPackage: DataPackage.parse(dataPackage.value),
    exclude: Plan.parse(analysis.value).exclude,
    derivations: read(validated.derivations),
    variables: new Map(read(validated.variables).map((variable) => [variable.name, variable])),
    rules: read(validated.rules),
    populations: read(validated.populations),
    endpoints: read(validated.endpoints),
    summaries: read(validated.summaries),
    estimates: read(validated.estimates),
    tests: read(validated.tests),
    models: read(validated.models),
    estimateResults: read(estimateResults),
    testResults: read(testResults),
    simulationResults: read(simulationResults),
  }
}
