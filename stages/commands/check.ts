import type { Command } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError, faultText } from '../../pipeline/fault.ts'

export const command: Command = {
  name: 'check',
  summary: 'check the numbers of a paper against each other: a PDF, Word, JATS, HTML or text file',
  isForAnyFolder: true,
  flags: { json: { type: 'boolean' }, all: { type: 'boolean' } },
  help: `npm run pipeline -- check <paper> [--all] [--json]

Reads the text of a paper, finds the numbers that describe results, and checks those that were reported together
against each other, without data: percentages against counts, estimates against their intervals, hazard and odds
ratios with their intervals against P values, medians against the whole numbers of a range. Test statistics are not
checked; check-claims compares them with P values. The paper is a PDF with text, a Word document (.docx), JATS XML
(PubMed Central), a web page or a text file (.txt, UTF-8).

  contradiction  no data can give these numbers together
  question       the numbers disagree by the usual rule, but another rule could explain it; or the check needs a number that
                 is not reported with them, such as the number of patients of a percentage
  not checked    no other number is reported with it that could show an error

Each is listed with its page or section and its sentence. A paper without findings can still be wrong: most
numbers cannot be checked without data (the last lines say how many). In tables, numbers are checked whose heads say
what they are: percentages in a column of "n = 30", counts that add up to it, ratios with interval and P value.
The exit code is 0 if at least one check was made, whatever its outcome; 1 if the content of the file cannot be read or
no check could be made; 2 if there is no such file.

  --all   also list numbers that agree, uninformative comparisons, and numbers that were not checked
  --json  print all of this as JSON

Examples
  npm run pipeline -- check paper.pdf
  npm run pipeline -- check article.xml --all
`,
  run: async ({ words: [file, ...others], flags }) => {
    if (file === undefined || others.length > 0) throw new CallError('check: give one paper')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`${file}: expected a paper, found no file`)
    const { readPaper } = await import('../../documents/papers/read-paper.ts')
    const { tableName } = await import('../../documents/papers/outline.ts')
    const { checkedPaper } = await import('./check/checked-paper.ts')
    const { reviewText } = await import('./check/review-text.ts')
    const reading = await readPaper(bytes, file)
    if ('faults' in reading) {
      process.stderr.write(`${reading.faults.map((fault) => faultText({ ...fault, file })).join('\n')}\n`)
      return 1
    }
    const tables = reading.tables.map((table, i) => ({ ...table, name: tableName(table, i + 1) }))
    const checked = checkedPaper(reading.document.paragraphs, tables)
    process.stdout.write(
      flags['json']
        ? `${JSON.stringify(checked, null, 2)}\n`
        : reviewText(file, checked, flags['all'] === true),
    )
    return checked.findings.length === 0 ? 1 : 0
  },
}
