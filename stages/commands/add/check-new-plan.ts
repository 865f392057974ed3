import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { type Disk, openDisk, sha256 } from '../../../pipeline/disk/disk.ts'
import { openDraft } from '../../../pipeline/disk/draft.ts'
import { failureOf } from '../../../pipeline/failure.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import { compute, gather } from '../../../pipeline/run/run-task.ts'
import { resolveTask } from '../../../pipeline/tasks/task-reads.ts'
import { tasksOf } from '../../../pipeline/tasks/tasks.ts'
import { traceOf } from '../../../pipeline/tasks/trace.ts'

/** The stage that finds every fault of a plan. */
const CHECKS = '2-validate'

/**
 * The faults that a run would report of a plan that is not written yet: the stages up to the validation, run on the folder
 * with the new text in place of the file. Nothing is written.
 *
 * @param path of the plan, relative to the root
 * @throws what a run would report as an error of the program
 */
export const faultsOfNewPlan = async (
  { places, root, manifest }: Pick<CommandCall, 'places' | 'root' | 'manifest'>,
  cohort: string,
  path: string,
  bytes: Uint8Array,
): Promise<readonly Fault[]> => {
  const draft = openDraft(withFile(openDisk(root), path, bytes), cohort, { tasks: {} })
  try {
    for (const task of tasksOf(manifest, cohort, [CHECKS])) {
      const resolved = resolveTask(task, [cohort], draft, manifest)
      const trace = traceOf(resolved, draft)
      const files = await compute(gather(resolved, draft, false), places, () => {})
      const outputs = Object.fromEntries([...files].map(([file, content]) => [file, sha256(content)]))
      draft.put(task.stage.name, { trace, outputs }, files)
    }
    return []
  } catch (error) {
    const failure = failureOf(error, cohort)
    if (failure.kind === 'data') return failure.faults
    throw error
  }
}

/** A disk on which one file has other bytes. */
const withFile = (disk: Disk, path: string, bytes: Uint8Array): Disk => ({
  ...disk,
  read: (asked) => (asked === path ? bytes : disk.read(asked)),
  hash: (asked) => (asked === path ? sha256(bytes) : disk.hash(asked)),
  size: (asked) => (asked === path ? bytes.length : disk.size(asked)),
})
