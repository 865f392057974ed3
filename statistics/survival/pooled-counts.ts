import { enteredAt, type GroupEventTable } from './event-table.ts'

/**
 * The counts of several groups together, on all of their times; competing events are in one array, where a group has
 * any. Whole counts stay exact. Cost: proportional to the times of all groups.
 */
export const pooledCounts = (groups: readonly GroupEventTable[]): GroupEventTable => {
  const times = [...new Set(groups.flatMap((group) => Array.from(group.times)))].sort((a, b) => a - b)
  const placeOf = new Map(times.map((time, place) => [time, place]))
  const zeros = (): Float64Array => new Float64Array(times.length)
  const [entered, events, censored, competing] = [zeros(), zeros(), zeros(), zeros()]
  // change of the number at risk since the previous time
  const more = new Float64Array(times.length + 1)
  for (const group of groups)
    for (let i = 0, from = 0; i < group.times.length; i++) {
      const place = placeOf.get(group.times[i]!)!
      entered[place]! += enteredAt(group, i)
      events[place]! += group.events[i]!
      censored[place]! += group.censored[i]!
      for (const cause of group.competing) competing[place]! += cause[i]!
      more[from]! += group.atRisk[i]!
      from = place + 1
      more[from]! -= group.atRisk[i]!
    }
  let n = 0
  const atRisk = Float64Array.from(times, (_, place) => {
    n += more[place]!
    return n
  })
  const hasCompeting = competing.some((count) => count > 0)
  return { name: '', times, entered, atRisk, events, competing: hasCompeting ? [competing] : [], censored }
}
