import { cumulativeIncidence, incidenceAt } from '../../statistics/competing-risks/cumulative-incidence.ts'
import { grayTest } from '../../statistics/competing-risks/gray-test.ts'
import { criticalValue } from '../../statistics/distributions/normal.ts'
import { logRank } from '../../statistics/log-rank/log-rank.ts'
import { type Answer, known } from '../../statistics/numbers/answer.ts'
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts'
import { meanSurvival } from '../../statistics/survival/mean-survival.ts'
import { survivalAt } from '../../statistics/survival/survival-at.ts'
import { survivalQuantile } from '../../statistics/survival/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival/survival-quantile-interval.ts'
import { eventTableOf, type SubjectRow, strataOf } from './event-table-of.ts'
import { answerOf, type Compared, cellValue, readCsv } from './oracle.ts'

const z = criticalValue(0.95)
const samples = readCsv('expected/random.csv')

const rowsOf = (line: Readonly<Record<string, string>>): readonly SubjectRow[] => {
  const list = (name: string) => line[name]!.split(' ')
  const [status, group, stratum] = [list('status'), list('group'), list('stratum')]
  return list('time').map((time, i) => ({
    time: Number(time),
    status: Number(status[i]),
    group: group[i]!,
    stratum: stratum[i]!,
  }))
}

/** Curves, quantiles and means of the random samples. */
export const randomCurvesCompared = (): readonly Compared[] => {
  const rows: Compared[] = []
  for (const [i, line] of samples.entries()) {
    const { times, groups } = eventTableOf(rowsOf(line).map((row) => ({ ...row, group: 'all' })))
    const curve = kaplanMeier(times, groups[0]!)
    const check = (quantity: string, value: number | null) =>
      rows.push({
        dataset: `sample ${i + 1}`,
        quantity,
        what: `sample ${i + 1}`,
        ours: value,
        theirs: cellValue(line[quantity]!),
      })
    for (const t of [2, 4]) {
      check(`s${t}`, answerOf(survivalAt(curve, t).survival))
      check(`se${t}`, answerOf(survivalAt(curve, t).standardError))
    }
    check('q25', answerOf(survivalQuantile(curve, 0.25, 'r-middle')))
    check('q50', answerOf(survivalQuantile(curve, 0.5, 'r-middle')))
    check('print', answerOf(survivalQuantile(curve, 0.5, 'r-print')))
    const printed = survivalQuantileInterval(curve, 0.5, {
      kind: 'inverted-band',
      band: 'log',
      z,
      ends: 'r-print',
    })
    check('printlower', answerOf(printed.lower))
    check('printupper', answerOf(printed.upper))
    if (line.monotone === '1') {
      const limits = survivalQuantileInterval(curve, 0.5, { kind: 'inverted-band', band: 'log-log', z })
      check('q50lower', answerOf(limits.lower))
      check('q50upper', answerOf(limits.upper))
    }
    const mean = meanSurvival(curve)
    check('mean', answerOf(mean.mean))
    check('meanse', answerOf(mean.standardError))
  }
  return rows
}

/** Tests and incidences of the random samples; `notOne` counts tests without a valid variance, which R reports. */
export const randomTestsCompared = (): {
  readonly compared: readonly Compared[]
  readonly notOne: number
} => {
  const found: Compared[] = []
  let notOne = 0
  for (const [i, line] of samples.entries()) {
    const rows = rowsOf(line)
    const check = (quantity: string, answer: Answer) => {
      const theirs = cellValue(line[quantity]!)
      // without a variance R stops or prints 0, and cmprsk prints -1; Casebook gives a reason
      if (theirs === null || theirs === -1 || (theirs === 0 && !answer.known)) return
      if (!answer.known && answer.reason.startsWith('the variance estimate is not')) notOne += 1
      else
        found.push({
          dataset: `sample ${i + 1}`,
          quantity,
          what: `sample ${i + 1}`,
          ours: answerOf(answer),
          theirs,
        })
    }
    const table = eventTableOf(rows)
    check('logrank', logRank([table]).chiSquare)
    check('peto', logRank([table], { kind: 'fleming-harrington', rho: 1, gamma: 0 }).chiSquare)
    check('stratified', logRank(strataOf(rows)).chiSquare)
    const { times, groups } = eventTableOf(rows.map((row) => ({ ...row, group: 'all' })))
    const curve = cumulativeIncidence(times, groups[0]!, 'aalen')[0]!
    check('cif', incidenceAt(curve, 3).incidence)
    check('cifvar', known(curve.steps.findLast(({ time }) => time <= 3)?.variance ?? 0))
    check('gray', grayTest([table], 0).chiSquare)
  }
  return { compared: found, notOne }
}
