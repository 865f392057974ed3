import { createHash } from 'node:crypto'
import Papa from 'papaparse'

/** A tabular resource of a Data Package v2, as far as ours use it. */
export interface Resource {
  readonly name: string
  readonly type: string
  readonly path: string
  readonly bytes: number
  readonly hash: string
  readonly schema: {
    readonly fields: readonly Field[]
    readonly missingValues?: readonly string[]
    readonly primaryKey?: readonly string[]
  }
}

interface Field {
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean'
  readonly constraints?: { readonly required?: boolean }
  readonly missingValues?: readonly string[]
  readonly trueValues?: readonly string[]
  readonly falseValues?: readonly string[]
}

/** Where a file is not what its resource says: bytes, header, cells by their type, primary key. Written from the standard. */
export const tableFaults = ({ bytes, hash, schema }: Resource, file: Uint8Array): readonly string[] => {
  const { fields, missingValues = [''], primaryKey } = schema
  const [header = [], ...rows] = Papa.parse<string[]>(new TextDecoder().decode(file).replace(/\n$/, '')).data
  const names = fields.map(({ name }) => name)
  return [
    ...(file.length === bytes ? [] : [`bytes: ${file.length}`]),
    ...(`sha256:${createHash('sha256').update(file).digest('hex')}` === hash ? [] : ['hash']),
    ...(JSON.stringify(header) === JSON.stringify(names) ? [] : [`header: ${header}`]),
    ...(new Set(names).size === names.length ? [] : ['field names']),
    ...rows.flatMap((row, i) => (row.length === fields.length ? [] : [`row ${i + 1}: ${row.length} cells`])),
    ...rows.flatMap((row, i) =>
      fields.flatMap((field, j) =>
        isValid(row[j] ?? '', field, missingValues) ? [] : [`row ${i + 1} ${field.name}: "${row[j]}"`],
      ),
    ),
    ...keyFaults(rows, header, primaryKey, (name, cell) =>
      (fields.find((field) => field.name === name)?.missingValues ?? missingValues).includes(cell),
    ),
  ]
}

const isValid = (cell: string, field: Field, missingOfTable: readonly string[]): boolean => {
  const { type, missingValues = missingOfTable, constraints, trueValues = [], falseValues = [] } = field
  if (missingValues.includes(cell)) return constraints?.required !== true
  switch (type) {
    case 'string':
      return true
    case 'number':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(cell)
    case 'boolean':
      return trueValues.includes(cell) || falseValues.includes(cell)
    default: {
      const never: never = type
      return never
    }
  }
}

/** A key has to be a column, tell every row apart, and hold no missing value. */
const keyFaults = (
  rows: readonly (readonly string[])[],
  header: readonly string[],
  key: readonly string[] | undefined,
  isMissing: (name: string, cell: string) => boolean,
): readonly string[] => {
  if (key === undefined) return []
  if (key.length === 0 || key.some((name) => !header.includes(name))) return [`primary key: ${key}`]
  const cells = rows.map((row) => key.map((name) => row[header.indexOf(name)] ?? ''))
  const keys = cells.map((one) => JSON.stringify(one))
  return [
    ...keys.filter((one, i) => keys.indexOf(one) !== i).map((one) => `primary key twice: ${one}`),
    ...cells.filter((one) => one.some((cell, i) => isMissing(key[i]!, cell))).map((one) => `no key: ${one}`),
  ]
}
