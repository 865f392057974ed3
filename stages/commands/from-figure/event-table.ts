import type { EventTable } from '../../../statistics/survival/event-table.ts'

/** Patients of a curve, as read or made up. */
interface CurvePatients {
  readonly name: string
  readonly patients: readonly { readonly time: number; readonly isEvent: boolean }[]
}

/** Counts of the patients of a figure, as all statistics read them. */
export const eventTableOf = (groups: readonly CurvePatients[]): EventTable => {
  const times = [...new Set([0, ...groups.flatMap(({ patients }) => patients.map(({ time }) => time))])].sort(
    (a, b) => a - b,
  )
  return {
    times,
    groups: groups.map(({ name, patients }) => ({
      name,
      entered: [patients.length],
      atRisk: times.map((at) => patients.filter(({ time }) => time >= at).length),
      events: times.map((at) => patients.filter(({ time, isEvent }) => isEvent && time === at).length),
      competing: [],
      censored: times.map((at) => patients.filter(({ time, isEvent }) => !isEvent && time === at).length),
    })),
  }
}
