import { falseTexts, trueTexts } from '../../../../../cohort/cells/read-cell.ts'
import { lookupOf } from '../../../../../cohort/cells/recorded-variables.ts'
import type { DataPackage, Resource } from '../../../../../cohort/descriptors/data-package.ts'
import type { Field } from '../../../../../cohort/descriptors/field.ts'
import type { PlanVariable } from '../../../../../cohort/descriptors/plan/plan.ts'
import { rColumn, rComment, rNames, rString, rStrings } from '../r-text.ts'
import { aggregateCode } from './aggregate-code.ts'

/** The lines that read the raw tables into `patients`, a row for each patient of the first file. */
export const tableLines = (
  dataPackage: DataPackage,
  subject: string,
  derivations: Readonly<Record<string, PlanVariable>>,
): readonly string[] => {
  const nameOf = rNames('table')
  const [roster] = dataPackage.resources
  const files = dataPackage.resources.map((resource) => ({
    resource,
    table: nameOf(resource.name),
    lookup: lookupOf(resource, dataPackage, subject),
  }))
  const ofPatients = files.filter(({ lookup, resource }) => lookup === null && resource.rows !== 'many')
  const lookups = files.filter(({ lookup }) => lookup !== null)
  const many = files.filter(({ resource, lookup }) => lookup === null && resource.rows === 'many')
  return [
    ...ofPatients.flatMap(({ resource, table }) =>
      resource === roster
        ? [
            ...heading(resource, table),
            `patients <- data.frame(row.names = seq_len(nrow(${table})))`,
            ...resource.schema.fields.map((field) => columnLine(field, resource, table, 'patients', '')),
          ]
        : [
            ...heading(resource, table),
            keyLine(resource, table, subject, rColumn('patients', subject)),
            ...others(resource, subject).map((field) =>
              columnLine(field, resource, table, 'patients', '[row]'),
            ),
          ],
    ),
    ...lookups.flatMap(({ resource, table, lookup }) => [
      ...heading(resource, table),
      keyLine(resource, table, lookup!.key, rColumn('patients', lookup!.by)),
      ...others(resource, lookup!.key).map((field) =>
        columnLine(field, resource, table, 'patients', '[row]'),
      ),
    ]),
    ...many.flatMap(({ resource, table }) => {
      const rows = `rows_${table.slice('table_'.length)}`
      return [
        ...heading(resource, table),
        `${rows} <- data.frame(row.names = seq_len(nrow(${table})))`,
        ...resource.schema.fields.map((field) => columnLine(field, resource, table, rows, '')),
        ...aggregateCode(resource, rows, subject, derivations),
      ]
    }),
  ]
}

const heading = (resource: Resource, table: string): readonly string[] => [
  '',
  rComment(resource.title ?? resource.name),
  `${table} <- read_table(${[
    rString(resource.path),
    ...(resource.dialect?.delimiter === undefined
      ? []
      : [`separator = ${separator(resource.dialect.delimiter)}`]),
    ...(resource.encoding === undefined || resource.encoding === 'utf-8'
      ? []
      : [`encoding = ${rString(resource.encoding)}`]),
  ].join(', ')})`,
]

const separator = (delimiter: string): string => (delimiter === '\t' ? '"\\t"' : rString(delimiter))

const others = ({ schema }: Resource, key: string): readonly Field[] =>
  schema.fields.filter(({ name }) => name !== key)

const keyLine = (resource: Resource, table: string, key: string, patients: string): string => {
  const field = resource.schema.fields.find(({ name }) => name === key)!
  return `row <- match(${patients}, ${readCode(field, resource, rColumn(table, key))})`
}

const columnLine = (field: Field, resource: Resource, table: string, frame: string, rows: string): string =>
  `${rColumn(frame, field.name)} <- ${readCode(field, resource, `${rColumn(table, field.name)}${rows}`)}`

/** How the cells of a column are read: `number(table_1$age)`. */
const readCode = (field: Field, { schema }: Resource, cells: string): string => {
  const texts = (field.missingValues ?? schema.missingValues ?? ['']).map((code) =>
    typeof code === 'string' ? code : code.value,
  )
  const missing = texts.length === 1 && texts[0] === '' ? [] : [`missing = ${rStrings(texts)}`]
  const call = (reader: string, ...more: readonly string[]): string =>
    `${reader}(${[cells, ...more, ...missing].join(', ')})`
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return call(
        'number',
        ...(field.groupChar === undefined ? [] : [`thousands = ${rString(field.groupChar)}`]),
        ...(field.decimalChar === ',' ? ['decimal = ","'] : []),
      )
    case 'boolean':
      return call('yes_no', `yes = ${rStrings(trueTexts(field))}`, `no = ${rStrings(falseTexts(field))}`)
    case 'list':
      return call(
        'items',
        `separator = ${rString(field.delimiter ?? ',')}`,
        ...(field.emptyList === undefined ? [] : [`none = ${rString(field.emptyList)}`]),
      )
    case 'date':
      return call(
        'date',
        ...(field.format === undefined || field.format === 'default'
          ? []
          : [`format = ${rString(field.format)}`]),
      )
    case 'string':
      return call('text')
    default: {
      const never: never = field.type
      return never
    }
  }
}
