import type { TableField, TableSchema } from '../contracts.ts'
import { table } from '../formats/csv.ts'
import type { Described, DescribedFile } from './described.ts'

/**
 * The derived tables as a Data Package v2 (Frictionless): each CSV file with its hash, size and columns.
 * The date of its making is a fact of the clock and left out.
 */
export const dataPackage = (of: Described): object => {
  const { cohort, source, files } = of
  const tables = files.flatMap((file) => {
    const schema = file.declared?.table
    return schema && file.within !== null ? [resource(file, file.within, schema)] : []
  })
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${cohort}-derived`,
    title: `${source.title}: derived tables`,
    description: `The tables that ${of.software} made of data/raw/${cohort}.`,
    licenses: source.licenses.length === 0 ? undefined : source.licenses,
    sources: source.sources.length === 0 ? undefined : source.sources,
    resources: tables,
  }
}

const resource = (file: DescribedFile, path: string, schema: TableSchema): object => ({
  name: path.replace(/\.csv$/, '').replaceAll('/', '-'),
  type: 'table',
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes: file.bytes.length,
  hash: `sha256:${file.sha256}`,
  schema: {
    fields: (schema.fields ?? headerFields(file)).map(field),
    // an empty text is a text; only the fields that say so know a missing value
    missingValues: [],
    primaryKey: schema.primaryKey.length === 0 ? undefined : schema.primaryKey,
  },
})

const headerFields = ({ bytes, path }: DescribedFile): readonly TableField[] =>
  table.decode(bytes, path).header.map((name) => ({ name, type: 'string', optional: false }))

const field = ({ name, type, optional }: TableField): object => ({
  name,
  type,
  ...(type === 'boolean' ? { trueValues: ['yes'], falseValues: ['no'] } : {}),
  ...(optional ? { missingValues: [''] } : type === 'string' ? {} : { constraints: { required: true } }),
})
