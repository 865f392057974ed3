import type { Between, FigureMoment, FigureSet } from '../../../audit/figure/figure-set.ts'
import type { AtRiskRule, Moment } from '../../../documents/papers/figures/patients/moments.ts'
import type { FigurePatients } from '../../../documents/papers/figures/patients/patients-of-figure.ts'

/**
 * The set of tables that give a figure, as far as it was read: times as in the table of patients, survival within the
 * precision with which whole numbers were found. Where a figure has marks, a patient is censored without one only at
 * the time of an event or under the mark of another.
 */
export const setOfFigure = ({ groups, hasMarks, grid }: FigurePatients): FigureSet => {
  const recorded = (time: number): number => Number(time.toFixed(6))
  const onGrid = (time: number): number =>
    recorded(grid === null ? time : Math.round(time * grid.divisor) / grid.divisor)
  return groups.map(({ name, counts, precision, isNKnown, isCut, atRiskRule }) => {
    const shown = (counts?.counts ?? []).map(({ moment }) => moment)
    const own = new Set(
      shown.flatMap(({ kind, time }) => (kind === 'event' || kind === 'mark' ? [time] : [])),
    )
    let before = 0
    const moments = shown.map((moment): FigureMoment => {
      const isOfPatient = own.has(moment.time) || (moment.kind === 'end' && !isCut)
      // a label of the axis is nobody's time
      const time = isOfPatient ? onGrid(moment.time) : recorded(moment.time)
      const unmarked = { from: before, until: hasMarks ? before : time }
      if (moment.kind !== 'at-risk' || !hasMarks) before = time
      if (moment.kind === 'end') return { kind: 'end', time, isCut, unmarked: hasMarks ? null : unmarked }
      return momentAt(moment, time, unmarked, precision, atRiskRule)
    })
    return { name, entered: isNKnown ? (counts?.n ?? null) : null, moments }
  })
}

const momentAt = (
  moment: Exclude<Moment, { kind: 'end' }>,
  time: number,
  unmarked: Between,
  precision: number,
  rule: AtRiskRule,
): FigureMoment => {
  switch (moment.kind) {
    case 'event': {
      // a coordinate can lie a little beside the axis
      const survival = Math.min(1, Math.max(0, moment.survival))
      return { kind: 'event', time, survival, precision, unmarked }
    }
    case 'at-risk': {
      const kind = rule === 'before' ? 'at-risk' : 'at-risk-after'
      return { kind, time, number: moment.number, unmarked }
    }
    case 'mark':
      return { kind: 'mark', time }
    default: {
      const never: never = moment
      return never
    }
  }
}
