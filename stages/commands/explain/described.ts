import { parse } from 'yaml'
import { type Schema, type SchemaName, schemas } from '../descriptors/json-schemas.ts'
import { type Property, propertiesOf } from '../descriptors/properties.ts'
import { EXAMPLES } from './example.generated.ts'

/** A property with the file that it is of. */
export interface Described extends Property {
  readonly file: string
  /** The parsed example that has it. */
  readonly example: unknown
}

type Explained = Exclude<SchemaName, 'shared-datapackage'>
const FILES: Readonly<Record<Explained, string>> = {
  analysis: 'analysis.yaml',
  datapackage: 'datapackage.json',
  'pool-analysis': 'analysis.yaml of a pooled cohort',
  'pool-datapackage': 'datapackage.json of a pooled cohort',
}

/**
 * Every property of the descriptors that people write, and of conditions. Of a pooled cohort only what differs from the
 * descriptors of other cohorts.
 */
export const describedProperties = (): readonly Described[] => {
  described ??= read()
  return described
}

/** Read once, since a page asks for all properties. */
let described: readonly Described[] | null = null

const read = (): readonly Described[] => {
  const own = (name: Explained): readonly Described[] => {
    const example: unknown = parse(EXAMPLES[name])
    return propertiesOf(schemas[name]).map((property) => ({ ...property, file: FILES[name], example }))
  }
  const [analysis, datapackage] = [own('analysis'), own('datapackage')]
  const differing = (pooled: readonly Described[], usual: readonly Described[]): readonly Described[] => {
    const known = new Set(usual.map(({ path, description }) => `${path} ${description}`))
    return pooled.filter(({ path, description }) => !known.has(`${path} ${description}`))
  }
  return [
    ...analysis,
    ...conditions(),
    ...datapackage,
    ...differing(own('pool-analysis'), analysis),
    ...differing(own('pool-datapackage'), datapackage),
  ]
}

/** The language of conditions as a property of its own, since it is contained in itself. */
const conditions = (): readonly Described[] => {
  const [condition = {}] = Object.values(schemas.analysis.$defs ?? {})
  const root: Schema = {
    properties: {
      conditions: {
        description:
          'not a property, but what every property that asks for a condition may be: variables and what they must be, {sex: f} or {grade: [2, 3]}, or one of the forms below',
        ...condition,
      },
    },
  }
  return propertiesOf(root).map((property) => ({
    ...property,
    file: 'every condition',
    example: { conditions: CONDITIONS },
  }))
}

const CONDITIONS = {
  all: [{ sex: 'f' }, { grade: [2, 3] }],
  any: [{ grade: 3 }, { grade_later: 3 }],
  not: { died: true },
  age: { min: 70, max: 110 },
  operated: { since: '2010-01-01', until: '2014-12-31' },
  diagnosed: { partial: true },
  sites: { includes: ['lung'] },
  organs: { includesAll: ['lung', 'liver'] },
  complications: { empty: true },
  relapse_date: { present: true },
}
