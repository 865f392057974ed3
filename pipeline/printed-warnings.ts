import type { Draft } from './draft.ts'
import type { Event, Warned } from './events.ts'
import { located } from './failure.ts'
import { type WarningRow, warningFormat } from './formats/warning-table.ts'
import type { Task } from './tasks.ts'

/** What the tasks' tables of warnings say, whether they were written in this run or in an earlier one. */
export const printedWarnings = (
  tasks: readonly Task[],
  draft: Pick<Draft, 'task' | 'read'>,
): readonly Extract<Event, { kind: 'warned' }>[] =>
  tasks.flatMap(({ stage, cohort }) =>
    stage.writes.flatMap(({ path, warns }) => {
      if (!warns || cohort === null) return []
      const at = path.replace('{cohort}', cohort)
      if (draft.task(stage.name)?.outputs[at] === undefined) return []
      const warnings = alikeTogether(warningFormat.decode(draft.read(at)!, at), cohort)
      return warnings.length === 0 ? [] : [{ kind: 'warned' as const, cohort, path: at, warnings }]
    }),
  )

/** Of several places in the plan the first one: the table names all. */
const firstOf = (places: string): string => places.split('; ')[0]!

/** A warning of many subjects is one line, at the first of them. */
const alikeTogether = (rows: readonly WarningRow[], cohort: string): readonly Warned[] => {
  const found = new Map<string, Warned>()
  for (const { warning, title, subject, variable, value, file, line } of rows) {
    const isOfPlan = subject === ''
    const key = JSON.stringify([warning, title, variable, file, isOfPlan && [value, line]])
    const before = found.get(key)
    const place = located({ file, expected: '', found: '' }, cohort).file
    found.set(key, {
      file: before?.file ?? place,
      line: before?.line ?? line,
      field: before?.field ?? (isOfPlan ? firstOf(value) : variable),
      warning,
      title,
      times: (before?.times ?? 0) + 1,
    })
  }
  return [...found.values()]
}
