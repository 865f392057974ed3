import { CONNECTION_VARIABLE } from '../../cohort/descriptors/connection-variable.ts'
import { cohortStage, type SourceDescription } from '../../pipeline/contracts.ts'
import { DataError, type Fault } from '../../pipeline/fault.ts'
import { fromBytes } from '../../pipeline/formats/text.ts'
import {
  analysisFile,
  dataPackageFile,
  descriptors,
  manuscriptFiles,
  manuscripts,
  rawPackages,
  rawTables,
  receivedPackages,
  sources,
  textTables,
} from './artifacts.ts'
import { readDocument } from './read-document.ts'
import { readManuscript } from './read-manuscript.ts'
import { type Dialect, readTable } from './read-table.ts'

export const ingest = cohortStage({
  name: '1-ingest',
  summary: 'CSV, descriptors and manuscript to text with file and line, unchecked',
  module: 'stages/1-ingest/stage.ts',
  scope: 'cohort',
  reads: {
    dataPackage: dataPackageFile,
    analysis: analysisFile,
    packages: rawPackages,
    tables: rawTables,
    manuscripts: manuscriptFiles,
  },
  writes: { descriptors, packages: receivedPackages, sources, tables: textTables, manuscripts },
  run: async (input) => {
    const dataPackage = readText('datapackage.json', input.dataPackage)
    const analysis = readText('analysis.yaml', input.analysis)
    const engineByFile = enginesByFile(dataPackage.document.value)
    const inMemory = Object.entries(input.tables).filter(([name]) => !engineByFile.has(`${name}.csv`))
    const tables = inMemory.map(([name, bytes]) => ({
      name,
      ...(isPlainName(name)
        ? readTable(`${name}.csv`, bytes(), dialectOf(`${name}.csv`, dataPackage.document.value))
        : { table: { header: [], rows: [] }, faults: [badName(`${name}.csv`)] }),
    }))
    const packages = Object.entries(input.packages).map(([name, bytes]) => ({
      name,
      ...readText(`${name}.datapackage.json`, bytes),
    }))
    const faults = [dataPackage, analysis, ...packages, ...tables].flatMap((part) => part.faults)
    if (faults.length > 0) throw new DataError(faults)
    return {
      descriptors: { dataPackage: dataPackage.document, analysis: analysis.document },
      packages: Object.fromEntries(
        await Promise.all(
          packages.map(async ({ name, document }) => [
            name,
            { document, hashes: await hashesOf(document.value, input.tables) },
          ]),
        ),
      ),
      sources: sourcesOf(engineByFile, propertyOf(dataPackage.document.value, 'database')),
      tables: Object.fromEntries(tables.map(({ name, table }) => [name, table])),
      manuscripts: await readManuscript(input.manuscripts),
    }
  },
})

const readText = (file: string, bytes: Uint8Array): ReturnType<typeof readDocument> => {
  const text = decodedText(bytes)
  if (text !== null) return readDocument(file, text.replace(/^\ufeff/, ''))
  const fault = { file, line: 1, expected: 'text in UTF-8', found: 'invalid bytes' }
  return { document: { file, value: null, places: {} }, faults: [fault] }
}

const decodedText = (bytes: Uint8Array): string | null => {
  try {
    return fromBytes(bytes)
  } catch {
    return null
  }
}

/** The file's name becomes an artifact's name. */
const isPlainName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)

const badName = (file: string): Fault => ({
  file,
  expected: 'a file name of letters, digits, ".", "_" and "-"',
  found: `"${file}"`,
  remedy: 'rename it, or move it out of the folder',
})

/** File -> the engine that counts it. */
const enginesByFile = (dataPackage: unknown): ReadonlyMap<string, string> => {
  const resources = propertyOf(dataPackage, 'resources')
  return new Map(
    (Array.isArray(resources) ? resources : []).flatMap((resource) => {
      const [path, engine] = [propertyOf(resource, 'path'), propertyOf(resource, 'engine')]
      // an invalid name is reported with the descriptor's other faults
      return typeof path === 'string' && isPlainName(path) && (engine === 'duckdb' || engine === 'postgres')
        ? [[path, engine] as const]
        : []
    }),
  )
}

/** Files are identified by their hashes, a database by the snapshot that the descriptor declares. */
const sourcesOf = (
  engineByFile: ReadonlyMap<string, string>,
  database: unknown,
): Readonly<Record<string, SourceDescription>> =>
  Object.fromEntries(
    [...new Set(engineByFile.values())].map((engine) => {
      const files = [...engineByFile.keys()].filter((file) => engineByFile.get(file) === engine)
      if (engine !== 'postgres') return [engine, { files, settings: {}, environment: [] }]
      const settings = ['snapshot', 'shard', 'timeout'].flatMap((name) => {
        const value = propertyOf(database, name)
        return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : []
      })
      const variable = propertyOf(database, 'environment')
      // any other name is a fault of stage 2, and its value is never read
      const environment = typeof variable === 'string' && CONNECTION_VARIABLE.test(variable) ? [variable] : []
      return [engine, { files: [], settings: Object.fromEntries(settings), environment }]
    }),
  )

/** The declared dialect of a file, or the defaults of the standard. */
const dialectOf = (file: string, dataPackage: unknown): Dialect => {
  const resources = propertyOf(dataPackage, 'resources')
  const resource = Array.isArray(resources)
    ? resources.find((resource) => propertyOf(resource, 'path') === file)
    : undefined
  const encoding = propertyOf(resource, 'encoding')
  const delimiter = propertyOf(propertyOf(resource, 'dialect'), 'delimiter')
  return {
    encoding: ['iso-8859-1', 'windows-1252'].includes(String(encoding)) ? String(encoding) : 'utf-8',
    delimiter: typeof delimiter === 'string' && /^[;,\t|]$/.test(delimiter) ? delimiter : ',',
  }
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

/** The hashes of those tables of a package that are in the folder. */
const hashesOf = async (
  description: unknown,
  tables: Readonly<Record<string, () => Uint8Array>>,
): Promise<Readonly<Record<string, string>>> => {
  const resources = propertyOf(description, 'resources')
  const files = Array.isArray(resources)
    ? resources.map((resource) => String(propertyOf(resource, 'path')))
    : []
  const present = Object.entries(tables).filter(([name]) => files.includes(`${name}.csv`))
  return Object.fromEntries(
    await Promise.all(present.map(async ([name, bytes]) => [`${name}.csv`, await sha256(bytes())])),
  )
}

const sha256 = async (bytes: Uint8Array): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
