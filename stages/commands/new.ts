import { adtteField } from '../../cohort/propose/adtte.ts'
import type { UserAnswers } from '../../cohort/propose/column.ts'
import { type ProposedFile, proposeFiles } from '../../cohort/propose/files.ts'
import type { FoundFile } from '../../cohort/propose/found-file.ts'
import type { ProposedField } from '../../cohort/propose/proposed-field.ts'
import { dictionaryField } from '../../cohort/propose/redcap.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import { type Asker, nonInteractive, terminal } from './new/asker.ts'
import { dateOrder, subjectOf } from './new/choices.ts'
import { checkUnit, firstEndpoint } from './new/first-endpoint.ts'
import { allowedColumns } from './new/identifying.ts'
import { readFound } from './new/read-file.ts'
import { adtte, dictionary, notInDictionary } from './new/standards.ts'
import { folderOf, writeCohort } from './new/write-cohort.ts'

export const command: Command = {
  name: 'new',
  summary: 'create a folder for a new cohort from CSV files, with a proposed description and plan',
  flags: {
    subject: { type: 'string' },
    'date-order': { type: 'string' },
    delimiter: { type: 'string' },
    encoding: { type: 'string' },
    allow: { type: 'string', multiple: true },
    redcap: { type: 'string' },
    adtte: { type: 'boolean' },
    unit: { type: 'string' },
    event: { type: 'string' },
    at: { type: 'string' },
    until: { type: 'string' },
    from: { type: 'string' },
  },
  help: `npm run pipeline -- new <cohort> <file.csv ...> [--subject <column>] [...]

Copies the files into data/raw/<cohort>/ and writes datapackage.json (the content of the files) and
analysis.yaml (the plan). Validation and descriptive summaries run at once. The first file has one row for
every subject. Each open decision is marked TO DECIDE. The cohort's folders are added to .gitignore.
Existing files are never overwritten.

  --subject <column>        the column that identifies the subject, if several columns could
  --date-order dmy | mdy    the order in dates such as 03/04/2015, if no date of the column shows it
  --delimiter ; , | tab     the delimiter of cells, if the header does not show it
  --encoding <name>         utf-8 or windows-1252, if the bytes fit both
  --allow <column>          keep a column that looks like an identifier (may be repeated)
  --redcap <dictionary.csv> a REDCap data dictionary: titles, types, codes, the subject (its first field);
                            fields marked as identifiers are refused
  --adtte                   the file is CDISC ADTTE: CNSR 0 is the event
  --unit d | wk | mo | a    the unit of the endpoint's times, if the header names none; of AVAL without AVALU

The first endpoint, if it is known; otherwise analysis.yaml has it as a comment
  --event <column>=<code>   the codes of the event: status=2, or status=2,3
  --until <column>          the time or date of last contact
  --at <column>             the time or date of the event, if it is another column
  --from <column>           the date of origin, if times are dates

In a terminal the command asks what no option says; Enter leaves the decision open.

Examples
  npm run pipeline -- new my-series ~/export.csv --subject patient_no
  npm run pipeline -- new my-series ~/export.csv --event status=dead --until follow_up --unit mo
`,
  run: async (call) => {
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY
    const ask = isTerminal ? terminal(process.stdin, process.stdout) : nonInteractive
    try {
      process.stdout.write(await newCohort(call, ask))
      return 0
    } finally {
      ask.close()
    }
  },
}

/** Makes the cohort's folder and asks for what neither the files nor the flags say. Returns the text to print. */
export const newCohort = async (
  { root, manifest, words, flags }: CommandCall,
  ask: Asker,
): Promise<string> => {
  const [cohort, ...paths] = words
  const folder = folderOf(root, manifest, cohort)
  checkUnit(flags)
  if (paths.length === 0) throw new CallError('new: give at least one CSV file')
  const found = paths.map((path) => readFound(path, flags))
  const trial = flags['adtte'] ? adtte(found, flags) : null
  const files = trial ? [trial.file] : found
  const entries = dictionary(flags, files)
  const subject = trial ? 'USUBJID' : await subjectOf(files, flags, ask, entries?.[0]?.name)
  const order = await dateOrder(flags, files, subject, ask)
  const given = (file: FoundFile, column: string): ProposedField | null =>
    trial ? adtteField(column, file, trial.unit) : entries ? dictionaryField(entries, column) : null
  const left = trial ? trial.excluded : entries ? notInDictionary(entries, files) : []
  const propose = (known: UserAnswers) => withLeft(proposeFiles(files, subject, known, given), left)
  const known = { dateOrder: order }
  const allowed = allowedColumns(files, propose(known), subject, flags, entries)
  const first = propose({ ...known, withheld: allowed })
  const answered = trial ? null : await firstEndpoint(first, subject, flags, ask)
  const proposed = answered ? propose({ ...known, withheld: allowed, units: answered.units }) : first
  const endpoints = trial?.endpoints ?? answered?.yaml
  writeCohort(root, folder, cohort!, files, proposed, { subject, allowed, endpoints })
  return `${subjectWords(subject, files[0]!)}\n${closingWords(cohort!, proposed, endpoints !== undefined)}`
}

/** Adds decisions about files that concern none of their columns. */
const withLeft = (
  [first, ...others]: readonly ProposedFile[],
  left: ProposedFile['decisions'],
): readonly ProposedFile[] => [{ ...first!, decisions: [...first!.decisions, ...left] }, ...others]

/** The subject comes first: a wrong column makes every count wrong. */
const subjectWords = (subject: string, { path, rows }: FoundFile): string =>
  `subject: column "${subject}" of ${path} (${rows.length} rows, no value twice); use --subject to choose another column`

const closingWords = (cohort: string, proposed: readonly ProposedFile[], hasEndpoint: boolean): string => {
  const lines = proposed.flatMap(({ resource, decisions }) => [
    `${resource.path}: ${resource.schema.fields.length} columns, ${resource.rows ?? 'one'} row${resource.rows === 'many' ? 's' : ''} per subject${resource.encoding ? `, ${resource.encoding}` : ''}${resource.dialect?.delimiter ? `, delimiter "${resource.dialect.delimiter}"` : ''}`,
    ...decisions.map(({ column, text: words }) => `  to decide  ${column}: ${words}`),
  ])
  return `${lines.join('\n')}
wrote data/raw/${cohort}/: datapackage.json, analysis.yaml, README.md and the files; added its folders to .gitignore

Next
  npm run pipeline -- ${cohort}     reads, checks and summarises the files
  data/raw/${cohort}/analysis.yaml  ${hasEndpoint ? 'make the open decisions' : 'name the event and its codes'}: look for TO DECIDE
`
}
