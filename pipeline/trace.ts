import { type Closure, contains, digestOf, type Hashes, joined } from './closure.ts'
import { sha256 } from './disk.ts'
import type { Draft } from './draft.ts'
import type { Cause, Change } from './events.ts'
import { DataError, type Fault } from './fault.ts'
import { type LockedTask, newTrace, type Trace } from './lock.ts'
import type { EngineTrace, Manifest, StageDeclaration } from './manifest.ts'
import { isEffort, isProvenance, provenanceHash, resolveRead } from './reads.ts'
import { sourceOf } from './sources.ts'
import { notRegular, type Task } from './tasks.ts'

/**
 * What the task's outputs depend on, as things stand in the draft.
 * @param cohorts whose artifacts a task over all cohorts reads
 * @throws DataError naming every raw file that should be there and is not
 */
export const traceOf = (task: Task, cohorts: readonly string[], draft: Draft, manifest: Manifest): Trace => {
  const { stage } = task
  const inputs: Record<string, string> = {}
  const missing: Fault[] = []
  const engines: EngineTrace[] = []
  const add = (path: string): void => {
    const hash = draft.hash(path)
    if (hash === null) missing.push(notRegular(path, draft))
    else inputs[path] = hash
  }
  for (const cohort of cohorts)
    for (const read of stage.reads) {
      const source = read.isSource ? sourceOf(read, stage, cohort, draft, manifest) : null
      if (source) {
        engines.push(source.engine)
        source.files.forEach(add)
      }
      if (isProvenance(read)) {
        inputs[read.path.replace('{cohort}', cohort)] = provenanceHash(stage, cohort, draft, manifest)
        continue
      }
      if (isEffort(read)) {
        // full work is what a trace without a word of it means
        if (manifest.effort === 'quick') inputs[read.path.replace('{cohort}', cohort)] = sha256('quick')
        continue
      }
      const { paths, odd } = resolveRead(read, stage, cohort, draft, manifest)
      missing.push(...odd.map((path) => notRegular(path, draft)))
      for (const path of paths.values()) add(path)
    }
  if (missing.length > 0) throw new DataError(missing)
  return newTrace(stage.name, joined(stage, engines), inputs)
}

/** Why the task has to run, most basic cause first; none if it is fresh. */
export const causesOf = (
  trace: Trace,
  recorded: LockedTask | undefined,
  hash: Draft['hash'],
): readonly Cause[] =>
  recorded === undefined
    ? [{ kind: 'first run' }]
    : [...traceDifference(recorded.trace, trace), ...outputCauses(recorded, hash)]

/** Whether the task has to run whatever its inputs and the engine that counts them turn out to be. */
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

/** The difference of two traces, which is the whole answer to "why did this run again". */
export const traceDifference = (before: Trace, after: Trace): readonly Cause[] => [
  ...changes(before.inputs, after.inputs).map(([path, change]): Cause => ({ kind: 'input', path, change })),
  ...(before.digest === after.digest ? [] : closureDifference(before.closure, after.closure)),
]

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
    const found = hash(path)
    if (found === expected) return []
    return [{ kind: found === null ? 'output missing' : 'output edited', path }]
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
