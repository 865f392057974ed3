import type { FigureMoment, FigureSet } from '../../../audit/figure/figure-set.ts'
import type { FigurePatients } from '../../../documents/papers/figures/patients/patients-of-figure.ts'

/**
 * The set of tables that give a figure, as far as it was read: times as in the table of patients, survival within the
 * precision with which whole numbers were found. Where a figure has marks, a patient is censored without one only at
 * the time of an event or under the mark of another.
 */
export const setOfFigure = ({ groups, hasMarks, grid }: FigurePatients): FigureSet => {
  const onGrid = (time: number): number =>
    grid === null ? time : Math.round(time * grid.divisor) / grid.divisor
  const recorded = (time: number): number => Number(onGrid(time).toFixed(6))
  return groups.map(({ name, counts, precision, isNKnown, isCut }) => {
    let before = 0
    const moments = (counts?.counts ?? []).map(({ moment }): FigureMoment => {
      const time = recorded(moment.time)
      const unmarked = { from: before, until: hasMarks ? before : time }
      if (moment.kind !== 'at-risk' || !hasMarks) before = time
      switch (moment.kind) {
        case 'event':
          return { kind: 'event', time, survival: moment.survival, precision, unmarked }
        case 'at-risk':
          return { kind: 'at-risk', time, number: moment.number, unmarked }
        case 'mark':
          return { kind: 'mark', time }
        case 'end':
          return { kind: 'end', time, isCut }
        default: {
          const never: never = moment
          return never
        }
      }
    })
    return { name, entered: isNKnown ? (counts?.n ?? null) : null, moments }
  })
}
