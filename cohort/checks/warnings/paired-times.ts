import { isAge } from '../../cells/header-units.ts'
import type { Endpoint } from '../../descriptors/plan/endpoint.ts'
import { isTimeUnit } from '../../values/unit.ts'
import { encodeValue, isQuantity, type Variable } from '../../values/value.ts'
import { clockOf } from './clock.ts'
import { originOf, outcomeOf } from './endpoint-variables.ts'
import type { CheckedPlan } from './plan-warning.ts'

/**
 * Recorded times that stand just where a group is: "treated on day" has a value where "treated" is yes, and nowhere else. Only
 * such as can be times after the origin: an elapsed time that exceeds somebody's follow-up is a duration of something else.
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

/** Each known level of the group has the time for all or for none, some have it and some do not. */
const isPaired = (group: string, time: string, { subjects }: CheckedPlan): boolean => {
  const timed = new Map<string, boolean>()
  const counts = { there: 0, absent: 0 }
  for (const subject of subjects!) {
    const value = subject[group] ?? null
    if (value === null) continue
    const isThere = (subject[time] ?? null) !== null
    const level = encodeValue(value)
    if ((timed.get(level) ?? isThere) !== isThere) return false
    timed.set(level, isThere)
    counts[isThere ? 'there' : 'absent'] += 1
  }
  return counts.there >= FEWEST && counts.absent >= FEWEST
}

/** One subject alone pairs any two columns. */
const FEWEST = 2

const isWithinFollowUp = (time: string, endpoint: Endpoint, planned: CheckedPlan): boolean => {
  const { after, until } = clockOf(endpoint, planned)
  if (planned.variables.get(time)?.type === 'date') return true
  return planned.subjects!.every((subject) => {
    const [own, last] = [after(subject, time), until(subject)]
    return own === null || last === null || own <= last
  })
}
