import type { UserAnswers } from '../../cohort/propose/columns/column.ts'
import type { ProposedField } from '../../cohort/propose/columns/proposed-field.ts'
import { type ProposedFile, proposeFiles } from '../../cohort/propose/files.ts'
import type { FoundFile } from '../../cohort/propose/found-file.ts'
import { adtteField } from '../../cohort/propose/standards/adtte.ts'
import { dictionaryField } from '../../cohort/propose/standards/redcap.ts'
import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import type { SourceReader } from '../../sources/source.ts'
import type { Asker } from './new/answers/asker.ts'
import { askerOf } from './new/answers/asker-of.ts'
import { interview } from './new/answers/interview.ts'
import { dateOrder, dateRules, subjectOf, withCentury } from './new/choices.ts'
import { readWords } from './new/closing-words.ts'
import { checkUnit } from './new/endpoint/endpoint-choices.ts'
import { firstEndpoint } from './new/endpoint/first-endpoint.ts'
import { groupsOf } from './new/endpoint/groups.ts'
import { finish } from './new/finish.ts'
import { identifiersOf } from './new/identifying.ts'
import { readTables } from './new/read-file.ts'
import { cleanedFiles, type NewFile, splitSubject, withoutColumns } from './new/reshape.ts'
import { rowsAsked } from './new/row-numbers.ts'
import { adtteAsked, checkDictionary, dictionary, notInDictionary } from './new/standards.ts'
import { folderOf } from './new/write-cohort.ts'

export const command: Command = {
  name: 'new',
  summary: 'create a folder for a new cohort from files with tables, with a proposed description and plan',
  flags: {
    subject: { type: 'string' },
    'number-rows': { type: 'boolean' },
    table: { type: 'string' },
    'date-order': { type: 'string' },
    century: { type: 'string', multiple: true },
    days: { type: 'string', multiple: true },
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
    enters: { type: 'string' },
    yes: { type: 'boolean' },
    answers: { type: 'string' },
  },
  help: `npm run pipeline -- new <cohort> <file ...> [--subject <column>] [...]

Reads the files into data/raw/<cohort>/ and writes datapackage.json (the content of the files) and
analysis.yaml (the plan). Validation and descriptive summaries run at once. The first file has one row for
every subject. Each open decision is marked TO DECIDE. The cohort's folders are added to .gitignore.
Existing files are never overwritten. A regular CSV file is copied; any other file is converted to CSV once,
and what was passed over or changed is listed. Later versions of the files: npm run pipeline -- renew.

  --subject <column>        the column that identifies the subject, if several columns could
  --number-rows             no column identifies the subject: each row is a subject, and gets a number
  --table <name>            the sheet or data set, if a file has several and not all are wanted
  --date-order dmy | mdy    the order in dates such as 03/04/2015, if no date of the column shows it
  --century 1930            years of two digits are from 1930 to 2029; --century birth=1910: in one column
  --days <column>           omit the time of day from the dates of a column (may be repeated)
  --delimiter ; , | tab     the delimiter of cells, if the header does not show it
  --encoding <name>         utf-8 or windows-1252, if the bytes fit both
  --allow <column>          keep a column that looks like an identifier, or is marked as one (may be repeated)
  --redcap <dictionary.csv> a REDCap data dictionary: titles, types, codes, the subject (its first field);
                            fields marked as identifiers need --allow
  --adtte                   the file is CDISC ADTTE: CNSR 0 is the event
  --unit d | wk | mo | a    the unit of the endpoint's times, if the header names none; of AVAL without AVALU

The first endpoint, if it is known; otherwise analysis.yaml has it as a comment
  --event <column>=<code>   the codes of the event: status=2, or status=2,3
  --event <column>          a column of dates or times that is filled only if the event occurred
  --until <column>          the time or date of last contact
  --until 2023-12-31        the end of follow-up, if every subject without the event was followed until then
  --at <column>             the time or date of the event, if it is another column
  --from <column>           the date of origin, if times are dates
  --enters <column>         the time or date at which observation begins, if later than the origin

In a terminal the command asks what no option says: who is a subject, which columns that look like identifiers
are kept, which event and codes, which time and unit, which groups, and the order of categories. Each question
shows what was seen, what is proposed and why; Enter takes the proposal. The numbers of the first curve are shown
before anything is written. Ctrl-C and Ctrl-D end the command, and nothing is written.
  --yes                     take every proposal instead of asking
  --answers <answers.yaml>  take the answers of a file; the proposals where it has none. A session writes its
                            answers to answers.yaml in the cohort's folder
Otherwise, if input or output is no terminal, nothing is asked and open decisions are marked TO DECIDE.

Examples
  npm run pipeline -- new my-series ~/export.csv --subject patient_no
  npm run pipeline -- new my-series ~/export.csv --event status=dead --until follow_up --unit mo
  npm run pipeline -- new my-series-2 ~/export-2027.csv --answers data/raw/my-series/answers.yaml
  npm run pipeline -- new registry ~/deaths.csv --event died_on --from diagnosed_on --until 2023-12-31
`,
  run: async (call) => {
    const ask = askerOf(call.flags, process.stdin, process.stdout)
    try {
      process.stdout.write(inCallWords(await newCohort(call, ask), call.manifest))
      return 0
    } finally {
      ask.close()
    }
  },
}

/**
 * Makes the cohort's folder and asks for what neither the files nor the flags say. Returns the text to print.
 * @param readers the readers of other files than text; absent: all
 */
export const newCohort = async (
  { root, manifest, words, flags }: CommandCall,
  ask: Asker,
  readers?: readonly SourceReader[],
): Promise<string> => {
  const [cohort, ...paths] = words
  const folder = folderOf(root, manifest, cohort)
  checkUnit(flags)
  if (paths.length === 0) throw new CallError('new: give at least one file with a table')
  const asked = interview(ask)
  const entries = await dictionary(flags)
  const found = await readTables(paths, flags, readers, entries)
  const trial = await adtteAsked(found, flags, asked)
  if (entries) checkDictionary(entries, flags, trial ? [trial.file] : found)
  const read: readonly NewFile[] = trial ? [trial.file] : await rowsAsked(found, flags, entries, asked)
  ask.show([...shapeWords(read), ...readWords(read)])
  const subject = trial
    ? 'USUBJID'
    : (splitSubject(read) ?? (await subjectOf(read, flags, asked, entries?.[0]?.name)))
  const given = (file: FoundFile, column: string): ProposedField | null =>
    trial ? adtteField(column, file, trial.unit) : entries ? dictionaryField(entries, column) : null
  const left = trial ? trial.excluded : entries ? notInDictionary(entries, found) : []
  const propose = (files: readonly FoundFile[], known: UserAnswers) =>
    withLeft(proposeFiles(files, subject, known, given), left)
  // before the questions about dates, which show cells
  const identifiers = await identifiersOf(read, propose(read, {}), subject, flags, asked, entries)
  const kept = withoutColumns(read, identifiers.excluded)
  const rules = await withCentury(dateRules(flags), kept, subject, asked)
  const order = await dateOrder(flags, kept, subject, asked, rules)
  const files = trial ? kept : cleanedFiles(kept, { ...rules, order })
  const withheld = identifiers.allowed
  const known = { dateOrder: order, dateRules: rules, withheld }
  const first = propose(files, known)
  const endpoint = trial ? null : await firstEndpoint(files, first, subject, flags, asked, withheld)
  const groups = await groupsOf(files, first, subject, endpoint?.event, asked, withheld)
  const { orders } = groups
  const proposed = propose(files, { ...known, orders, ...(endpoint ? { units: endpoint.units } : {}) })
  return finish({ root, folder, cohort: cohort!, paths, flags }, asked, {
    files,
    proposed,
    subject,
    identifiers,
    endpoint,
    groups,
    standard: trial?.endpoints,
  })
}

/** What was read: the first lines of a session. */
const shapeWords = (files: readonly FoundFile[]): readonly string[] =>
  files.map(({ path, rows, header }) => `${path}: ${rows.length} rows, ${header.length} columns`)

/** Adds decisions about files that concern none of their columns. */
const withLeft = (
  [first, ...others]: readonly ProposedFile[],
  left: ProposedFile['decisions'],
): readonly ProposedFile[] => [{ ...first!, decisions: [...first!.decisions, ...left] }, ...others]
