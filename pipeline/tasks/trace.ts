import { sha256, sizeFault } from '../disk/disk.ts'
import type { Draft } from '../disk/draft.ts'
import type { Cause, Change } from '../events.ts'
import { DataError, type Fault } from '../fault.ts'
import { type Closure, contains, digestOf, type Hashes, joined } from '../history/closure.ts'
import { type LockedTask, newTrace, type Trace } from '../history/lock.ts'
import type { StageDeclaration } from '../manifest.ts'
import type { ResolvedTask } from './task-reads.ts'
import { notRegular } from './tasks.ts'

/**
 * All that the task's outputs depend on, in the state of the draft.
 * @throws DataError for every required raw file that is missing or too large to be read
 */
export const traceOf = ({ stage, reads, tool }: ResolvedTask, draft: Draft): Trace => {
  const { inputs, missing, add } = collected(draft)
  for (const read of reads)
    if (read.kind === 'provenance') inputs[read.path] = sha256(JSON.stringify(read.value))
    else if (read.kind === 'effort') {
      // a trace without an entry for the effort means full work
      if (read.value === 'quick') inputs[read.path] = sha256('quick')
    } else {
      if (read.kind === 'source') read.source?.files.forEach((path) => add(path))
      missing.push(...read.resolved.odd.map((path) => notRegular(path, draft)))
      // a file that is too large to be read is refused before its hash, for which all of it would be read
      for (const path of read.resolved.paths.values()) add(path, sizeFault(path, draft.size(path)))
    }
  if (missing.length > 0) throw new DataError(missing)
  const engines = reads.flatMap((read) => (read.kind === 'source' && read.source ? [read.source.engine] : []))
  return newTrace(stage.name, joined(stage, engines), inputs, tool)
}

/** The hashes of added files, and the faults of those that are missing or too large. */
const collected = (draft: Draft) => {
  const inputs: Record<string, string> = {}
  const missing: Fault[] = []
  const add = (path: string, fault: Fault | null = null): void => {
    const hash = fault === null ? draft.hash(path) : null
    if (hash === null) missing.push(fault ?? notRegular(path, draft))
    else inputs[path] = hash
  }
  return { inputs, missing, add }
}

/** Why the task has to run; empty if it is fresh. */
export const causesOf = (
  trace: Trace,
  recorded: LockedTask | undefined,
  hash: Draft['hash'],
): readonly Cause[] =>
  recorded === undefined
    ? [{ kind: 'first run' }]
    : [...traceDifference(recorded.trace, trace), ...outputCauses(recorded, hash)]

/** Whether the task has to run regardless of its inputs and engines. */
export const isStaleInItself = (
  stage: StageDeclaration,
  recorded: LockedTask | undefined,
  hash: Draft['hash'],
): boolean =>
  recorded === undefined ||
  !(recorded.trace.digest === digestOf(stage) || isPartOf(stage, recorded.trace.closure)) ||
  outputCauses(recorded, hash).length > 0

const isPartOf = (stage: Closure, closure: Closure | null): boolean =>
  closure !== null && contains(closure, stage)

/** The difference of two traces: why a task runs again. */
export const traceDifference = (before: Trace, after: Trace): readonly Cause[] => [
  ...changes(before.inputs, after.inputs).map(([path, change]): Cause => ({ kind: 'input', path, change })),
  ...(before.digest === after.digest ? [] : codeDifference(before, after)),
]

/** Another version of the tool is one cause, because its user cannot look into its files. */
const codeDifference = (before: Trace, after: Trace): readonly Cause[] =>
  before.tool === undefined || after.tool === undefined || before.tool === after.tool
    ? closureDifference(before.closure, after.closure)
    : [{ kind: 'tool', stage: after.stage, before: before.tool, after: after.tool }]

const closureDifference = (before: Closure | null, after: Closure | null): readonly Cause[] =>
  before === null || after === null ? [{ kind: 'code unrecorded' }] : partCauses(before, after)

const partCauses = (before: Closure, after: Closure): readonly Cause[] => [
  ...changes(before.code, after.code).map(([file, change]): Cause => ({ kind: 'code', file, change })),
  ...changes(before.packages, after.packages).map(
    ([name]): Cause => ({
      kind: 'package',
      name,
      before: before.packages[name] ?? null,
      after: after.packages[name] ?? null,
    }),
  ),
  ...changes(before.packageBytes, after.packageBytes).map(
    ([name, change]): Cause => ({ kind: 'package bytes', name, change }),
  ),
]

const outputCauses = (recorded: LockedTask, hash: Draft['hash']): readonly Cause[] =>
  Object.entries(recorded.outputs).flatMap(([path, expected]): readonly Cause[] => {
    const current = hash(path)
    if (current === expected) return []
    return [{ kind: current === null ? 'output missing' : 'output edited', path }]
  })

const changes = (before: Hashes, after: Hashes): readonly (readonly [string, Change])[] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key) => {
    if (before[key] === after[key]) return []
    return [
      [key, before[key] === undefined ? 'added' : after[key] === undefined ? 'removed' : 'changed'] as const,
    ]
  })
}
