import { z } from 'zod'
import { DataPackage } from '../../cohort/data-package.ts'
import { Plan } from '../../cohort/plan.ts'

/** A part of a JSON Schema, as far as the page of the descriptors reads it. */
export interface Schema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schemaOf = (title: string, schema: z.ZodType): Schema =>
  ({ title, ...z.toJSONSchema(schema, { io: 'input' }) }) as Schema

/** The two descriptors as JSON Schema, for editors, from the schemas by which they are read. */
export const schemas: Readonly<Record<'datapackage' | 'analysis', Schema>> = {
  datapackage: schemaOf('datapackage.json: what the CSV files hold', DataPackage),
  analysis: schemaOf('analysis.yaml: the statistical analysis plan', Plan),
}

export const schemaText = (schema: Schema): string => `${JSON.stringify(schema, null, 2)}\n`
