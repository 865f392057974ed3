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
      const [, kind, part = '', status] = /^(incidence|state)(-var|-se|-.+er)?-(\d)$/.exec(line.quantity!)!
      const curve = curves[kind as 'incidence' | 'state'][Number(status) - 1]
      const at = Number(line.at)
      yield {
        dataset,
        quantity: line.quantity!,
        what: `${dataset} ${group} at ${at}`,
        ours: partAt(curve, at, part),
        theirs: cellValue(line.value!),
      }
    }
  }
}

type Curve = ReturnType<typeof cumulativeIncidence>[number]

/** The incidence at a time, or its variance (-var), standard error (-se) or limit (-plain-lower); 0 without a curve. */
const partAt = (curve: Curve | undefined, at: number, part: string): number | null => {
  const variance = curve?.steps.findLast(({ time }) => time <= at)?.variance ?? 0
  if (part === '-var') return variance
  if (part === '-se') return Math.sqrt(variance)
  if (part === '') return curve ? answerOf(incidenceAt(curve, at).incidence) : 0
  const [, type, side] = /^-(.+)-(lower|upper)$/.exec(part)!
  const { incidence } = incidenceAt(curve!, at)
  if (!incidence.known) return null
  const limits = incidenceLimits(type as 'log-log' | 'plain', incidence.value, Math.sqrt(variance), Z)
  return limits ? answerOf(limits[side as 'lower' | 'upper']) : null
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
