import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Field } from '../cohort/data-package.ts'
import { identifierReason } from '../cohort/identifiers.ts'
import { adtteProblem, fromAdtte, unitOf } from '../cohort/propose/adtte.ts'
import { proposeAnalysis } from '../cohort/propose/analysis.ts'
import { type FoundFile, keysOf, type ProposedFile, proposeFiles } from '../cohort/propose/files.ts'
import type { ProposedField } from '../cohort/propose/proposed-field.ts'
import { type DictionaryEntry, dictionaryField, readDictionary } from '../cohort/propose/redcap.ts'
import type { Command, CommandCall } from '../pipeline/commands/command.ts'
import { CallError, faultText } from '../pipeline/fault.ts'
import { table } from '../pipeline/formats/csv.ts'
import { readTable } from './1-ingest/read-table.ts'
import { ignoreCohort } from './export/ignore-cohort.ts'

export const command: Command = {
  name: 'new',
  summary: 'a folder for a new cohort from CSV files: what can be told is proposed, the rest is asked',
  flags: {
    subject: { type: 'string' },
    'date-order': { type: 'string' },
    delimiter: { type: 'string' },
    encoding: { type: 'string' },
    allow: { type: 'string', multiple: true },
    redcap: { type: 'string' },
    adtte: { type: 'boolean' },
    unit: { type: 'string' },
  },
  help: `npm run pipeline -- new <cohort> <file.csv ...> [--subject <column>] [...]

Copies the files into data/raw/<cohort>/ and writes datapackage.json (what stands in them) and
analysis.yaml (what is computed), with which validation and descriptive summaries run at once. The
first file has one row for every subject. Each open decision is marked TO DECIDE. The cohort's folders
are added to .gitignore. Nothing that exists is written over.

  --subject <column>        the column that names the subject, where several could be it
  --date-order dmy | mdy    what 03/04/2015 means, where no date of the column tells
  --delimiter ; , | tab     what stands between cells, where the header does not tell
  --encoding <name>         utf-8 or windows-1252, where the bytes leave it open
  --allow <column>          a column that looks like an identifier and may stand here (several times)
  --redcap <dictionary.csv> a REDCap data dictionary: titles, types, codes; identifiers are refused
  --adtte                   the file is CDISC ADTTE: CNSR 0 is the event
  --unit d | wk | mo | a    the unit of AVAL, where there is no AVALU

Example
  npm run pipeline -- new my-series ~/export.csv --subject patient_no
`,
  run: async ({ root, words, flags }: CommandCall) => {
    const [cohort, ...paths] = words
    const folder = folderOf(root, cohort)
    if (paths.length === 0) throw new CallError('new: expected CSV files after the name, found none')
    const ask = questioner()
    try {
      const found = paths.map((path) => readFound(path, flags))
      const { files, endpoints } = flags['adtte']
        ? adtte(found, flags)
        : { files: found, endpoints: undefined }
      const entries = dictionary(flags)
      const subject = flags['adtte'] ? 'USUBJID' : await subjectOf(files, flags, ask)
      const order = await dateOrder(flags, files, subject, ask)
      const given = (file: FoundFile, column: string): ProposedField | null =>
        adtteField(column, file, found, flags) ?? (entries ? dictionaryField(entries, column) : null)
      const proposed = proposeFiles(files, subject, { dateOrder: order }, given)
      const allowed = allowedColumns(files, proposed, subject, flags, entries)
      write(root, folder, cohort!, files, proposed, { subject, allowed, endpoints })
      process.stdout.write(closingWords(cohort!, proposed))
      return 0
    } finally {
      ask.close()
    }
  },
}

const text = (flags: CommandCall['flags'], name: string): string | undefined =>
  typeof flags[name] === 'string' ? flags[name] : undefined

const folderOf = (root: string, cohort: string | undefined): string => {
  if (cohort === undefined || !/^[a-z0-9][a-z0-9._-]{0,63}$/.test(cohort))
    throw new CallError(
      `new: expected a name of small letters, digits and "-" for the cohort, found ${cohort === undefined ? 'none' : `"${cohort}"`}`,
    )
  const folder = join(root, 'data/raw', cohort)
  if (existsSync(folder))
    throw new CallError(`new: expected a new name, found data/raw/${cohort}, which is there already`)
  return folder
}

interface Questioner {
  /** The answer of a person at a terminal; undefined where there is none. */
  choose(question: string, answers: readonly string[]): Promise<string | undefined>
  close(): void
}

const questioner = (): Questioner => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return { choose: async () => undefined, close: () => {} }
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const choose = async (question: string, answers: readonly string[]): Promise<string | undefined> => {
    const answer = (await lines.question(`${question} (${answers.join(', ')}): `)).trim()
    return answers.includes(answer) ? answer : choose(question, answers)
  }
  return { choose, close: () => lines.close() }
}

/** Where each file was read from. */
const sources = new Map<FoundFile, string>()

/** Reads a file by the dialect that its bytes and header tell, or that the flags say. */
const readFound = (path: string, flags: CommandCall['flags']): FoundFile => {
  if (!(lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false))
    throw new CallError(`new: expected a file, found none at ${path}`)
  if (/\.xlsx?$|\.ods$/i.test(path))
    throw new CallError(
      `new: expected a table as text, found ${basename(path)}; open it and save it as "CSV UTF-8"`,
    )
  const bytes = new Uint8Array(readFileSync(path))
  const encoding = encodingOf(bytes, flags)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 100_000)).split(/\r?\n/)[0] ?? ''
  const delimiter = delimiterOf(head, path, flags)
  const { table: read, faults } = readTable(basename(path), bytes, { encoding, delimiter })
  if (faults.length > 0) throw new CallError(faults.map(faultText).join('\n'))
  const header = read.header.slice(1)
  const rows = read.rows.map(([, ...cells]) => cells)
  const ragged = read.rows.find((cells) => cells.length !== read.header.length)
  if (ragged)
    throw new CallError(
      `${basename(path)}:${ragged[0]}: expected ${header.length} cells, found ${ragged.length - 1}`,
    )
  const odd = header.find((name, i) => name === '' || name === '__proto__' || header.indexOf(name) < i)
  if (odd !== undefined)
    throw new CallError(
      `${basename(path)}:1: expected a header of its own for each column, found "${odd}"${odd === '' ? '' : ' twice or not allowed'}`,
    )
  if (rows.length === 0) throw new CallError(`${basename(path)}: expected rows, found a header only`)
  const found: FoundFile = { path: fileName(path), encoding, delimiter, header, rows }
  sources.set(found, path)
  return found
}

/** The name that the file gets: letters, digits, ".", "_" and "-". */
const fileName = (path: string): string => {
  const plain = basename(path)
    .replace(/\.[A-Za-z]{1,4}$/, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
  return `${plain === '' || plain === 'claims' ? `${plain}table` : plain}.csv`
}

/** UTF-8 where the bytes are; else that of Western European spreadsheets, in which every byte is a letter. */
const encodingOf = (bytes: Uint8Array, flags: CommandCall['flags']): FoundFile['encoding'] => {
  const said = text(flags, 'encoding')
  if (said === 'utf-8' || said === 'windows-1252') return said
  if (said !== undefined) throw new CallError(`new: expected --encoding utf-8 or windows-1252, found ${said}`)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const delimiterOf = (head: string, path: string, flags: CommandCall['flags']): string => {
  const said = text(flags, 'delimiter')
  if (said !== undefined) return said === 'tab' ? '\t' : said
  const bare = head.replace(/"[^"]*"/g, '')
  const there = [',', ';', '\t', '|'].filter((one) => bare.includes(one))
  if (there.length <= 1) return there[0] ?? ','
  throw new CallError(
    `new: ${basename(path)}: expected one delimiter in the header, found ${there.map((one) => JSON.stringify(one)).join(' and ')}; say which by --delimiter`,
  )
}

const subjectOf = async (
  [first, ...others]: readonly FoundFile[],
  flags: CommandCall['flags'],
  ask: Questioner,
): Promise<string> => {
  const keys = keysOf(first!).filter((key) => others.every(({ header }) => header.includes(key)))
  const said = text(flags, 'subject')
  if (said !== undefined) {
    if (keys.includes(said)) return said
    throw new CallError(
      `new: expected --subject to name a column that stands in every file and has each value once in ${first!.path} (${keys.join(', ') || 'there is none'}), found "${said}"`,
    )
  }
  if (keys.length === 1) return keys[0]!
  const chosen = keys.length > 1 ? await ask.choose('Which column names the subject?', keys) : undefined
  if (chosen !== undefined) return chosen
  throw new CallError(
    keys.length === 0
      ? `new: expected a column of ${first!.path} in which each value stands once and no cell is empty, found none; the first file is the one with one row a subject`
      : `new: expected to be told which column names the subject, found ${keys.join(', ')}; say which by --subject`,
  )
}

const dateOrder = async (
  flags: CommandCall['flags'],
  files: readonly FoundFile[],
  subject: string,
  ask: Questioner,
): Promise<'dmy' | 'mdy' | undefined> => {
  const said = text(flags, 'date-order')
  if (said === 'dmy' || said === 'mdy') return said
  if (said !== undefined) throw new CallError(`new: expected --date-order dmy or mdy, found ${said}`)
  const open = proposeFiles(files, subject, {}).some(({ decisions }) =>
    decisions.some(({ text: words }) => words.includes('--date-order')),
  )
  const answer = open ? await ask.choose('In 03/04/2015, what comes first?', ['dmy', 'mdy']) : undefined
  return answer === 'dmy' || answer === 'mdy' ? answer : undefined
}

const dictionary = (flags: CommandCall['flags']): readonly DictionaryEntry[] | undefined => {
  const path = text(flags, 'redcap')
  if (path === undefined) return undefined
  const entries = readDictionary(readFound(path, {}))
  if (entries === null)
    throw new CallError(
      `new: expected a REDCap data dictionary ("Variable / Field Name", "Field Type"), found another table in ${basename(path)}`,
    )
  return entries
}

const adtte = (found: readonly FoundFile[], flags: CommandCall['flags']) => {
  const [file, ...more] = found
  const problem =
    more.length > 0
      ? 'expected one file with --adtte, found several'
      : adtteProblem(file!, text(flags, 'unit'))
  if (problem !== null) throw new CallError(`new: ${file!.path}: ${problem}`)
  const wide = fromAdtte(file!)
  return { files: [wide.file], endpoints: wide.endpoints }
}

/** AVAL is a time in the file's unit, CNSR a code with 0 for the event. */
const adtteField = (
  column: string,
  file: FoundFile,
  found: readonly FoundFile[],
  flags: CommandCall['flags'],
): ProposedField | null => {
  if (!flags['adtte'] || !/_(AVAL|CNSR)$/.test(column)) return null
  const unit = unitOf(found[0]!, text(flags, 'unit'))!
  if (column.endsWith('_AVAL')) return { field: { name: column, type: 'number', unit }, decisions: [] }
  const at = file.header.indexOf(column)
  const codes = [...new Set(['0', ...file.rows.map((row) => row[at] ?? '')])]
    .filter((code) => code !== '')
    .map(Number)
  const categories = codes
    .sort((a, b) => a - b)
    .map((value) => ({ value, label: value === 0 ? 'event' : `censored (${value})` }))
  return { field: { name: column, type: 'integer', categories }, decisions: [] }
}

/** Columns that look like identifiers and are allowed; one that is not allowed, and one that the dictionary marks, ends it. */
const allowedColumns = (
  files: readonly FoundFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  flags: CommandCall['flags'],
  entries: readonly DictionaryEntry[] = [],
): readonly string[] => {
  const allow = (flags['allow'] ?? []) as readonly string[]
  const marked = entries.filter(({ isIdentifier }) => isIdentifier).map(({ name }) => name)
  const looks = proposed.flatMap(({ resource }, f) =>
    resource.schema.fields.flatMap((field, c) => {
      const isMarked = marked.includes(field.name) && field.name !== subject
      const cells = files[f]!.rows.map((row) => cellValue(row[c] ?? '', field))
      const reason = isMarked ? 'an identifier by the data dictionary' : identifierReason(field, cells)
      return reason === null
        ? []
        : [{ file: files[f]!.path, column: c + 1, name: field.name, reason, isMarked }]
    }),
  )
  const refused = looks.filter(({ name, isMarked }) => isMarked || !allow.includes(name))
  if (refused.length > 0)
    throw new CallError(
      refused
        .map(
          ({ file, column, name, reason, isMarked }) =>
            `${file}:1:${column} ${name}: expected no column that tells who somebody is, found what looks like ${reason} (remove the column${isMarked ? '' : `, or --allow ${name} if it may stand here`})`,
        )
        .join('\n'),
    )
  return looks.map(({ name }) => name)
}

const cellValue = (cell: string, field: Field): string | number =>
  field.type === 'integer' || field.type === 'number' ? Number(cell.replace(',', '.')) : cell

const write = (
  root: string,
  folder: string,
  cohort: string,
  files: readonly FoundFile[],
  proposed: readonly ProposedFile[],
  plan: {
    readonly subject: string
    readonly allowed: readonly string[]
    readonly endpoints: string | undefined
  },
): void => {
  const names = files.map(({ path }) => path)
  if (new Set(names).size < names.length)
    throw new CallError(`new: expected files of different names, found ${names.join(', ')}`)
  ignoreCohort(root, cohort)
  mkdirSync(folder, { recursive: true })
  const put = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content, { flag: 'wx' })
  for (const file of files) put(file.path, sourceBytes(file))
  const dataPackage = {
    $schema: '../../../schemas/datapackage.json',
    name: cohort,
    resources: proposed.map(({ resource }) => resource),
  }
  put('datapackage.json', `${JSON.stringify(dataPackage, null, 2)}\n`)
  const { endpoints, ...rest } = plan
  put(
    'analysis.yaml',
    proposeAnalysis({ cohort, ...rest, ...(endpoints === undefined ? {} : { endpoints }) }, proposed),
  )
  put(
    'README.md',
    `# ${cohort}\n\nTO DECIDE: source, licence, who may see it, what was transcribed and by whom.\n`,
  )
}

/** The file as it was given, byte for byte; what was made of ADTTE is written anew. */
const sourceBytes = (file: FoundFile): Uint8Array => {
  const path = sources.get(file)
  return path === undefined ? table.encode(file) : new Uint8Array(readFileSync(path))
}

const closingWords = (cohort: string, proposed: readonly ProposedFile[]): string => {
  const lines = proposed.flatMap(({ resource, decisions }) => [
    `${resource.path}: ${resource.schema.fields.length} columns, ${resource.rows ?? 'one'} row${resource.rows === 'many' ? 's' : ''} a subject${resource.encoding ? `, ${resource.encoding}` : ''}${resource.dialect?.delimiter ? `, "${resource.dialect.delimiter}" between cells` : ''}`,
    ...decisions.map(({ column, text: words }) => `  to decide  ${column}: ${words}`),
  ])
  return `${lines.join('\n')}
wrote data/raw/${cohort}/: datapackage.json, analysis.yaml, README.md and the files; added its folders to .gitignore

Next
  npm run pipeline -- ${cohort}     reads, checks and summarises what is there
  data/raw/${cohort}/analysis.yaml  name the event and its codes: look for TO DECIDE
`
}
