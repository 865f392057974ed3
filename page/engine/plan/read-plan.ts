import { recordedVariables } from '../../../cohort/cells/recorded-variables.ts'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { faultText } from '../../../pipeline/fault.ts'
import type { Document } from '../../../stages/1-ingest/artifacts.ts'
import { readDocument } from '../../../stages/1-ingest/read-document.ts'
import { readDescriptors } from '../../../stages/2-validate/descriptors/read-descriptors.ts'
import { namesIn } from '../../../stages/commands/add/plan-names.ts'
import type { Known } from '../../../stages/commands/add/proposals.ts'
import { type Section, sectionsOf } from '../../../stages/commands/descriptors/forms.ts'
import { type Schema, schemas } from '../../../stages/commands/descriptors/json-schemas.ts'
import { propertyOf } from './fields.ts'

/** A plan's text as it is read, valid or not. */
export interface PlanRead {
  readonly text: string
  readonly descriptor: Document
  /** Of a cohort, or of a pool. */
  readonly schema: Schema
  readonly sections: readonly Section[]
  readonly known: Known
}

export const PLAN = 'analysis.yaml'

/**
 * @param dataPackage the text of datapackage.json
 * @returns why the text is no readable YAML, or no properties
 */
export const readPlanText = (text: string, dataPackage: string): PlanRead | string => {
  const { document: descriptor, faults } = readDocument(PLAN, text)
  if (faults.length > 0) return faults.map(faultText).join('\n')
  const { value } = descriptor
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return faultText({ file: PLAN, line: 1, expected: 'properties such as title: ...', found: 'none' })
  const schema = schemas[Object.hasOwn(value, 'pool') ? 'pool-analysis' : 'analysis']
  return {
    ...{ text, descriptor, schema, sections: sectionsOf(schema) },
    known: { names: namesIn(value), variables: variablesOf(descriptor, dataPackage) },
  }
}

/** The variables of the cohort; while the plan is at fault, the columns and the names of derived ones. */
const variablesOf = (analysis: Document, dataPackage: string): ReadonlyMap<string, Variable> => {
  const { document: data, faults } = readDocument('datapackage.json', dataPackage)
  const { variables } =
    faults.length > 0 ? { variables: null } : readDescriptors({ dataPackage: data, analysis }, [])
  if (variables !== null) return variables
  const valid = DataPackage.safeParse(data.value)
  const subject = propertyOf(analysis.value, 'subject')
  const recorded = valid.success ? recordedVariables(valid.data, String(subject)).variables : []
  const derived = Object.keys(propertyOf(analysis.value, 'variables') ?? {})
  return new Map<string, Variable>([
    ...derived.map((name) => [name, unknownVariable(name)] as const),
    ...[...recorded].map((variable) => [variable.name, variable] as const),
  ])
}

/** A derived variable of a plan with a fault: only its name is sure. */
const unknownVariable = (name: string): Variable => ({
  ...{ name, title: name, type: 'string', unit: '1', categories: null, ordered: false },
  ...{ source: null, derivation: null, of: [] },
})
