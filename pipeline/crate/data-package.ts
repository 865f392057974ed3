import type { TableField } from '../contracts.ts'
import type { Described, DescribedFile } from './described.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0'

/**
 * The derived tables as a Data Package v2 (Frictionless): each CSV file with its hash, size and columns.
 * It has no creation date, so that the bytes do not depend on the clock.
 */
export const dataPackage = (content: Described): object => {
  const { cohort, source, files } = content
  const tables = files.flatMap((file) => {
    return file.table !== null && file.within !== null ? [resource(file, file.within, file.table)] : []
  })
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: `${cohort}-derived`,
    title: `${source.title}: derived tables`,
    description: `Tables that ${content.software} computed from data/raw/${cohort}.`,
    licenses: source.licenses.length === 0 ? undefined : source.licenses,
    sources: source.sources.length === 0 ? undefined : source.sources,
    resources: tables,
  }
}

const resource = (
  file: DescribedFile,
  path: string,
  { fields, primaryKey }: NonNullable<DescribedFile['table']>,
): object => ({
  $schema: `${PROFILES}/dataresource.json`,
  name: path.replace(/\.csv$/, '').replaceAll('/', '-'),
  type: 'table',
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  bytes: file.size,
  hash: `sha256:${file.sha256}`,
  schema: {
    $schema: `${PROFILES}/tableschema.json`,
    fields: fields.map(field),
    // an empty text is a value, except in fields that declare missing values
    missingValues: [],
    primaryKey: primaryKey.length === 0 ? undefined : primaryKey,
  },
})

const field = ({ name, type, optional }: TableField): object => ({
  name,
  type,
  ...(type === 'boolean' ? { trueValues: ['yes'], falseValues: ['no'] } : {}),
  ...(optional ? { missingValues: [''] } : type === 'string' ? {} : { constraints: { required: true } }),
})
