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
against each other, without data: percentages against counts and numbers of patients, estimates against their
intervals, medians and means against ranges, quartiles and standard deviations, hazard and odds ratios with their
intervals against P values, test statistics (t, F, chi-square, z) with their degrees of freedom against P values, rates
of one curve against time, men and women against all. The paper is a PDF with text, a Word document (.docx), JATS XML
(PubMed Central), a web page or a text file (.txt, UTF-8).

  contradiction  no data can give these numbers together, if the sentence was read correctly
  question       the numbers disagree by the usual rule, but another rule could explain it, which is named: a truncated
                 percentage, a one-sided or adjusted P value, a skewed interval, fewer patients
  not checked    no other number is reported with it that could show an error

Each is listed with its page or section and its sentence (docs/guides/check-a-paper.md). A paper without findings can
still be wrong: most numbers cannot be checked without data (the last lines say how many). In tables, numbers are
checked if heads say what they are: percentages in a column of "n = 30", counts that add up to it, ratios with interval and P value.
The exit code is 0 if at least one check was made, whatever its outcome; 1 if the content of the file cannot be read or
no check could be made; 2 if there is no such file.

  --all   also list numbers that agree, uninformative comparisons, and numbers that were not checked
  --json  print all of this as JSON

Examples
  npm run pipeline -- check paper.pdf
  npm run pipeline -- check article.xml --all
`,
  run: async ({ places, words: [file, ...others], flags }) => {
    if (file === undefined || others.length > 0) throw new CallError('check: give one paper')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`${file}: expected a paper, found no file`)
    const { readPaperFile } = await import('./papers/read-in-thread.ts')
    const { checkedReading } = await import('./check/checked-paper.ts')
    const { reviewText } = await import('./check/review-text.ts')
    const reading = await readPaperFile(places, bytes, file)
    if ('faults' in reading) {
      process.stderr.write(`${reading.faults.map((fault) => faultText({ ...fault, file })).join('\n')}\n`)
      return 1
    }
    const checked = checkedReading(reading)
    process.stdout.write(
      flags['json']
        ? `${JSON.stringify(checked, null, 2)}\n`
        : reviewText(file, checked, flags['all'] === true),
    )
    return checked.findings.length === 0 ? 1 : 0
  },
}
