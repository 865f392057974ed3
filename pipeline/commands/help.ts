import type { Command } from './command.ts'

/** The overview that `--help` prints. */
export const overview = (
  commands: readonly Pick<Command, 'name' | 'summary'>[],
): string => `Casebook: raw tables in, an audited survival paper out.

  npm run pipeline                         every cohort of data/raw, then the index of reports
  npm run pipeline -- <cohort>             one cohort
  npm run pipeline -- <cohort>/<stage>     one stage, and the stages that it needs
  npm run pipeline -- <command> --help     the page of a command

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

Output
  data/derived/<cohort>/   the artifacts of each stage; lock.json records where each file comes from;
                           ro-crate-metadata.json and datapackage.json record the same for other tools
  reports/index.html       all cohorts; reports/<cohort>/index.html one cohort; both work offline

Exit codes
  0 done   1 problem in the data (all are listed)   2 wrong usage   3 internal error of Casebook

Examples
  npm run pipeline -- my-cohort
  npm run pipeline -- plan
  npm run pipeline -- results my-cohort median
`
