import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Variable } from '../../../cohort/values/value.ts'
import { readDocument } from '../../1-ingest/read-document.ts'
import { readDescriptors } from '../../2-validate/descriptors/read-descriptors.ts'
import type { ReadPlan } from './new-plan.ts'
import { namesIn } from './plan-names.ts'
import type { Known } from './proposals.ts'

/** The names of the plan by what they name, and the variables of the cohort if both descriptors are without fault. */
export const knownOf = ({ document }: ReadPlan, root: string, cohort: string): Known => ({
  names: namesIn(document.value),
  variables: variablesOf(document, join(root, 'data/raw', cohort, 'datapackage.json')),
})

const variablesOf = (analysis: ReadPlan['document'], path: string): ReadonlyMap<string, Variable> | null => {
  try {
    const { document, faults } = readDocument('datapackage.json', readFileSync(path, 'utf8'))
    return faults.length > 0 ? null : readDescriptors({ dataPackage: document, analysis }, []).variables
  } catch {
    return null // the check of the new plan reports it
  }
}
