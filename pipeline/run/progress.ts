import type { Event, Progress, TaskName } from '../events.ts'
import { taskText } from '../words.ts'

/**
 * Follows a run by its events.
 * @param durations task -> milliseconds; for a task without a record the mean of its stage in other cohorts is used
 */
export const followProgress = (
  tasks: readonly TaskName[],
  durations: Readonly<Record<string, number>>,
  jobs: number,
): ((event: Event) => Progress) => {
  const waiting = new Map(tasks.map((task) => [taskText(task), expected(task, durations)]))
  const running = new Map<string, Progress['current'][number]>()
  return (event) => {
    if (event.kind === 'started') running.set(taskText(event.task), { task: event.task, step: null })
    else if (event.kind === 'progress') running.set(taskText(event.task), { task: event.task, step: event })
    else if ('task' in event) {
      waiting.delete(taskText(event.task))
      running.delete(taskText(event.task))
    }
    const known = [...waiting].flatMap(([name, duration]) =>
      duration === null ? [] : [duration * ahead(running.get(name)?.step)],
    )
    const total = known.reduce((sum, duration) => sum + duration, 0)
    return {
      done: tasks.length - waiting.size,
      tasks: tasks.length,
      current: [...running.values()],
      millisecondsLeft: known.length === 0 ? null : total / Math.max(1, jobs),
    }
  }
}

/** The proportion of a task that remains, from its own reports. */
const ahead = (step: Progress['current'][number]['step'] | undefined): number =>
  step && step.total > 0 ? 1 - step.done / step.total : 1

const expected = (task: TaskName, durations: Readonly<Record<string, number>>): number | null => {
  const recorded = durations[taskText(task)]
  if (recorded !== undefined) return recorded
  const same = Object.entries(durations).filter(([name]) => name.endsWith(`/${task.stage}`))
  return same.length === 0 ? null : same.reduce((sum, [, duration]) => sum + duration, 0) / same.length
}
