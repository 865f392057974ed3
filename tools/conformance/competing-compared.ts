import {
  cumulativeIncidence,
  incidenceAt,
  incidenceLimits,
} from '../../statistics/competing-risks/cumulative-incidence.ts'
import { grayTest } from '../../statistics/competing-risks/gray-test.ts'
import { criticalValue } from '../../statistics/distributions/normal.ts'
import { eventTableOf, strataOf } from './event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from './oracle.ts'

export const competingExpected = groupBy(readCsv('expected/competing.csv'), (row) => row.dataset!)

const Z = criticalValue(0.95)

/** Cumulative incidence of every cause in each group, by cmprsk and by survival. */
export function* incidenceCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  for (const [group, own] of groupBy(competingExpected.get(dataset)!, (line) => line.group!)) {
    if (group === '') continue
    const { times, groups } = eventTableOf(rows.filter((row) => row.group === group))
    const curves = {
      incidence: cumulativeIncidence(times, groups[0]!, 'aalen'),
      state: cumulativeIncidence(times, groups[0]!, 'survfit'),
    }
    for (const line of own) {
      const [, kind, part, status] = /^(incidence|state)(-var|-se|-.+er)?-(\d)$/.exec(line.quantity!)!
      const curve = curves[kind as 'incidence' | 'state'][Number(status) - 1]
      const at = Number(line.at)
      const step = curve?.steps.findLast(({ time }) => time <= at)
      const variance = step?.variance ?? 0
      const value = !part
        ? curve
          ? answerOf(incidenceAt(curve, at).incidence)
          : 0
        : part === '-var'
          ? variance
          : Math.sqrt(variance)
      const [, type, side] = /^-(.+)-(lower|upper)$/.exec(part ?? '') ?? []
      if (type !== undefined) {
        const f = incidenceAt(curve!, at).incidence
        const limits =
          f.known && incidenceLimits(type as 'log-log' | 'plain', f.value, Math.sqrt(variance), Z)
        const ours = limits ? answerOf(limits[side as 'lower' | 'upper']) : null
        const what = `${dataset} ${group} at ${at}`
        yield { dataset, quantity: line.quantity!, what, ours, theirs: cellValue(line.value!) }
        continue
      }
      const what = `${dataset} ${group} at ${at}`
      yield { dataset, quantity: line.quantity!, what, ours: value, theirs: cellValue(line.value!) }
    }
  }
}

/** Gray's tests of a data set, plain and stratified; none with a single group. */
export function* grayCompared(dataset: string): Iterable<Compared> {
  const rows = subjectsOf(dataset)
  for (const line of competingExpected.get(dataset)!) {
    const parts = /^gray-(df-|p-)?(stratified-)?(\d)$/.exec(line.quantity!)
    if (!parts) continue
    const [, part, stratified, status] = parts
    const found = grayTest(stratified ? strataOf(rows) : [eventTableOf(rows)], Number(status) - 1)
    const value = part === 'df-' ? found.df : answerOf(part === 'p-' ? found.p : found.chiSquare)
    yield { dataset, quantity: line.quantity!, what: dataset, ours: value, theirs: cellValue(line.value!) }
  }
}
