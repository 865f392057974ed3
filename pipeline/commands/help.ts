import type { Command } from './command.ts'

/** The overview that `--help` prints. */
export const overview = (
  commands: readonly Pick<Command, 'name' | 'summary'>[],
  call: string,
): string => `Casebook: raw tables in, an audited survival paper out.

${columns([
  [call.replace(/ -- $/, '').trim(), 'every cohort of data/raw, then the index of reports'],
  [`${call}<cohort>`, 'one cohort'],
  [`${call}<cohort>/<stage>`, 'one stage, and the stages that it needs'],
  [`${call}<command> --help`, 'the page of a command'],
])}

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

Output
  data/derived/<cohort>/   the artifacts of each stage; lock.json records where each file comes from;
                           ro-crate-metadata.json and datapackage.json record the same for other tools
  reports/index.html       all cohorts; reports/<cohort>/index.html one cohort; both work offline

Exit codes
  0 done   1 problem in the data (all are listed)   2 wrong usage   3 internal error of Casebook

Examples
  ${call}my-cohort
  ${call}plan
  ${call}results my-cohort median
`

const columns = (lines: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...lines.map(([left]) => left.length))
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
