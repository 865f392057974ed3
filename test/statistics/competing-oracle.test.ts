import { expect, test } from 'vitest'
import { cumulativeIncidence, incidenceAt } from '../../statistics/cumulative-incidence.ts'
import { grayTest } from '../../statistics/gray-test.ts'
import { lastStepAt } from '../../statistics/survival-at.ts'
import { eventTableOf, strataOf } from './event-table-of.ts'
import { answerOf, cellValue, comparison, groupBy, readCsv, subjectsOf } from './oracle.ts'

const expected = groupBy(readCsv('expected/competing.csv'), (row) => row.dataset!)

for (const [dataset, lines] of expected) {
  const rows = subjectsOf(dataset)
  const causes = [...new Set(rows.map((row) => row.status))].filter((status) => status > 0).sort()
  test(`cumulative incidence of ${dataset} is that of cmprsk and survival`, () => {
    const compare = comparison()
    for (const [group, own] of groupBy(lines, (line) => line.group!)) {
      if (group === '') continue
      const { times, groups } = eventTableOf(rows.filter((row) => row.group === group))
      const curves = {
        incidence: cumulativeIncidence(times, groups[0]!, 'aalen'),
        state: cumulativeIncidence(times, groups[0]!, 'survfit'),
      }
      for (const line of own) {
        const [, kind, part, status] = /^(incidence|state)(-var|-se)?-(\d)$/.exec(line.quantity!)!
        const curve = curves[kind as 'incidence' | 'state'][Number(status) - 1]
        const at = Number(line.at)
        const step = curve?.steps[lastStepAt(curve.steps, at)]
        const variance = step?.variance ?? 0
        const value = !part
          ? curve
            ? answerOf(incidenceAt(curve, at).incidence)
            : 0
          : part === '-var'
            ? variance
            : Math.sqrt(variance)
        compare.check(`${group} at ${at}`, line.quantity!, value, cellValue(line.value!))
      }
    }
    expect(compare.faults).toEqual([])
    expect(causes.length).toBeGreaterThan(0)
  })
  const tests = lines.filter((line) => line.quantity!.startsWith('gray-'))
  if (tests.length === 0) continue
  test(`Gray's test of ${dataset} is that of cmprsk`, () => {
    const compare = comparison()
    for (const line of tests) {
      const [, part, stratified, status] = /^gray-(df-|p-)?(stratified-)?(\d)$/.exec(line.quantity!)!
      const found = grayTest(stratified ? strataOf(rows) : [eventTableOf(rows)], Number(status) - 1)
      const value = part === 'df-' ? found.df : answerOf(part === 'p-' ? found.p : found.chiSquare)
      compare.check(dataset, line.quantity!, value, cellValue(line.value!))
    }
    expect(compare.faults).toEqual([])
  })
}
