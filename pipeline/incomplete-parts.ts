import type { Draft } from './draft.ts'
import type { Event } from './events.ts'
import { located } from './failure.ts'
import { faultList } from './formats/fault-lists.ts'
import { resolveMembers } from './reads.ts'
import type { Task } from './tasks.ts'

/** What the tasks have to say each time, whether it was written in this run or in an earlier one. */
export const noticesOf = (
  tasks: readonly Task[],
  draft: Pick<Draft, 'task' | 'read'>,
): readonly Extract<Event, { kind: 'notice' }>[] =>
  tasks.flatMap(({ stage, cohort }) =>
    stage.writes.flatMap(({ path, by, isNotice }) => {
      if (!isNotice || by === null || cohort === null) return []
      const written = Object.keys(draft.task(stage.name)?.outputs ?? {})
      const members = resolveMembers(path.replace('{cohort}', cohort), by, written)
      return [...members.values()].map((at) => ({
        kind: 'notice' as const,
        cohort,
        text: String(JSON.parse(new TextDecoder().decode(draft.read(at)!))),
      }))
    }),
  )

/** What the tasks' lists of faults say, whether they were written in this run or in an earlier one. */
export const incompleteParts = (
  tasks: readonly Task[],
  draft: Pick<Draft, 'task' | 'read'>,
): readonly Extract<Event, { kind: 'incomplete' }>[] =>
  tasks.flatMap(({ stage, cohort }) =>
    stage.writes.flatMap(({ path, by, leavesOut }) => {
      if (leavesOut === null || by === null || cohort === null) return []
      const written = Object.keys(draft.task(stage.name)?.outputs ?? {})
      const faults = [...resolveMembers(path.replace('{cohort}', cohort), by, written).values()].flatMap(
        (at) => faultList.decode(draft.read(at)!, at),
      )
      return faults.length === 0
        ? []
        : [
            {
              kind: 'incomplete' as const,
              cohort,
              without: leavesOut,
              faults: faults.map((fault) => located(fault, cohort)),
            },
          ]
    }),
  )
