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
    event: { type: 'string' },
    at: { type: 'string' },
    until: { type: 'string' },
    from: { type: 'string' },
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
  --redcap <dictionary.csv> a REDCap data dictionary: titles, types, codes, the subject (its first field);
                            identifiers are refused
  --adtte                   the file is CDISC ADTTE: CNSR 0 is the event
  --unit d | wk | mo | a    the unit of the endpoint's times, where the header names none; of AVAL without AVALU

The first endpoint, if it is known already; else it stands commented out in analysis.yaml
  --event <column>=<code>   what tells that it happened: status=2, or status=2,3
  --until <column>          the time or date of last contact
  --at <column>             the time or date of the event, where that is another column
  --from <column>           the date from which is counted, where times are dates

In a terminal, what no flag says is asked; Enter leaves it for later.

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

/** Makes the cohort's folder, asking for what neither the files nor the flags tell, and says in words what was made. */
export const newCohort = async (
  { root, manifest, words, flags }: CommandCall,
  ask: Asker,
): Promise<string> => {
  const [cohort, ...paths] = words
  const folder = folderOf(root, manifest, cohort)
  checkUnit(flags)
  if (paths.length === 0) throw new CallError('new: expected CSV files after the name, found none')
  const found = paths.map((path) => readFound(path, flags))
  const trial = flags['adtte'] ? adtte(found, flags) : null
  const files = trial ? [trial.file] : found
  const entries = dictionary(flags, files)
  const subject = trial ? 'USUBJID' : await subjectOf(files, flags, ask, entries?.[0]?.name)
  const order = await dateOrder(flags, files, subject, ask)
  const given = (file: FoundFile, column: string): ProposedField | null =>
    trial ? adtteField(column, file, trial.unit) : entries ? dictionaryField(entries, column) : null
  const left = trial ? trial.left : entries ? notInDictionary(entries, files) : []
  const propose = (known: UserAnswers) => withLeft(proposeFiles(files, subject, known, given), left)
  const known = { dateOrder: order }
  const allowed = allowedColumns(files, propose(known), subject, flags, entries)
  const first = propose({ ...known, untold: allowed })
  const told = trial ? null : await firstEndpoint(first, subject, flags, ask)
  const proposed = told ? propose({ ...known, untold: allowed, units: told.units }) : first
  const endpoints = trial?.endpoints ?? told?.yaml
  writeCohort(root, folder, cohort!, files, proposed, { subject, allowed, endpoints })
  return `${subjectWords(subject, files[0]!)}\n${closingWords(cohort!, proposed, endpoints !== undefined)}`
}

/** What of a file no column holds is to be known too. */
const withLeft = (
  [first, ...others]: readonly ProposedFile[],
  left: ProposedFile['decisions'],
): readonly ProposedFile[] => [{ ...first!, decisions: [...first!.decisions, ...left] }, ...others]

/** What was taken for the subject comes first: a wrong one makes every count wrong. */
const subjectWords = (subject: string, { path, rows }: FoundFile): string =>
  `subject: column "${subject}" of ${path} (${rows.length} rows, no value twice); choose another one with --subject`

const closingWords = (cohort: string, proposed: readonly ProposedFile[], hasEndpoint: boolean): string => {
  const lines = proposed.flatMap(({ resource, decisions }) => [
    `${resource.path}: ${resource.schema.fields.length} columns, ${resource.rows ?? 'one'} row${resource.rows === 'many' ? 's' : ''} a subject${resource.encoding ? `, ${resource.encoding}` : ''}${resource.dialect?.delimiter ? `, "${resource.dialect.delimiter}" between cells` : ''}`,
    ...decisions.map(({ column, text: words }) => `  to decide  ${column}: ${words}`),
  ])
  return `${lines.join('\n')}
wrote data/raw/${cohort}/: datapackage.json, analysis.yaml, README.md and the files; added its folders to .gitignore

Next
  npm run pipeline -- ${cohort}     reads, checks and summarises what is there
  data/raw/${cohort}/analysis.yaml  ${hasEndpoint ? 'what is left to decide' : 'name the event and its codes'}: look for TO DECIDE
`
}
