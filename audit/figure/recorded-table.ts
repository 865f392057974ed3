import type { Subject } from '../../cohort/values/value.ts'
import { FIGURE_COLUMNS } from './figure-columns.ts'
import type { FigureSet } from './figure-set.ts'
import type { FigureTable } from './tables-of-set.ts'

/** The table of the cohort as patients of each group of the set. */
export const recordedTable = (set: FigureSet, subjects: readonly Subject[]): FigureTable =>
  set.map(({ name }) =>
    subjects
      .filter((subject) => set.length === 1 || subject[FIGURE_COLUMNS.group] === name)
      .map((subject) => ({
        time: Number(subject[FIGURE_COLUMNS.time]),
        isEvent: subject[FIGURE_COLUMNS.event] === true,
      })),
  )
