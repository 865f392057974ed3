import { isBuiltIn } from '../contracts.ts'
import { CRATE, CRATE_SUMMARY } from '../crate/crate-trace.ts'
import { openDisk } from '../disk/disk.ts'
import type { Cause, TaskName } from '../events.ts'
import { CallError } from '../fault.ts'
import { rootCauseText } from '../history/difference-words.ts'
import { type RootCause, rootCausesOf, writerOf } from '../history/root-causes.ts'
import { artifactsOf, folderSnapshot, git, revisionSnapshot, type Snapshot } from '../history/snapshot.ts'
import type { Manifest } from '../manifest.ts'
import { planOf } from '../tasks/plan.ts'
import type { Targets } from '../tasks/tasks.ts'
import { causeText, plural, shown, taskText } from '../words.ts'
import type { Command, CommandCall } from './command.ts'

export const command: Command = {
  name: 'why',
  summary: 'where a file comes from: its task, its inputs and its last change',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- why <artifact> [--json]

Shows which task wrote the artifact, whether it is out of date and why, the raw files and source files that it
depends on through all stages, and its last change: the commit, and the cell of a raw file, the source file
or the package that differs between the two locks.

Examples
  npm run pipeline -- why data/derived/my-cohort/4-estimate/results.csv
  npm run pipeline -- why 4-estimate/results.csv    the end of a path is enough if only one file matches
`,
  run: async (call) => {
    const answer = whyOf(call)
    process.stdout.write(call.flags['json'] ? `${JSON.stringify(answer, null, 2)}\n` : whyText(answer))
    return 0
  },
}

export interface Why {
  readonly artifact: string
  readonly task: TaskName
  readonly summary: string
  /** Why a run would start the task; none if it is fresh. */
  readonly stale: readonly Cause[]
  readonly inputs: readonly string[]
  readonly raw: readonly string[]
  readonly sources: readonly string[]
  readonly packages: Readonly<Record<string, string>>
  /** Null without history, or while the artifact is not committed. */
  readonly lastChange: {
    readonly commit: string
    readonly subject: string
    readonly because: readonly RootCause[]
  } | null
}

const whyOf = ({ root, manifest, words }: CommandCall): Why => {
  const disk = openDisk(root)
  const snapshot = folderSnapshot(disk)
  const artifact = oneArtifact(words, snapshot)
  const task = writerOf(snapshot, artifact)
  if (!task)
    throw new CallError(
      `why: expected an artifact that a lock names, found "${artifact}" (clean removes files that no stage writes)`,
    )
  const { trace } = snapshot.locks.get(task.cohort)!.tasks[task.stage]!
  return {
    artifact,
    task,
    summary: summaryOf(task, manifest),
    stale:
      planOf(disk, manifest, targetsFor(task, manifest)).find(({ name }) => name.stage === task.stage)
        ?.causes ?? [],
    inputs: Object.keys(trace.inputs),
    raw: rawFilesBehind(artifact, snapshot),
    sources: Object.keys(trace.closure?.code ?? {}),
    packages: trace.closure?.packages ?? {},
    lastChange: lastChange(root, artifact),
  }
}

const oneArtifact = (words: readonly string[], snapshot: Snapshot): string => {
  const [word = '', ...rest] = words
  if (word === '' || rest.length > 0)
    throw new CallError('why: give one artifact (a file of data/derived or reports)')
  const known = artifactsOf(snapshot)
  const matching = known.includes(word) ? [word] : known.filter((path) => path.endsWith(`/${word}`))
  if (matching.length === 1) return matching[0]!
  throw new CallError(
    matching.length === 0
      ? `why: expected an artifact (a file of data/derived or reports), found "${shown(word)}"`
      : `why: expected one artifact, found ${matching.join(', ')}`,
  )
}

const summaryOf = ({ stage }: TaskName, { stages }: Manifest): string =>
  stage === CRATE ? CRATE_SUMMARY : (stages.find(({ name }) => name === stage)?.summary ?? '')

const targetsFor = ({ cohort, stage }: TaskName, manifest: Manifest): Targets =>
  cohort !== null && stage === CRATE
    ? { cohorts: [cohort], stages: new Map(), all: false }
    : cohort === null || !manifest.stages.some(({ name }) => name === stage)
      ? { cohorts: [], stages: new Map(), all: cohort === null }
      : { cohorts: [cohort], stages: new Map([[cohort, [stage]]]), all: false }

/** The files that no task wrote, found back through the recorded inputs. */
const rawFilesBehind = (artifact: string, snapshot: Snapshot): readonly string[] => {
  const [seen, raw] = [new Set<string>(), new Set<string>()]
  const back = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    const writer = writerOf(snapshot, path)
    if (writer)
      for (const input of Object.keys(snapshot.locks.get(writer.cohort)!.tasks[writer.stage]!.trace.inputs))
        back(input)
    else if (!isBuiltIn(path)) raw.add(path)
  }
  back(artifact)
  return [...raw].sort()
}

const lastChange = (root: string, artifact: string): Why['lastChange'] => {
  try {
    const [commit = '', subject = ''] = git(root, ['log', '-1', '--format=%h%x00%s', '--', artifact])
      .toString()
      .trim()
      .split('\0')
    if (commit === '') return null
    const parents = git(root, ['rev-list', '--parents', '-1', commit]).toString().trim().split(' ')
    if (parents.length === 1) return { commit, subject, because: [] }
    return {
      commit,
      subject,
      because: rootCausesOf(artifact, revisionSnapshot(root, `${commit}^`), revisionSnapshot(root, commit)),
    }
  } catch (error) {
    if (error instanceof Error && 'status' in error) return null // git fails: there is no history here
    throw error
  }
}

const whyText = (why: Why): string => {
  const { lastChange: last } = why
  const change =
    last === null
      ? ['not committed']
      : [
          `${last.commit} ${shown(last.subject)}`,
          ...last.because.flatMap((cause) => rootCauseText(cause).split('\n')),
        ]
  return `${why.artifact}
  written by    ${taskText(why.task)}: ${why.summary}
  now           ${why.stale.length === 0 ? 'up to date' : why.stale.map(causeText).join('\n                ')}
  reads         ${why.inputs.join('\n                ') || '(nothing)'}
  raw files     ${why.raw.join('\n                ') || '(nothing)'}
  code          ${plural(why.sources.length, 'source file')}, ${plural(Object.keys(why.packages).length, 'package')} (--json lists them)
  last changed  ${change.join('\n                ')}
`
}
