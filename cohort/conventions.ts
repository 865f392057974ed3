import { z } from 'zod'

/** The named rules by which results are computed; programs differ in them, so none is implied. */
export const Conventions = z.strictObject({
  median: z
    .enum(['first-at-or-below', 'r-middle', 'r-print', 'sas'])
    .describe(
      'the median and other quantiles of a survival curve, where it equals the level on a stretch of time: r-print is the median that print(survfit) and summary(survfit) of R show, r-middle that of its quantile() and median()',
    ),
  medianInterval: z
    .enum(['spss-density', 'inverted-band', 'sas-sign'])
    .describe('the interval of such a quantile'),
  band: z.enum(['plain', 'log', 'log-log', 'logit', 'arcsine']).describe('the interval of S(t)'),
  bandAtLimit: z.enum(['reason', 'r']).describe('S = 1 or 0: no interval with a reason, or what R prints'),
  quartiles: z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9]).describe('Hyndman-Fan type of sample quantiles'),
  mannWhitney: z
    .enum(['asymptotic', 'asymptotic-corrected', 'exact', 'exact-doubled'])
    .describe('p of the Mann-Whitney test; exact: of all as far from the mean, or twice the smaller tail'),
  logRank: z
    .enum(['hypergeometric', 'observed-expected'])
    .describe(
      'chi-square of an unweighted log-rank test: by the hypergeometric variance, or the sum of (O - E)²/E of textbooks; weighted tests and trends always use the variance',
    ),
  timeZero: z
    .enum(['first', 'half-day'])
    .describe(
      'events and last contacts at time 0. first: at time 0, with everybody at risk, as in R, SAS and lifelines; half-day: half a day later',
    ),
  coxTies: z
    .enum(['efron', 'breslow'])
    .describe('how a Cox model treats events at one time; a model of the plan may name its own rule'),
  fisher: z
    .enum(['probability', 'doubled', 'one-sided'])
    .describe(
      "p of Fisher's test: two-sided by the probability of the tables, twice the smaller tail, or the smaller tail alone; the last two need a table of two rows and two columns",
    ),
  chiSquare: z
    .enum(['none', 'yates'])
    .describe('continuity correction of the chi-square test of a fourfold table'),
  paired: z
    .enum(['exact', 'asymptotic', 'asymptotic-corrected'])
    .describe('p of the McNemar and signed-rank tests'),
  proportion: z.enum(['wilson', 'clopper-pearson']).describe('the interval of a share'),
  riskDifference: z.enum(['newcombe', 'wald']).describe('the interval of a difference of two shares'),
  followUp: z
    .enum(['events-first', 'swapped-status'])
    .describe('tie order of the reverse Kaplan-Meier curve'),
  incidenceVariance: z
    .enum(['aalen', 'survfit'])
    .describe('variance of a cumulative incidence: of Aalen, as cmprsk, or that of R survfit'),
  incidenceBand: z.enum(['log-log', 'plain']).describe('the interval of a cumulative incidence'),
})
export type Conventions = z.infer<typeof Conventions>

/**
 * What a program does, as far as it does it; the band of S(t), which SPSS does not print, is log-log there. The median of
 * R is that of print(survfit), which people see and copy.
 */
export const PROFILES = {
  spss: {
    median: 'first-at-or-below',
    medianInterval: 'spss-density',
    band: 'log-log',
    bandAtLimit: 'reason',
    quartiles: 6,
    mannWhitney: 'asymptotic',
    logRank: 'hypergeometric',
    timeZero: 'first',
    coxTies: 'breslow',
    fisher: 'probability',
    chiSquare: 'none',
    paired: 'asymptotic',
    proportion: 'wilson',
    riskDifference: 'newcombe',
    followUp: 'events-first',
    incidenceVariance: 'aalen',
    incidenceBand: 'log-log',
  },
  r: {
    median: 'r-print',
    medianInterval: 'inverted-band',
    band: 'log',
    bandAtLimit: 'r',
    quartiles: 7,
    mannWhitney: 'asymptotic-corrected',
    logRank: 'hypergeometric',
    timeZero: 'first',
    coxTies: 'efron',
    fisher: 'probability',
    chiSquare: 'yates',
    paired: 'asymptotic-corrected',
    proportion: 'clopper-pearson',
    riskDifference: 'wald',
    followUp: 'swapped-status',
    incidenceVariance: 'aalen',
    incidenceBand: 'log-log',
  },
} as const satisfies Readonly<Record<string, Conventions>>

/** The conventions with the two numbers that every test and interval asks for. */
export interface Rules extends Conventions {
  /** Significance level, 0 < alpha < 1. */
  readonly alpha: number
  /** Confidence level, 0 < level < 1. */
  readonly confidence: number
  /** Days in a month, for claims in weeks or days of results in months, and the reverse; absent: such claims are refused. */
  readonly daysPerMonth?: number
}
