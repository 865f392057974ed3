import { z } from 'zod'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { PooledPlan, PoolPackage } from '../../../cohort/pool/pooled-plan.ts'
import { SharedPackage } from '../../../cohort/pool/shared-package.ts'

/** The part of a JSON Schema that the page of the descriptors reads. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly pattern?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly format?: string
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schemaOf = (title: string, schema: z.ZodType): Schema =>
  ({ title, ...z.toJSONSchema(schema, { io: 'input' }) }) as Schema

export const SCHEMAS = [
  'datapackage',
  'analysis',
  'pool-datapackage',
  'pool-analysis',
  'shared-datapackage',
] as const
export type SchemaName = (typeof SCHEMAS)[number]

/** The descriptors as JSON Schema, for editors, from the schemas that read them. */
export const schemas: Readonly<Record<SchemaName, Schema>> = {
  datapackage: schemaOf('datapackage.json: what the CSV files hold', DataPackage),
  analysis: schemaOf('analysis.yaml: the statistical analysis plan', Plan),
  'pool-datapackage': schemaOf(
    'datapackage.json of a pooled cohort: the packages of the centres',
    PoolPackage,
  ),
  'pool-analysis': schemaOf('analysis.yaml of a pooled cohort', PooledPlan),
  'shared-datapackage': schemaOf('what share writes: the counts of a centre', SharedPackage),
}

export const schemaText = (schema: Schema): string => `${JSON.stringify(schema, null, 2)}\n`
