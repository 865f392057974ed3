import type { Announcement } from '../contracts.ts'
import type { Draft } from '../disk/draft.ts'
import type { Event, Warned } from '../events.ts'
import { located } from '../failure.ts'
import { faultList } from '../formats/fault-lists.ts'
import { noticeFormat } from '../formats/notices.ts'
import { type WarningRow, warningFormat } from '../formats/warning-table.ts'
import { resolveMembers } from './reads.ts'
import type { Task } from './tasks.ts'

type Announced = Extract<Event, { kind: 'notice' | 'remark' | 'incomplete' | 'warned' }>

/** The order in which a run prints them. */
const ORDER: readonly Announcement['as'][] = ['remarks', 'notices', 'faults', 'warnings']

/** The announcements in the tasks' artifacts, written in this run or an earlier one. */
export const announcementsOf = (
  tasks: readonly Task[],
  draft: Pick<Draft, 'task' | 'read'>,
): readonly Announced[] => {
  const announced = tasks.flatMap(({ stage, cohort }) =>
    stage.writes.flatMap(({ path, by, announces }) => {
      if (announces === null || cohort === null) return []
      const written = Object.keys(draft.task(stage.name)?.outputs ?? {})
      const paths = writtenPaths(path.replace('{cohort}', cohort), by, written)
      const files = paths.map((at): File => ({ path: at, bytes: draft.read(at)! }))
      return files.length === 0 ? [] : [{ as: announces.as, events: eventsOf(announces, files, cohort) }]
    }),
  )
  return ORDER.flatMap((as) =>
    announced.filter((announcement) => announcement.as === as).flatMap(({ events }) => events),
  )
}

interface File {
  readonly path: string
  readonly bytes: Uint8Array
}

const writtenPaths = (path: string, by: string | null, written: readonly string[]): readonly string[] =>
  by === null
    ? written.filter((candidate) => candidate === path)
    : [...resolveMembers(path, by, written).values()]

const eventsOf = (announces: Announcement, files: readonly File[], cohort: string): readonly Announced[] => {
  switch (announces.as) {
    case 'notices':
    case 'remarks':
      return files.map(({ path, bytes }) => ({
        kind: announces.as === 'notices' ? 'notice' : 'remark',
        cohort,
        text: noticeFormat.decode(bytes, path),
      }))
    case 'faults': {
      const faults = files.flatMap(({ path, bytes }) => faultList.decode(bytes, path))
      if (faults.length === 0) return []
      const places = faults.map((fault) => located(fault, cohort))
      return [{ kind: 'incomplete', cohort, without: announces.leavesOut, faults: places }]
    }
    case 'warnings':
      return files.flatMap(({ path, bytes }) => {
        const warnings = alikeTogether(warningFormat.decode(bytes, path), cohort)
        return warnings.length === 0 ? [] : [{ kind: 'warned' as const, cohort, path, warnings }]
      })
    default: {
      const never: never = announces
      return never
    }
  }
}

/** The first of several places in the plan; the table lists all. */
const firstOf = (places: string): string => places.split('; ')[0]!

/** Groups equal warnings of several subjects, with the place of the first. */
const alikeTogether = (rows: readonly WarningRow[], cohort: string): readonly Warned[] => {
  const warned = new Map<string, Warned>()
  for (const { warning, title, subject, variable, value, file, line } of rows) {
    const isOfPlan = subject === ''
    const key = JSON.stringify([warning, title, variable, file, isOfPlan && [value, line]])
    const before = warned.get(key)
    const place = located({ file, expected: '', found: '' }, cohort).file
    warned.set(key, {
      file: before?.file ?? place,
      line: before?.line ?? line,
      field: before?.field ?? (isOfPlan ? firstOf(value) : variable),
      warning,
      title,
      times: (before?.times ?? 0) + 1,
    })
  }
  return [...warned.values()]
}
