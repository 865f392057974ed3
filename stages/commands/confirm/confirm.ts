import { join } from 'node:path'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { type Disk, openDisk, sha256 } from '../../../pipeline/disk/disk.ts'
import { CallError } from '../../../pipeline/fault.ts'
import { cohortNames } from '../../../pipeline/tasks/tasks.ts'
import { plural } from '../../../pipeline/words.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { estimateResults } from '../../4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../5-compare/artifacts.ts'
import { type ConfirmedRow, confirmedSources, confirmedTables } from '../../8-report/confirmation.ts'
import { artifactReader } from '../export/artifact-reader.ts'
import { ignoreFolder } from '../export/ignore-cohort.ts'
import { upToDate } from '../export/up-to-date.ts'
import { compareWithR } from './compare.ts'
import { confirmedStudy } from './confirmed-study.ts'
import { type RScript, rScript } from './r-script/r-script.ts'
import type { ConfirmedStudy } from './r-script/study.ts'
import { isRThere, runR } from './run-r.ts'

/** Writes the script, runs it if R is there, and compares. Returns the exit code. */
export const confirm = ({ root, manifest, words, flags }: CommandCall): number => {
  const disk = openDisk(root, true)
  const cohort = cohortOf(words, cohortNames(disk))
  upToDate(disk, manifest, `${cohort}/5-compare`, 'confirm')
  const study = confirmedStudy(disk, cohort)
  const script = rScript(study)
  const folder = `data/confirmed/${cohort}`
  if (!artifactReader(disk, cohort)(validated.published)) ignoreFolder(root, `${folder}/`)
  const scriptFile = [`${folder}/confirm.R`, new TextEncoder().encode(script.text)] as const
  const lines = [`wrote ${folder}/confirm.R (${plural(script.ids.length, 'result')})`]
  if (flags['no-run'] === true || !isRThere()) {
    disk.replace(new Map([scriptFile]), [])
    const why = flags['no-run'] === true ? '' : ': R with survival and cmprsk was not found'
    process.stdout.write(`${lines.join('\n')}; not run${why}\n`)
    return 0
  }
  const { values, versions, messages } = runR(script.text, join(root, `data/raw/${cohort}`))
  const rows = compareWithR(allResults(study), script, values, versions.split(',')[0]!.replace(/^R /, ''))
  const sources = { versions, files: hashesOf(disk, cohort, study) }
  disk.replace(
    new Map([
      scriptFile,
      [placed(confirmedTables.path, cohort, 'csv'), confirmedTables.format.encode(rows)],
      [placed(confirmedSources.path, cohort, 'json'), confirmedSources.format.encode(sources)],
    ]),
    [],
  )
  process.stdout.write(`${[...lines, ...outcomeLines(rows, script, versions)].join('\n')}\n`)
  const differing = rows.filter(({ status }) => status === 'differs')
  if (differing.length > 0) process.stderr.write(`${differenceLines(differing, messages).join('\n')}\n`)
  return differing.length > 0 ? 1 : 0
}

const cohortOf = (words: readonly string[], existing: readonly string[]): string => {
  const [cohort, ...others] = words
  if (cohort === undefined || others.length > 0 || !existing.includes(cohort))
    throw new CallError(
      `confirm: expected one cohort (${existing.join(', ')}), found ${words.length === 0 ? 'none' : `"${words.join(' ')}"`}`,
    )
  return cohort
}

const allResults = ({ estimateResults, testResults, simulationResults }: ConfirmedStudy) => [
  ...estimateResults,
  ...testResults,
  ...simulationResults,
]

const placed = (path: string, cohort: string, ending: string): string =>
  path.replace('{cohort}', cohort).replace(/\{(csv|json)\}/, ending)

/** The raw files that the script reads, the descriptors, and the results. */
const hashesOf = (
  disk: Disk,
  cohort: string,
  { dataPackage }: ConfirmedStudy,
): Readonly<Record<string, string>> => {
  const raw = ['datapackage.json', 'analysis.yaml', ...dataPackage.resources.map(({ path }) => path)]
  const paths = [
    ...raw.map((name) => `data/raw/${cohort}/${name}`),
    ...[estimateResults, testResults, simulationResults].map(({ path }) => path.replace('{cohort}', cohort)),
  ]
  return Object.fromEntries(paths.map((path) => [path, sha256(disk.read(path) ?? new Uint8Array())]))
}

const outcomeLines = (
  rows: readonly ConfirmedRow[],
  { without }: RScript,
  versions: string,
): readonly string[] => {
  const confirmed = rows.filter(({ status }) => status === 'confirmed').length
  const reasons = new Map<string, number>()
  for (const { reason } of without) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return [
    `${confirmed} of ${plural(rows.length, 'result')} confirmed by ${versions}`,
    ...[...reasons].map(([reason, count]) => `  ${count} without a counterpart: ${reason}`),
  ]
}

/** The first of the differences, and the messages of R. */
const differenceLines = (differing: readonly ConfirmedRow[], messages: string): readonly string[] => [
  `confirm: expected the same values from R, found ${plural(differing.length, 'different value')}`,
  ...differing
    .slice(0, MOST_SHOWN)
    .map(({ id, ours, r }) => `  ${id}: Casebook ${ours ?? 'none'}, R ${r ?? 'none'}`),
  ...(differing.length > MOST_SHOWN ? [`  and ${differing.length - MOST_SHOWN} more in confirmed.csv`] : []),
  ...(messages === '' ? [] : [`Messages of R:\n${messages}`]),
]

const MOST_SHOWN = 20
