import type { Command } from '../../pipeline/commands/command.ts'

export const command: Command = {
  name: 'word',
  summary: 'write the tables of the reports as Word files',
  flags: {},
  help: `npm run pipeline -- word [<cohort> ...]

Writes reports/<cohort>/export/tables.docx: the tables of outcomes, effects and patients of the report, each a real
table with its caption above and its footnotes below, a header row that repeats on every page, and rows that do not
break over pages. Tables are numbered, patients first; those that are too wide are on landscape pages. The file does not
contain the findings and the appendix.

A computed number is a content control whose tag and title are "casebook:" and the id of its result (Word shows it in
the developer tools); an id of more than 55 characters is cut and ends with "~" and a checksum, since Word allows 64
characters. The file is not committed; the same report gives the same bytes.

Example
  npm run pipeline -- word our-series
`,
  run: async ({ root, words }) => {
    const { reportedCohorts } = await import('./export/written-figures.ts')
    const { plural } = await import('../../pipeline/words.ts')
    const { pageTables } = await import('../../documents/page-tables.ts')
    const { tablesFile } = await import('../../documents/word/tables-file.ts')
    const { mkdirSync, readFileSync, writeFileSync } = await import('node:fs')
    const { join } = await import('node:path')
    for (const cohort of reportedCohorts(root, words, 'word')) {
      const { title, tables } = pageTables(readFileSync(join(root, `reports/${cohort}/index.html`), 'utf8'))
      const path = `reports/${cohort}/export/tables.docx`
      mkdirSync(join(root, `reports/${cohort}/export`), { recursive: true })
      writeFileSync(join(root, path), tablesFile(title, tables))
      process.stdout.write(`wrote ${path} (${plural(tables.length, 'table')})\n`)
    }
    return 0
  },
}
