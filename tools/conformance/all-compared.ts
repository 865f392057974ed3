import { balanceCompared, balanceExpected } from './balance-compared.ts'
import { competingExpected, grayCompared, incidenceCompared } from './competing-compared.ts'
import { changesCompared, changesExpected, changesOfSamples } from './cox/changes-compared.ts'
import {
  concordanceCompared,
  concordanceExpected,
  randomConcordanceCompared,
} from './cox/concordance-compared.ts'
import { coxCompared, coxExpected } from './cox/cox-compared.ts'
import { coxNestedCompared, coxNestedExpected } from './cox/cox-nested-compared.ts'
import { firthCompared, firthExpected } from './cox/firth-compared.ts'
import { schoenfeldCompared, schoenfeldExpected } from './cox/schoenfeld-compared.ts'
import { heterogeneityCompared, heterogeneityExpected } from './heterogeneity-compared.ts'
import { groupMeansCompared, pairsCompared, trendCompared } from './means-compared.ts'
import { logisticCompared, logisticExpected, randomLogisticCompared } from './models/logistic-compared.ts'
import type { Compared } from './oracle.ts'
import { randomCurvesCompared, randomTestsCompared } from './random-compared.ts'
import {
  groupPermutationCompared,
  permutationCompared,
  ranksCompared,
  ranksExpected,
} from './ranks-compared.ts'
import { curvesCompared, logRankCompared, survivalExpected } from './survival-compared.ts'
import { tablesCompared, tablesExpected } from './tables-compared.ts'
import { weightedCompared, weightedExpected } from './weighted-compared.ts'

const each = <T>(keys: Iterable<string>, compared: (key: string) => Iterable<T>): readonly T[] =>
  [...keys].flatMap((key) => [...compared(key)])

/** Every computed number that another program has too, by source, with its tolerance. */
export const COMPARED: readonly {
  readonly title: string
  readonly of: 'data sets' | 'samples' | 'tables'
  readonly tolerance: number
  readonly compared: () => readonly Compared[]
}[] = [
  {
    title: 'Curves and log-rank tests (R survival)',
    of: 'data sets',
    tolerance: 1e-10,
    compared: () => [
      ...each(survivalExpected.keys(), curvesCompared),
      ...each(survivalExpected.keys(), logRankCompared),
    ],
  },
  {
    title: 'Hazard ratios in one step and their heterogeneity (R survival)',
    of: 'data sets',
    tolerance: 1e-10,
    compared: () => each(heterogeneityExpected.keys(), heterogeneityCompared),
  },
  {
    title:
      "Weights, pairs, contrasts, rates and other programs' rules (formulas on R's counts; binom.test, poisson.test)",
    of: 'data sets',
    tolerance: 1e-10,
    compared: () => each(weightedExpected.keys(), weightedCompared),
  },
  {
    title: 'Competing risks (R cmprsk and survival)',
    of: 'data sets',
    tolerance: 1e-10,
    compared: () => [
      ...each(competingExpected.keys(), incidenceCompared),
      ...each(competingExpected.keys(), grayCompared),
    ],
  },
  {
    title: 'Models (R survival and cmprsk; both sides iterate)',
    of: 'data sets',
    tolerance: 1e-8,
    compared: () => [...each(coxExpected.keys(), coxCompared), ...each(firthExpected.keys(), firthCompared)],
  },
  {
    title: 'Tests of covariates, subgroup effects and survival by Cox models (R survival)',
    of: 'data sets',
    tolerance: 1e-8,
    compared: () => each(coxNestedExpected.keys(), coxNestedCompared),
  },
  {
    title:
      "Logistic models, Firth's too, Hosmer-Lemeshow tests, ROC areas (R stats and formulas; both sides iterate)",
    of: 'data sets',
    tolerance: 1e-8,
    compared: () => each(logisticExpected.keys(), logisticCompared),
  },
  {
    title: 'Logistic models of random small samples (R stats and formulas; both sides iterate)',
    of: 'samples',
    tolerance: 1e-8,
    compared: () => [...randomLogisticCompared()],
  },
  {
    title: 'Scaled Schoenfeld residuals and their smooth (R survival)',
    of: 'data sets',
    tolerance: 1e-8,
    compared: () => each(schoenfeldExpected.keys(), schoenfeldCompared),
  },
  {
    title: 'Cox models with a covariate that changes (R survival; data sets and 2,000 random samples)',
    of: 'samples',
    tolerance: 1e-8,
    compared: () => [...changesExpected.flatMap((line) => [...changesCompared(line)]), ...changesOfSamples()],
  },
  {
    title: "Harrell's and Uno's C (R survival; data sets and 2,000 random samples)",
    of: 'samples',
    tolerance: 1e-10,
    compared: () => [
      ...each(concordanceExpected.keys(), concordanceCompared),
      ...randomConcordanceCompared(),
    ],
  },
  {
    title: 'Random small samples of times (R survival and cmprsk)',
    of: 'samples',
    tolerance: 1e-10,
    compared: () => [...randomCurvesCompared(), ...randomTestsCompared().compared],
  },
  {
    title: 'Ranks, quantiles and moments (R stats, coin, exactRankTests)',
    of: 'samples',
    tolerance: 1e-10,
    compared: () => [
      ...each(ranksExpected.keys(), ranksCompared),
      ...permutationCompared(),
      ...groupPermutationCompared(),
    ],
  },
  {
    title: 'Means, correlations and trends (R stats; data sets of R and 2,000 random samples each)',
    of: 'samples',
    tolerance: 1e-10,
    compared: () => [...groupMeansCompared(), ...pairsCompared(), ...trendCompared()],
  },
  {
    title: 'Tables of counts (R stats)',
    of: 'tables',
    tolerance: 1e-10,
    compared: () => each(tablesExpected.keys(), tablesCompared),
  },
  {
    title: 'Standardised differences of two groups (base R)',
    of: 'samples',
    tolerance: 1e-10,
    compared: () => each(balanceExpected.keys(), balanceCompared),
  },
]
