import { expect, test } from 'vitest'
import { compareSurvival, kaplanMeier } from '../../statistics/kaplan-meier.ts'
import { logRank } from '../../statistics/log-rank.ts'
import { nelsonAalen } from '../../statistics/nelson-aalen.ts'
import { criticalValue } from '../../statistics/normal.ts'
import { restrictedMean } from '../../statistics/restricted-mean.ts'
import { reverseKaplanMeier } from '../../statistics/reverse-kaplan-meier.ts'
import { lastStepAt, survivalAt } from '../../statistics/survival-at.ts'
import { type BandKind, survivalBand } from '../../statistics/survival-band.ts'
import { survivalQuantile } from '../../statistics/survival-quantile.ts'
import { survivalQuantileInterval } from '../../statistics/survival-quantile-interval.ts'
import { eventTableOf, type SubjectRow, strataOf } from './event-table-of.ts'
import { answerOf, cellValue, comparison, groupBy, readCsv, subjectsOf } from './oracle.ts'

const expected = groupBy(readCsv('expected/survival.csv'), (row) => row.dataset!)

const curvesOf = (rows: readonly SubjectRow[]) => {
  const { times, groups } = eventTableOf(rows)
  const group = groups[0]!
  return {
    km: kaplanMeier(times, group),
    reverse: reverseKaplanMeier(times, group, 'swapped-status'),
    hazards: [nelsonAalen(times, group), nelsonAalen(times, group, 'fleming-harrington')] as const,
  }
}

/** Our number for a row of R's output; undefined where it is a quantity of the whole data set. */
const ours = (c: ReturnType<typeof curvesOf>, quantity: string, at: number): number | null | undefined => {
  const z = criticalValue(0.95)
  const band = /^band(90)?-(.+)-(lower|upper)$/.exec(quantity)
  if (band) {
    const found = survivalAt(c.km, at)
    const s = found.survival
    if (!s.known) return null
    const level = band[1] ? criticalValue(0.9) : z
    const limits = survivalBand(band[2] as BandKind, s.value, found.greenwood, level, 'r')
    return answerOf(limits[band[3] as 'lower' | 'upper'])
  }
  const quantile = /^quantile-(.+)-(lower|upper)$/.exec(quantity)
  if (quantile) {
    const rule = { kind: 'inverted-band', band: quantile[1] as BandKind, z } as const
    return answerOf(survivalQuantileInterval(c.km, at, rule)[quantile[2] as 'lower' | 'upper'])
  }
  const printed = /^print-median-(lower|upper)$/.exec(quantity)
  if (printed) {
    const rule = { kind: 'inverted-band', band: 'log', z, ends: 'r-print' } as const
    return answerOf(survivalQuantileInterval(c.km, at, rule)[printed[1] as 'lower' | 'upper'])
  }
  const mean = () => restrictedMean(c.km, at)
  const hazard = (k: 0 | 1) => c.hazards[k].steps[lastStepAt(c.hazards[k].steps, at)]
  switch (quantity) {
    case 'survival':
      return answerOf(survivalAt(c.km, at).survival)
    case 'survival-se':
      return answerOf(survivalAt(c.km, at).standardError)
    case 'quantile':
      return answerOf(survivalQuantile(c.km, at, 'r-middle'))
    case 'print-median':
      return answerOf(survivalQuantile(c.km, at, 'r-print'))
    case 'rmst':
      return answerOf(mean().mean)
    case 'rmst-se': {
      const variance = answerOf(mean().variance)
      return variance === null ? null : Math.sqrt(variance)
    }
    case 'hazard-1':
      return hazard(0)?.hazard ?? 0
    case 'hazard-2':
      return hazard(1)?.hazard ?? 0
    case 'hazard-se-1':
      return Math.sqrt(hazard(0)?.variance ?? 0)
    case 'hazard-se-2':
      return Math.sqrt(hazard(1)?.variance ?? 0)
    case 'reverse':
      return answerOf(survivalAt(c.reverse, at).survival)
    case 'reverse-se':
      return answerOf(survivalAt(c.reverse, at).standardError)
    default:
      return undefined
  }
}

/**
 * Under delayed entry a band can dip and rise again. We take the first time at which it is low enough, as R's own
 * print does; R's quantile sorts the limits before looking, and finds another time. These are all there are.
 */
const notMonotone = new Set([
  'channing 2 quantile-log-log-lower 0.25',
  'channing 2 quantile-logit-lower 0.25',
  'heart 1 quantile-log-log-lower 0.25',
])

for (const [dataset, lines] of expected) {
  const rows = subjectsOf(dataset)
  test(`curves of ${dataset} are R's`, () => {
    const compare = comparison()
    for (const [group, own] of groupBy(lines, (line) => line.group!)) {
      if (group === '') continue
      const curves = curvesOf(rows.filter((row) => row.group === group))
      for (const line of own) {
        const found = ours(curves, line.quantity!, Number(line.at))
        if (found === undefined || notMonotone.has(`${dataset} ${group} ${line.quantity} ${line.at}`))
          continue
        compare.check(`${group} at ${line.at}`, line.quantity!, found, cellValue(line.value!))
      }
    }
    expect(compare.faults).toEqual([])
    expect(compare.count()).toBeGreaterThan(20)
  })

  const tests = lines.filter((line) => /^(observed|expected|variance|log-rank)-/.test(line.quantity!))
  if (tests.length > 0) {
    test(`log-rank of ${dataset} is R's`, () => {
      const compare = comparison()
      for (const line of tests) {
        const parts = /^(observed|expected|variance|log-rank-p|log-rank)-(stratified-)?(\S+)$/.exec(
          line.quantity!,
        )!
        const tables = parts[2] ? strataOf(rows) : [eventTableOf(rows)]
        const weight = { kind: 'fleming-harrington', rho: Number(parts[3]), gamma: 0 } as const
        const found = logRank(tables, weight)
        const j = found.groups.findIndex((group) => group.name === line.group)
        const value = {
          observed: () => found.groups[j]!.observed,
          expected: () => found.groups[j]!.expected,
          variance: () => found.v[j]![j]!,
          'log-rank': () => answerOf(found.chiSquare),
          'log-rank-p': () => answerOf(found.p),
        }[parts[1]!]!()
        compare.check(line.group!, line.quantity!, value, cellValue(line.value!))
      }
      expect(compare.faults).toEqual([])
    })
  }
}

test('whether a curve is at one half is decided alike by doubles and whole numbers, where doubles can', () => {
  for (const dataset of expected.keys()) {
    const { times, groups } = eventTableOf(subjectsOf(dataset).map((row) => ({ ...row, group: 'all' })))
    const curve = kaplanMeier(times, groups[0]!)
    curve.steps.forEach((step, i) => {
      if (Math.abs(step.survival - 0.5) > 1e-12) {
        expect(compareSurvival(curve, i, { n: 1n, d: 2n })).toBe(Math.sign(step.survival - 0.5))
      }
    })
  }
})

test("the SAS sign interval is R's inverted band wherever R's end is not the middle of a flat", () => {
  const compare = comparison()
  for (const [dataset, lines] of expected) {
    const rows = subjectsOf(dataset)
    for (const [group, own] of groupBy(lines, (line) => line.group!)) {
      if (group === '') continue
      const { km } = curvesOf(rows.filter((row) => row.group === group))
      for (const line of own) {
        const [, band, side] = /^quantile-(.+)-(lower|upper)$/.exec(line.quantity!) ?? []
        const theirs = cellValue(line.value!)
        const isTime = theirs === null || km.steps.some((step) => step.time === theirs)
        if (!band || !isTime || notMonotone.has(`${dataset} ${group} ${line.quantity} ${line.at}`)) continue
        const rule = { kind: 'sas-sign', transform: band as BandKind, z: criticalValue(0.95) } as const
        const limits = survivalQuantileInterval(km, Number(line.at), rule)
        compare.check(
          `${dataset} ${group}`,
          line.quantity!,
          answerOf(limits[side as 'lower' | 'upper']),
          theirs,
        )
      }
    }
  }
  expect(compare.faults).toEqual([])
  expect(compare.count()).toBeGreaterThan(1000)
})
