import { isAge } from '../../cells/header-units.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { isTimeUnit } from '../../values/unit.ts'
import { encodeValue, isQuantity, type Variable } from '../../values/value.ts'
import { clockOf } from './clock.ts'
import { originOf, outcomeOf } from './endpoint-variables.ts'
import type { CheckedPlan } from './plan-warning.ts'

/**
 * Times recorded exactly for the subjects of some groups: "treated on day" has a value if and only if "treated" is yes.
 * Without elapsed times that exceed a subject's follow-up, which measure something else.
 */
export const pairedTimes = (
  names: readonly string[],
  endpoint: Endpoint,
  planned: CheckedPlan,
): readonly string[] => {
  const { variables, subjects } = planned
  if (subjects === null) return []
  const outcome = outcomeOf(endpoint, planned)
  const origin = originOf(endpoint, planned)
  const groups = [...new Set(names)].filter((name) => canBeGroup(variables.get(name)))
  const times = [...variables.values()].filter(
    (variable) => canBeTime(variable) && !outcome.has(variable.name) && !origin.has(variable.name),
  )
  return times
    .map(({ name }) => name)
    .filter(
      (time) =>
        isWithinFollowUp(time, endpoint, planned) && groups.some((group) => isPaired(group, time, planned)),
    )
}

const canBeGroup = (variable: Variable | undefined): boolean =>
  variable !== undefined &&
  !isQuantity(variable) &&
  variable.type !== 'list' &&
  (variable.type === 'boolean' || variable.categories !== null)

const canBeTime = (variable: Variable): boolean => {
  if (variable.source === null) return false
  if (variable.type === 'date') return true
  if (!isQuantity(variable) || variable.type === 'year' || isAge(variable.name)) return false
  return isTimeUnit(variable.unit)
}

/** Whether every level has the time for all of its subjects or for none, with both kinds of levels present. */
const isPaired = (group: string, time: string, { subjects }: CheckedPlan): boolean => {
  const timed = new Map<string, boolean>()
  const counts = { present: 0, absent: 0 }
  for (const subject of subjects!) {
    const value = subject[group] ?? null
    if (value === null) continue
    const isPresent = (subject[time] ?? null) !== null
    const level = encodeValue(value)
    if ((timed.get(level) ?? isPresent) !== isPresent) return false
    timed.set(level, isPresent)
    counts[isPresent ? 'present' : 'absent'] += 1
  }
  return counts.present >= FEWEST && counts.absent >= FEWEST
}

/** A single subject would pair any two columns. */
const FEWEST = 2

const isWithinFollowUp = (time: string, endpoint: Endpoint, planned: CheckedPlan): boolean => {
  const { after, until } = clockOf(endpoint, planned)
  if (planned.variables.get(time)?.type === 'date') return true
  return planned.subjects!.every((subject) => {
    const [elapsed, last] = [after(subject, time), until(subject)]
    return elapsed === null || last === null || elapsed <= last
  })
}
