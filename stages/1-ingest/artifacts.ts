import type { Paragraph, Slot } from '../../documents/document.ts'
import { artifact, artifactSet, lazily, type SourceDescription } from '../../pipeline/contracts.ts'
import type { Fault } from '../../pipeline/fault.ts'
import { table } from '../../pipeline/formats/csv.ts'
import { json, orderedJson } from '../../pipeline/formats/json.ts'
import { bytes } from '../../pipeline/formats/text.ts'

/** The raw files of a cohort's folder. */
export const dataPackageFile = artifact('data/raw/{cohort}/datapackage.json', bytes)
export const analysisFile = artifact('data/raw/{cohort}/analysis.yaml', bytes)
export const rawPackages = artifactSet('data/raw/{cohort}/{member}.datapackage.json', bytes)
export const rawTables = lazily(artifactSet('data/raw/{cohort}/{file}.csv', bytes))
/** A manuscript whose numbers are bound to results, at most one: `manuscript.docx` or `manuscript.md`. */
export const manuscriptFiles = artifactSet('data/raw/{cohort}/manuscript.{ending}', bytes)

/** A descriptor as read, with the position of every property. */
export interface Document {
  /** The path of the file, for messages. */
  readonly file: string
  readonly value: unknown
  /** JSON pointer -> line and character, both from 1. */
  readonly places: Readonly<Record<string, readonly [line: number, column: number]>>
  /** Open decisions; absent where there are none. */
  readonly open?: readonly OpenDecision[]
}

/** A TO DECIDE mark in a comment or a text. */
export interface OpenDecision {
  readonly line: number
  /** The words after the mark. */
  readonly what: string
}

export interface Descriptors {
  readonly dataPackage: Document
  readonly analysis: Document
}

export const descriptors = artifact(
  'data/derived/{cohort}/1-ingest/descriptors.json',
  orderedJson<Descriptors>(),
)

/** Registries only: the files that an engine opens, by the engine's name. */
export const sources = artifactSet(
  'data/derived/{cohort}/1-ingest/source/{engine}.json',
  json<SourceDescription>(),
)

/**
 * A raw table in UTF-8, LF and commas, every cell as text. The first column, `#line`, is the line of the file at which
 * the row begins. Rows may be ragged and headers repeated: nothing is checked here.
 */
export const textTables = artifactSet('data/derived/{cohort}/1-ingest/{file}.csv', table)

/** The description of a package that a centre sent, and the hashes of the tables in the same folder. */
export interface ReceivedPackage {
  readonly document: Document
  /** File -> sha256 of each table of the folder that the description names. */
  readonly hashes: Readonly<Record<string, string>>
}
export const receivedPackages = artifactSet(
  'data/derived/{cohort}/1-ingest/{member}.datapackage.json',
  orderedJson<ReceivedPackage>(),
)

/** The text of a manuscript with its bindings and slots, or the faults of its file. */
export interface ReadManuscript {
  /** The file's name: `manuscript.docx`. */
  readonly file: string
  /** The ending of the name, without the point. */
  readonly ending: string
  readonly faults: readonly Fault[]
  readonly paragraphs: readonly Paragraph[]
  readonly slots: readonly Slot[]
}

/** Under the name "text"; absent where there is no manuscript. Its faults stop what is made of it, not the cohort. */
export const manuscripts = artifactSet(
  'data/derived/{cohort}/1-ingest/manuscript/{manuscript}.json',
  orderedJson<ReadManuscript>(),
)
