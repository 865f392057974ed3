import type { Command } from '../../../pipeline/commands/command.ts'

export const command: Command = {
  name: 'confirm',
  summary:
    'compute the results of a cohort again with R, from the raw tables, by a script that anybody can run',
  flags: { 'no-run': { type: 'boolean' } },
  help: `npm run pipeline -- confirm <cohort> [--no-run]

Writes data/confirmed/<cohort>/confirm.R: a script that computes the results of the cohort with R alone, from the raw
tables, by the rules of the plan. It reads no artifact, and needs the packages survival and cmprsk only. Read it, change
it, continue from it; an auditor runs it without Casebook:

  Rscript confirm.R [folder of the raw tables]

If R is installed, the script is run, and each value is compared with that of Casebook. data/confirmed/<cohort>/ then
also has confirmed.csv (id, both values, relative difference, status, version of R) and sources.json (hashes of the files
that were compared). Commit the folder: the next run of the pipeline says in the report how many results R confirmed, as
long as the raw files, the plan and the results stay the same. The pipeline itself needs no R.

A value is confirmed if it differs by at most 1e-10 (relative; absolute for values between -1 and 1), or by 1e-8 where R
iterates, or if neither program has one. Results that the script does not compute, such as simulations, are listed with
the reason. Exit code 1: a value differs.

  --no-run   write only the script

Pooled cohorts and registries have no raw table that R could read; a centre confirms its own cohort.

Example
  npm run pipeline -- confirm our-series
`,
  run: async (call) => {
    const { confirm } = await import('./confirm.ts')
    return confirm(call)
  },
}
