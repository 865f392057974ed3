import { openDisk } from '../disk/disk.ts'
import { CallError, faultText } from '../fault.ts'
import { rootCauseText } from '../history/difference-words.ts'
import { type Rerun, rerunFolder, rerunRevision } from '../history/rerun.ts'
import { type Finding, findingsOf } from '../history/verification.ts'
import { installCommand } from '../installed-version.ts'
import type { Manifest } from '../manifest.ts'
import { causeText, eventText, plural, taskText } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'verify',
  summary:
    'check artifacts against the locks and the locks against the sources, or rebuild and compare everything',
  flags: { json: { type: 'boolean' }, rerun: { type: 'boolean' }, rev: { type: 'string' } },
  help: `npm run pipeline -- verify [--rerun | --rev <commit>] [--json]

Hashes every artifact, source and package file without relying on time stamps, and lists each discrepancy: an
artifact that is missing, was edited, or is written by no stage; a task that is out of date, for instance
because the files of a package changed; a package whose installed version is not that of the lock file.

A lock is an ordinary file: if a number and its hash in the lock are both forged, this check passes. --rerun
detects that: it ignores the locks and computes every artifact again, with the installed packages
(npm ci installs those of the lock file).

  --rerun   builds everything from data/raw in a temporary folder and classifies each artifact:
              reproduced              the same bytes
              data changed            a raw file changed since the artifact was made
              code changed            a source file of its stages changed
              packages changed        a package changed
              edited or interrupted   it differs from the record in its lock
              unexplained             code, packages and inputs are the same, but the bytes differ
  --rev     the same for a commit, with that commit's code, raw files and artifacts

The exit code is 0 if there is no discrepancy (everything is reproduced), 1 otherwise.

Examples
  npm run pipeline -- verify
  npm run pipeline -- verify --rerun
  npm run pipeline -- verify --rev v1.0 --json
`,
  run: async ({ places, root, manifest, words, flags }) => {
    if (words.length > 0) throw new CallError(`verify: expected no argument, found "${words[0]}"`)
    const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
    const revision = flags['rev']
    if (flags['rerun'] || typeof revision === 'string') {
      const rerun =
        typeof revision === 'string'
          ? await rerunRevision(places, manifest, revision)
          : await rerunFolder(places, manifest)
      process.stdout.write(flags['json'] ? json(rerun) : rerunText(rerun))
      return rerun.failures.length === 0 &&
        rerun.artifacts.every((artifact) => artifact.class === 'reproduced')
        ? 0
        : 1
    }
    const findings = findingsOf(openDisk(root, true), manifest, places)
    process.stdout.write(
      flags['json']
        ? json(findings)
        : `${[...findings.map((finding) => findingText(finding, manifest)), closingLine(findings)].join('\n')}\n`,
    )
    return findings.length === 0 ? 0 : 1
  },
}

const closingLine = (findings: readonly Finding[]): string =>
  findings.length === 0 ? 'verified: artifacts, locks and sources agree' : plural(findings.length, 'finding')

const findingText = (finding: Finding, { published }: Manifest): string => {
  switch (finding.kind) {
    case 'edited':
      return `edited   ${finding.path}: differs from the record in its lock`
    case 'missing':
      return `missing  ${finding.path}: recorded in its lock`
    case 'orphan':
      return `orphan   ${finding.path}: no stage writes it (clean --orphans removes it)`
    case 'fault':
      return `problem  ${faultText(finding.fault)}`
    case 'no raw data':
      return `no data  data/derived/${finding.cohort}: there is no data/raw/${finding.cohort} (clean --orphans removes it)`
    case 'stale':
      return `outdated ${taskText(finding.task)}: ${finding.causes.map(causeText).join(', ')}`
    case 'installed':
      return `package  ${finding.name}: expected ${finding.locked}, found ${finding.installed ?? 'none'} (${published ? installCommand(finding.name, finding.locked) : 'npm ci'})`
    default: {
      const never: never = finding
      return never
    }
  }
}

const rerunText = ({ artifacts, failures }: Rerun): string => {
  const other = artifacts.filter((artifact) => artifact.class !== 'reproduced')
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
