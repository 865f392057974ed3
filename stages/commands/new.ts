import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command } from '../../pipeline/commands/command.ts'
import { askerOf } from './new/answers/asker-of.ts'
import { newCohort } from './new/new-cohort.ts'
import { onDisk } from './new/on-disk.ts'

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
      process.stdout.write(inCallWords(await newCohort(onDisk(call), ask), call.manifest))
      return 0
    } finally {
      ask.close()
    }
  },
}
