import { join } from 'node:path'
import type { Command } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import { figureCallOf } from './export/figure-call.ts'

export const command: Command = {
  name: 'submission',
  summary: 'write the files for a journal: tables, figures, legends, text, checklists, reported numbers',
  flags: {
    as: { type: 'string' },
    width: { type: 'string' },
    dpi: { type: 'string' },
    grey: { type: 'boolean' },
  },
  help: `npm run pipeline -- submission <cohort> [--as pdf,tiff,png,svg,emf] [--width 180] [--dpi 300] [--grey]

Writes reports/<cohort>/submission/:
  tables.docx               the tables of the report, as the command "word" writes them
  figures/                  each figure, named by its number in the paper: figure-1-<name>.pdf. A figure whose name in
                            the plan is a number, such as figure-2b, keeps it; others in the appendix are S1, S2, ...
  figure-legends.docx       the legends of the figures
  methods-and-results.docx  the two paragraphs for the manuscript. Each computed number is a content control whose tag
                            is the id of its result, so that it can be pasted into a manuscript with bound numbers
  strobe-checklist.docx     which section of the report answers each item of the guideline; the author adds the
  remark-checklist.docx     pages of the manuscript
  claims.csv, claims.docx   the reported numbers with their verdicts, if the report audits any: those of claims.csv or,
                            without that file, of the manuscript with bound numbers
  manuscript.docx           the manuscript with bound numbers, if the cohort has one
  contents.txt              what each file is, its hash, and the versions and hashes of the sources

The folder does not contain the figure of the audit, the findings and the listings of patients, which belong to the
audit.

  --as, --dpi, --grey       as for the command "figures"
  --width                   one width in millimetres in which all figures were drawn (default: the widest)

The folder is written as a whole or not at all. If you edited one of the files, nothing is written: move or rename
that file first. Files that an earlier call wrote and this call does not write are deleted unless you edited them; other
files stay. The folder is not committed; the same results and options give the same bytes.

Examples
  npm run pipeline -- submission our-series
  npm run pipeline -- submission our-series --as tiff --width 85 --dpi 600
`,
  run: async ({ places, root, manifest, words, flags }) => {
    const [cohort, ...others] = words
    if (cohort === undefined || others.length > 0) throw new CallError('submission: give one cohort')
    const call = figureCallOf(flags, 'submission')
    const { reportedCohorts } = await import('./export/written-figures.ts')
    reportedCohorts(root, [cohort], 'submission')
    const { openDisk } = await import('../../pipeline/disk/disk.ts')
    const disk = openDisk(root)
    const { upToDate } = await import('./export/up-to-date.ts')
    upToDate(disk, manifest, cohort, 'submission')
    const { submissionFiles } = await import('./submission/submission-files.ts')
    const { artifactReader } = await import('./export/artifact-reader.ts')
    const { study } = await import('../2-validate/artifacts.ts')
    const { sourcesOf } = await import('./submission/sources.ts')
    const { contentsText } = await import('./submission/contents.ts')
    const { writeSubmission } = await import('./submission/write-submission.ts')
    const { title, files, present, absent, missing } = await submissionFiles(
      root,
      disk,
      cohort,
      call,
      join(places.packages, 'assets/fonts'),
    )
    const folder = `reports/${cohort}/submission`
    const plan = artifactReader(disk, cohort)(study).version
    const contents = contentsText(
      {
        ...{ cohort, title, plan, present, absent },
        version: manifest.version,
        sources: sourcesOf(disk, cohort),
      },
      files,
    )
    writeSubmission(disk, folder, files, contents)
    for (const [name, what] of present) process.stdout.write(`wrote ${folder}/${name} (${what})\n`)
    process.stdout.write(`wrote ${folder}/contents.txt\n`)
    for (const [name, why] of absent) process.stdout.write(`without ${name}: ${why}\n`)
    for (const [name, characters] of missing)
      process.stderr.write(
        `warning  ${folder}/${name}: expected characters of Liberation Sans, found ${characters.join(', ')}, drawn as a box (change the label)\n`,
      )
    return 0
  },
}
