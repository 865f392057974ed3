import { categoryProblems, type Path, separatorProblems } from '../cells/field-words.ts'
import { missingTexts } from '../cells/recorded-variables.ts'
import type { DataPackage, Resource } from '../descriptors/data-package.ts'
import type { Field } from '../descriptors/field.ts'
import { type DescriptorProblem, shown } from '../values/problem.ts'
import { keyProblems } from './key-checks.ts'

/** Problems in the declared fields, before any cell is read. */
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

/** All rows of a cohort are read into memory, or all are counted by the same engine. */
const engineProblems = (
  resource: Resource,
  { resources, database }: DataPackage,
  path: Path,
): readonly DescriptorProblem[] => {
  const { path: file, engine } = resource
  const first = resources[0]!
  const isTable = file.endsWith('.table')
  return [
    ...problemIf(isTable !== (engine === 'postgres'), {
      path: [...path, 'engine'],
      expected: isTable ? 'postgres, because the path ends in .table' : 'a path like schema.name.table',
      found: isTable ? shown(engine) : shown(file),
    }),
    ...problemIf(engine === 'postgres' && database === undefined, {
      path: ['database'],
      expected: 'the address of the database that has the table',
      found: 'nothing',
    }),
    ...problemIf(database?.shard !== undefined && database.subjects === undefined && path[1] === 0, {
      path: ['database', 'subjects'],
      expected: 'subjects: "in one shard", which counts cannot show',
      found: 'nothing',
      remedy: 'compare the identifiers of the shards where that is allowed, and declare the result',
    }),
    ...problemIf(engine !== first.engine, {
      path: [...path, 'engine'],
      expected: `the engine of the first file (${shown(first.engine)}), because files are joined`,
      found: shown(engine),
    }),
    ...formatProblems(resource, path),
  ]
}

/** What a file's or a table's name already says of its format. */
const formatProblems = (
  { path: file, engine, encoding, format, mediatype, dialect }: Resource,
  path: Path,
): readonly DescriptorProblem[] => {
  const isParquet = file.endsWith('.parquet')
  const isTable = file.endsWith('.table')
  const name = isParquet ? 'parquet' : 'csv'
  const byName = (word: string): string =>
    isTable ? 'no such property for a table' : `${word}, as the file's name says`
  return [
    ...problemIf(isParquet && engine !== 'duckdb', {
      path: [...path, 'engine'],
      expected: 'duckdb, the engine for Parquet files',
      found: shown(engine),
    }),
    ...problemIf(format !== undefined && (isTable || format !== name), {
      path: [...path, 'format'],
      expected: byName(name),
      found: shown(format),
    }),
    ...problemIf(mediatype !== undefined && (isTable || mediatype !== MEDIA[name]), {
      path: [...path, 'mediatype'],
      expected: byName(MEDIA[name]),
      found: shown(mediatype),
    }),
    ...problemIf(dialect !== undefined && (isTable || isParquet), {
      path: [...path, 'dialect'],
      expected: 'a dialect for CSV files only',
      found: shown(file),
    }),
    ...problemIf(engine !== undefined && encoding !== undefined && encoding !== 'utf-8', {
      path: [...path, 'encoding'],
      expected: 'utf-8 for a file that an engine reads',
      found: String(encoding),
    }),
  ]
}

const problemIf = (isWrong: boolean, problem: DescriptorProblem): readonly DescriptorProblem[] =>
  isWrong ? [problem] : []

const MEDIA = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const

const subjectProblems = (
  field: Field,
  first: Field | undefined,
  path: Path,
): readonly DescriptorProblem[] => {
  if (field.type !== 'string' && field.type !== 'integer')
    return [
      {
        path: [...path, 'type'],
        expected: 'string or integer for the identifier of a subject',
        found: field.type,
      },
    ]
  return first && first.type !== field.type
    ? [{ path: [...path, 'type'], expected: `${first.type}, as in the first file`, found: field.type }]
    : []
}

/** The types that use each property; for other types the property would have no effect. */
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
      found: `a field of type ${field.type}`,
    })),
    ...limits.map((limit) => ({
      path: [...path, 'constraints', limit],
      expected: `${limit} for numbers only`,
      found: `a field of type ${field.type}`,
    })),
  ]
}

const unitProblems = ({ unit = '1' }: Field, path: Path): readonly DescriptorProblem[] => {
  const word = Object.keys(UCUM).find((name) => name === unit.toLowerCase().replace(/s$/, ''))
  return word === undefined
    ? []
    : [
        {
          path: [...path, 'unit'],
          expected: 'a UCUM unit code',
          found: shown(unit),
          remedy: `for ${word}s write "${UCUM[word]}"`,
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
