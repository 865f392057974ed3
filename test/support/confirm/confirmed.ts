import { spawnSync } from 'node:child_process'
import type { ConfirmedRow } from '../../../stages/8-report/confirmation.ts'
import { compareWithR } from '../../../stages/commands/confirm/compare.ts'
import { confirmedStudy } from '../../../stages/commands/confirm/confirmed-study.ts'
import { type RScript, rScript } from '../../../stages/commands/confirm/r-script/r-script.ts'
import type { ConfirmedStudy } from '../../../stages/commands/confirm/r-script/study.ts'
import { type RunOfR, runR } from '../../../stages/commands/confirm/run-r.ts'
import { COHORT, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/** Whether R is installed with the packages of the script: they are looked for, and not loaded. */
export const hasR =
  spawnSync('Rscript', [
    '-e',
    'for (p in c("survival", "cmprsk")) stopifnot(nzchar(system.file(package = p)))',
  ]).status === 0

/** The name of a test that needs R. */
export const withR = (name: string): string =>
  hasR ? name : `${name} (skipped: R with survival and cmprsk is missing, run "make system")`

/** A cohort, computed in memory, and its script. */
export const scripted = async (
  files: Readonly<Record<string, Uint8Array>>,
): Promise<{ readonly study: ConfirmedStudy; readonly script: RScript }> => {
  const raw = rawFiles(files)
  const outcome = await runStages(stagesUpTo(5), raw)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  const study = confirmedStudy({ read: (path) => outcome.files.get(path) ?? raw.get(path) ?? null }, COHORT)
  return { study, script: rScript(study) }
}

/** The script run by R on the tables of a folder, and its values beside those of the study. */
export const confirmedBy = (
  { study, script }: { readonly study: ConfirmedStudy; readonly script: RScript },
  folder: string,
): { readonly rows: readonly ConfirmedRow[]; readonly run: RunOfR } => {
  const run = runR(script.text, folder)
  const results = [...study.estimateResults, ...study.testResults, ...study.simulationResults]
  return { rows: compareWithR(results, script, run.values, 'R'), run }
}
