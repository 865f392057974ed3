import {
  cumulativeIncidence,
  incidenceAt,
  incidenceLimits,
} from '../../../statistics/competing-risks/cumulative-incidence.ts'

import { coxProfile } from '../../../statistics/cox/cox-profile.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { adjustP } from '../../../statistics/distributions/adjust-p.ts'
import { criticalValue, normalUpperTail } from '../../../statistics/distributions/normal.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankMonteCarlo } from '../../../statistics/log-rank/log-rank-permutation.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { fisherMonteCarlo } from '../../../statistics/proportions/fisher-monte-carlo.ts'
import { sampleOddsRatio } from '../../../statistics/proportions/odds-ratio.ts'
import { riskDifference } from '../../../statistics/proportions/risk-difference.ts'
import { hodgesLehmann } from '../../../statistics/ranks/hodges-lehmann.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { personTimeRate } from '../../../statistics/survival/person-time-rate.ts'
import { survivalQuantileInterval } from '../../../statistics/survival/survival-quantile-interval.ts'
import { COMPARED } from '../../../tools/conformance/all-compared.ts'
import { eventTableOf, strataOf } from '../../../tools/conformance/event-table-of.ts'
import { subjectsOf } from '../../../tools/conformance/oracle.ts'
import { valueCountsOf } from '../../../tools/conformance/value-counts-of.ts'
import { FIVE, filesOf, PLAN } from '../cohort/six.ts'

/**
 * Prints every number that statistics/ gives for fixed inputs, as the 64 bits that it is: all that the oracle compares,
 * what it does not, and all results of every test and model over six patients before they are written.
 */
const bits = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

const print = (what: string, value: unknown): void => {
  if (typeof value === 'number') console.log(`${what} ${bits(value)}`)
  else if (value instanceof Map) for (const [key, one] of value) print(`${what}.${key}`, one)
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) print(`${what}.${key}`, one)
  else if (value !== undefined && typeof value !== 'function') console.log(`${what} ${String(value)}`)
}

for (const { compared } of COMPARED)
  for (const { what, quantity, ours } of compared()) print(`${what} ${quantity}`, ours)

for (const dataset of ['aml', 'veteran', 'gehan', 'rats', 'melanoma', 'larynx']) {
  const rows = subjectsOf(dataset)
  const table = eventTableOf(rows)
  for (const kind of ['gehan', 'tarone-ware', 'peto-peto', 'modified-peto-peto'] as const)
    print(`${dataset} ${kind}`, logRank(strataOf(rows), { kind }))
  print(`${dataset} fleming`, logRank([table], { kind: 'fleming-harrington', rho: 0.3, gamma: 1.7 }))
  for (const group of table.groups) {
    const curve = kaplanMeier(table.times, group)
    for (const p of [0.1, 0.5]) print(dataset, survivalQuantileInterval(curve, p, { kind: 'spss-density' }))
    print(dataset, personTimeRate(table.times, group, 0.95))
    for (const one of cumulativeIncidence(table.times, group, 'aalen')) {
      const { incidence, standardError } = incidenceAt(one, curve.lastTime / 2)
      if (incidence.known && standardError.known)
        print(dataset, incidenceLimits('log-log', incidence.value, standardError.value, 1.96))
    }
  }
}
print('drawn', logRankMonteCarlo([eventTableOf(subjectsOf('aml'))], 'studentised', 500, 1, 0.9))
print(
  'fisher',
  fisherMonteCarlo(
    [
      [3, 1, 4],
      [1, 5, 9],
    ],
    500,
    1,
    0.9,
  ),
)
print(
  'adjusted',
  ['holm', 'bonferroni', 'benjamini-hochberg'].map((how) => adjustP([0.01, 0.04, 0.03, 0.2], how as 'holm')),
)
print('shift', hodgesLehmann(valueCountsOf({ a: [1, 2.5, 3, 7], b: [2, 2.5, 9] }), 0.9, 'asymptotic'))
print(
  'odds',
  sampleOddsRatio(
    [
      [3, 4],
      [5, 1],
    ],
    0.95,
  ),
)
print(
  'newcombe',
  riskDifference(
    [
      [3, 4],
      [5, 1],
    ],
    0.95,
    'newcombe',
  ),
)
print(
  'tail',
  Array.from({ length: 400 }, (_, i) => normalUpperTail(i / 11 - 2)),
)
print(
  'critical',
  Array.from({ length: 99 }, (_, i) => criticalValue((i + 1) / 100)),
)
print(
  'random',
  Array.from(
    { length: 50 },
    (
      (below) => () =>
        below(1000)
    )(randomBelow(3)),
  ),
)
const split = eventTableOf(
  [1, 2, 3, 4, 5, 6].map((time) => ({ time, status: 1, group: time < 4 ? 'a' : 'b' })),
)
print(
  'profile',
  coxProfile(
    {
      strata: [coxStratum(split)],
      covariates: new Map([
        ['a', [0]],
        ['b', [1]],
      ]),
    },
    'efron',
    0,
    1.96,
  ),
)

for (const profile of ['spss', 'r'] as const) {
  const printing = FIVE.map((stage) => ({
    ...stage,
    run: async (input: never) => {
      const output = (await stage.run(input, () => {})) as Readonly<Record<string, unknown>>
      if ('results' in output) print(`${profile} ${stage.name}`, output['results'])
      return output
    },
  }))
  await filesOf(PLAN, { profile }, printing as unknown as typeof FIVE)
}
