import type { Command } from './command.ts'

/** The page that a stranger can work from. */
export const overview = (
  commands: readonly Pick<Command, 'name' | 'summary'>[],
): string => `Casebook: raw tables in, an audited survival paper out.

  npm run pipeline                         every cohort of data/raw, then the index of reports
  npm run pipeline -- <cohort>             one cohort
  npm run pipeline -- <cohort>/<stage>     one stage, and what it rests on
  npm run pipeline -- <command> --help     the page of a command

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

What comes out
  data/derived/<cohort>/   the artifacts of each stage, and lock.json: why each is what it is;
                           ro-crate-metadata.json and datapackage.json: the same for other tools
  reports/index.html       all cohorts; reports/<cohort>/index.html one cohort, offline

Exit codes
  0 done   1 the data are at fault (every fault is listed)   2 wrong call   3 Casebook is at fault

Examples
  npm run pipeline -- my-cohort
  npm run pipeline -- plan
  npm run pipeline -- results my-cohort median
`
