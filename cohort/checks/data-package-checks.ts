import { categoryProblems, type Path, separatorProblems } from '../cells/field-words.ts'
import { missingTexts } from '../cells/recorded-variables.ts'
import type { DataPackage, Field, Resource } from '../descriptors/data-package.ts'
import { type DescriptorProblem, shown } from '../values/problem.ts'
import { keyProblems } from './key-checks.ts'

/** What is wrong with the fields as they are declared, before any cell is read by them. */
export const fieldProblems = (
  dataPackage: DataPackage,
  subjectName: string,
): readonly DescriptorProblem[] => {
  const { resources } = dataPackage
  const subject = resources[0]!.schema.fields.find(({ name }) => name === subjectName)
  return resources.flatMap((resource, r) => [
    ...engineProblems(resource, dataPackage, ['resources', r]),
    ...keyProblems(dataPackage, resource, subjectName, ['resources', r, 'schema']),
    ...resource.schema.fields.flatMap((field, f) => {
      const path = ['resources', r, 'schema', 'fields', f]
      return [
        ...(field.name === subjectName ? subjectProblems(field, subject, path) : []),
        ...surplus(field, path),
        ...unitProblems(field, path),
        ...separatorProblems(field, missingTexts(field, resource), path),
        ...categoryProblems(field, missingTexts(field, resource), path),
      ]
    }),
  ])
}

/** The rows of a cohort are in one place: all read into memory, or all counted by one engine. */
const engineProblems = (
  { path: file, engine, encoding, format, mediatype, dialect }: Resource,
  { resources, database }: DataPackage,
  path: Path,
): readonly DescriptorProblem[] => {
  const first = resources[0]!
  const isParquet = file.endsWith('.parquet')
  const isTable = file.endsWith('.table')
  const name = isParquet ? 'parquet' : 'csv'
  return [
    ...(isTable === (engine === 'postgres')
      ? []
      : [
          {
            path: [...path, 'engine'],
            expected: isTable ? 'postgres, since the path ends in .table' : 'a path like schema.name.table',
            found: isTable ? shown(engine) : shown(file),
          },
        ]),
    ...(engine === 'postgres' && database === undefined
      ? [
          {
            path: ['database'],
            expected: 'where the database is, since a table lies there',
            found: 'nothing',
          },
        ]
      : []),
    ...(database?.shard !== undefined && database.subjects === undefined && path[1] === 0
      ? [
          {
            path: ['database', 'subjects'],
            expected: 'subjects: "in one shard", which no count can tell',
            found: 'nothing',
            remedy: 'have the names compared where that is allowed, and declare it',
          },
        ]
      : []),
    ...(engine === first.engine
      ? []
      : [
          {
            path: [...path, 'engine'],
            expected: `what the first file has (${shown(first.engine)}), since files are joined`,
            found: shown(engine),
          },
        ]),
    ...(isParquet && engine !== 'duckdb'
      ? [{ path: [...path, 'engine'], expected: 'duckdb, which reads Parquet', found: shown(engine) }]
      : []),
    ...(format !== undefined && (isTable || format !== name)
      ? [
          {
            path: [...path, 'format'],
            expected: isTable ? 'none of a table' : `${name}, as the file's name says`,
            found: shown(format),
          },
        ]
      : []),
    ...(mediatype !== undefined && (isTable || mediatype !== MEDIA[name])
      ? [
          {
            path: [...path, 'mediatype'],
            expected: isTable ? 'none of a table' : `${MEDIA[name]}, as the file's name says`,
            found: shown(mediatype),
          },
        ]
      : []),
    ...(dialect !== undefined && (isTable || isParquet)
      ? [{ path: [...path, 'dialect'], expected: 'none of what is no CSV file', found: 'one' }]
      : []),
    ...(engine !== undefined && encoding !== undefined && encoding !== 'utf-8'
      ? [{ path: [...path, 'encoding'], expected: 'utf-8 of a file that an engine reads', found: encoding }]
      : []),
  ]
}

const MEDIA = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const

const subjectProblems = (
  field: Field,
  first: Field | undefined,
  path: Path,
): readonly DescriptorProblem[] => {
  if (field.type !== 'string' && field.type !== 'integer')
    return [
      { path: [...path, 'type'], expected: 'string or integer for the name of a subject', found: field.type },
    ]
  return first && first.type !== field.type
    ? [{ path: [...path, 'type'], expected: `${first.type}, as in the first file`, found: field.type }]
    : []
}

/** Properties that only fields of some types read: elsewhere they would promise what nobody does. */
const READ_BY: Readonly<Partial<Record<keyof Field, readonly Field['type'][]>>> = {
  unit: ['integer', 'number', 'year'],
  format: ['date'],
  precision: ['date'],
  decimalChar: ['number'],
  groupChar: ['integer', 'number'],
  trueValues: ['boolean'],
  falseValues: ['boolean'],
  delimiter: ['list'],
  emptyList: ['list'],
  rounding: ['integer', 'number'],
  categories: ['integer', 'number', 'year', 'string', 'list'],
  categoriesOrdered: ['integer', 'number', 'year', 'string'],
}

const surplus = (field: Field, path: Path): readonly DescriptorProblem[] => {
  const properties = Object.entries(READ_BY).filter(
    ([name, types]) => field[name as keyof Field] !== undefined && !types.includes(field.type),
  )
  const isNumber = ['integer', 'number', 'year'].includes(field.type)
  const limits = (['minimum', 'maximum'] as const).filter(
    (limit) => field.constraints?.[limit] !== undefined && !isNumber,
  )
  const { minimum = -Infinity, maximum = Infinity } = field.constraints ?? {}
  return [
    ...(minimum > maximum
      ? [
          {
            path: [...path, 'constraints', 'minimum'],
            expected: `at most the maximum, which is ${maximum}`,
            found: String(minimum),
          },
        ]
      : []),
    ...properties.map(([name, types]) => ({
      path: [...path, name],
      expected: `${name} for ${types.join(', ')} only`,
      found: `it for ${field.type}`,
    })),
    ...limits.map((limit) => ({
      path: [...path, 'constraints', limit],
      expected: `${limit} for numbers only`,
      found: `it for ${field.type}`,
    })),
  ]
}

const unitProblems = ({ unit = '1' }: Field, path: Path): readonly DescriptorProblem[] => {
  const word = Object.keys(UCUM).find((one) => one === unit.toLowerCase().replace(/s$/, ''))
  return word === undefined
    ? []
    : [
        {
          path: [...path, 'unit'],
          expected: 'the code of a unit in UCUM',
          found: shown(unit),
          remedy: `${word}s are ${UCUM[word]}`,
        },
      ]
}

const UCUM: Readonly<Record<string, string>> = {
  year: 'a',
  month: 'mo',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
}
