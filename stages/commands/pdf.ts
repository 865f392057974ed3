import { join } from 'node:path'
import type { Command } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import { reportedCohorts } from './export/written-figures.ts'

export const command: Command = {
  name: 'pdf',
  summary: 'write the reports as PDF, with Chromium',
  flags: {},
  help: `npm run pipeline -- pdf [<cohort> ...]

Writes reports/<cohort>/index.pdf (A4, tagged for screen readers). This needs Chromium (make system installs Debian's;
CHROMIUM=<path> names another). PDF files are not committed, because they contain the time when they were made.
Figures as PDF: the command "figures".

Example
  npm run pipeline -- pdf
`,
  run: async ({ root, words }) => {
    const { chromiumPath, openPrinter } = await import('./export/printer.ts')
    const cohorts = reportedCohorts(root, words, 'pdf')
    const named = process.env['CHROMIUM']
    const path = chromiumPath(named)
    if (path === null)
      throw new CallError(
        `pdf: expected Chromium, found none${named === undefined || named === '' ? '' : ` at CHROMIUM=${named}`} (make system installs it; CHROMIUM=<path> names another)`,
      )
    const printer = await openPrinter(path)
    try {
      for (const cohort of cohorts) {
        const page = `reports/${cohort}/index.html`
        await printer.report(join(root, page), join(root, page.replace(/html$/, 'pdf')))
        process.stdout.write(`wrote ${page.replace(/html$/, 'pdf')}\n`)
      }
    } finally {
      await printer.close()
    }
    return 0
  },
}
