import { openDisk } from '../disk/disk.ts'
import { CallError, faultText } from '../fault.ts'
import { rootCauseText } from '../history/difference-words.ts'
import { type Rerun, rerunFolder, rerunRevision } from '../history/rerun.ts'
import { type Finding, findingsOf } from '../history/verification.ts'
import { causeText, eventText, plural, taskText } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'verify',
  summary: 'artifacts against the locks, the locks against the sources; or everything rebuilt and compared',
  flags: { json: { type: 'boolean' }, rerun: { type: 'boolean' }, rev: { type: 'string' } },
  help: `npm run pipeline -- verify [--rerun | --rev <commit>] [--json]

Hashes every artifact, every source and every package file, trusting no time stamp, and names what is
not as it should be: an artifact that is missing, edited or written by no stage; a task that a run would
start, also since a package has other bytes than when its artifacts were made; a package that is
installed in another version than the lock file's.

The locks are files like any other: whoever forges a number and its hash in the lock passes. The proof is
--rerun, which believes no lock and computes every artifact again, with the packages as they are
installed (npm ci installs those of the lock file).

  --rerun   builds everything from data/raw in a temporary folder and says of each artifact:
              reproduced              the same bytes
              data changed            a raw file is other than when the artifact was made
              code changed            a source file of its stages is
              packages changed        a package is
              edited or interrupted   it is not what the lock beside it records
              unexplained             the trace is the same and the bytes are not
  --rev     the same for a commit, with that commit's code, raw files and artifacts

Exit code 0 if all is well (reproduced), 1 if not.

Examples
  npm run pipeline -- verify
  npm run pipeline -- verify --rerun
  npm run pipeline -- verify --rev v1.0 --json
`,
  run: async ({ root, manifest, words, flags }) => {
    if (words.length > 0) throw new CallError(`verify: expected no word, found "${words[0]}"`)
    const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
    const revision = flags['rev']
    if (flags['rerun'] || typeof revision === 'string') {
      const rerun =
        typeof revision === 'string'
          ? await rerunRevision(root, manifest, revision)
          : await rerunFolder(root, manifest)
      process.stdout.write(flags['json'] ? json(rerun) : rerunText(rerun))
      return rerun.failures.length === 0 && rerun.artifacts.every((one) => one.class === 'reproduced') ? 0 : 1
    }
    const findings = findingsOf(openDisk(root, true), manifest, root)
    process.stdout.write(
      flags['json']
        ? json(findings)
        : `${[...findings.map(findingText), closingLine(findings)].join('\n')}\n`,
    )
    return findings.length === 0 ? 0 : 1
  },
}

const closingLine = (findings: readonly Finding[]): string =>
  findings.length === 0 ? 'verified: artifacts, locks and sources agree' : plural(findings.length, 'finding')

const findingText = (finding: Finding): string => {
  switch (finding.kind) {
    case 'edited':
      return `edited   ${finding.path}: not what its lock records`
    case 'missing':
      return `missing  ${finding.path}: its lock records it`
    case 'orphan':
      return `orphan   ${finding.path}: no stage writes it (clean --orphans removes it)`
    case 'fault':
      return `fault    ${faultText(finding.fault)}`
    case 'no raw data':
      return `no data  data/derived/${finding.cohort}: there is no data/raw/${finding.cohort} (clean --orphans removes it)`
    case 'stale':
      return `stale    ${taskText(finding.task)}: ${finding.causes.map(causeText).join(', ')}`
    case 'installed':
      return `package  ${finding.name}: expected ${finding.locked}, found ${finding.installed ?? 'none'} (npm ci)`
    default: {
      const never: never = finding
      return never
    }
  }
}

const rerunText = ({ artifacts, failures }: Rerun): string => {
  const other = artifacts.filter((one) => one.class !== 'reproduced')
  const lines = other.map(({ path, class: kind, because }) =>
    [
      `${kind}: ${path}`,
      ...because.flatMap((cause) =>
        rootCauseText(cause)
          .split('\n')
          .map((line) => `  ${line}`),
      ),
    ].join('\n'),
  )
  return `${[...failures.map(eventText), ...lines, `${artifacts.length - other.length} of ${plural(artifacts.length, 'artifact')} reproduced`].join('\n')}\n`
}
