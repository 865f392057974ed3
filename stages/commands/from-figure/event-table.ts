import type { FigureGroup } from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import type { EventTable } from '../../../statistics/survival/event-table.ts'

/** Counts of the patients of a figure, as all statistics read them. */
export const eventTableOf = (groups: readonly FigureGroup[]): EventTable => {
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
