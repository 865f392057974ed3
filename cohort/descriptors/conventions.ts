import { z } from 'zod'
import type { NumberStyle } from './plan/style.ts'

/** A family of named rules for one number or interval that programs compute differently. */
interface Convention<S extends z.ZodType> {
  /** The rules, with what they decide. */
  readonly schema: S
  /** What the rules decide, in sentences: `sample quantiles by type 7`. */
  readonly words: string
  /** What precedes a rule in sentences, where its name alone does not say enough. */
  readonly ruleWord?: string
  /** The rule of each program, as far as the program computes it. */
  readonly spss: NoInfer<z.infer<S>>
  readonly r: NoInfer<z.infer<S>>
  readonly sas: NoInfer<z.infer<S>>
}

const convention = <S extends z.ZodType>(declaration: Convention<S>): Convention<S> => declaration

/**
 * The conventions: all that is known of a family of rules, but for the computation. The band of S(t), which SPSS does
 * not print, is log-log there. The median of R is that of print(survfit), which people see and copy. SAS: LIFETEST,
 * PHREG, UNIVARIATE, NPAR1WAY, FREQ by their defaults.
 */
export const CONVENTIONS = {
  median: convention({
    schema: z
      .enum(['first-at-or-below', 'r-middle', 'r-print', 'sas'])
      .describe(
        'the median and other quantiles of a survival curve, where it equals the level on a stretch of time: r-print is the median that print(survfit) and summary(survfit) of R show, r-middle that of its quantile() and median()',
      ),
    words: 'median of a survival curve',
    spss: 'first-at-or-below',
    r: 'r-print',
    sas: 'sas',
  }),
  medianInterval: convention({
    schema: z.enum(['spss-density', 'inverted-band', 'sas-sign']).describe('the interval of such a quantile'),
    words: 'confidence interval of the median',
    spss: 'spss-density',
    r: 'inverted-band',
    sas: 'sas-sign',
  }),
  band: convention({
    schema: z.enum(['plain', 'log', 'log-log', 'logit', 'arcsine']).describe('the interval of S(t)'),
    words: 'confidence interval of survival at a time',
    spss: 'log-log',
    r: 'log',
    sas: 'log-log',
  }),
  bandAtLimit: convention({
    schema: z.enum(['reason', 'r']).describe('S = 1 or 0: no interval with a reason, or what R prints'),
    words: 'confidence interval where survival is 100% or 0%',
    spss: 'reason',
    r: 'r',
    sas: 'reason',
  }),
  quartiles: convention({
    schema: z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9]).describe('Hyndman-Fan type of sample quantiles'),
    words: 'sample quantiles',
    ruleWord: 'type',
    spss: 6,
    r: 7,
    sas: 2,
  }),
  mannWhitney: convention({
    schema: z
      .enum(['asymptotic', 'asymptotic-corrected', 'exact', 'exact-doubled'])
      .describe('p of the Mann-Whitney test; exact: of all as far from the mean, or twice the smaller tail'),
    words: 'Mann-Whitney test',
    spss: 'asymptotic',
    r: 'asymptotic-corrected',
    sas: 'asymptotic-corrected',
  }),
  logRank: convention({
    schema: z
      .enum(['hypergeometric', 'observed-expected'])
      .describe(
        'chi-square of an unweighted log-rank test: by the hypergeometric variance, or the sum of (O - E)²/E of textbooks; weighted tests and trends always use the variance',
      ),
    words: 'chi-square of the log-rank test',
    spss: 'hypergeometric',
    r: 'hypergeometric',
    sas: 'hypergeometric',
  }),
  timeZero: convention({
    schema: z
      .enum(['first', 'half-day'])
      .describe(
        'events and last contacts at time 0. first: at time 0, with everybody at risk, as in R, SAS and lifelines; half-day: half a day later',
      ),
    words: 'events at time 0',
    spss: 'first',
    r: 'first',
    sas: 'first',
  }),
  coxTies: convention({
    schema: z
      .enum(['efron', 'breslow'])
      .describe('how a Cox model treats events at one time; a model of the plan may name its own rule'),
    words: 'ties of Cox regression',
    spss: 'breslow',
    r: 'efron',
    sas: 'breslow',
  }),
  fisher: convention({
    schema: z
      .enum(['probability', 'doubled', 'one-sided'])
      .describe(
        "p of Fisher's test: two-sided by the probability of the tables, twice the smaller tail, or the smaller tail alone; the last two need a table of two rows and two columns",
      ),
    words: "P value of Fisher's test",
    spss: 'probability',
    r: 'probability',
    sas: 'probability',
  }),
  chiSquare: convention({
    schema: z
      .enum(['none', 'yates'])
      .describe('continuity correction of the chi-square test of a fourfold table'),
    words: 'continuity correction of the chi-square test',
    spss: 'none',
    r: 'yates',
    sas: 'none',
  }),
  paired: convention({
    schema: z
      .enum(['exact', 'asymptotic', 'asymptotic-corrected'])
      .describe('p of the McNemar and signed-rank tests'),
    words: 'P value of paired tests',
    spss: 'asymptotic',
    r: 'asymptotic-corrected',
    sas: 'asymptotic',
  }),
  proportion: convention({
    schema: z.enum(['wilson', 'clopper-pearson']).describe('the interval of a share'),
    words: 'confidence interval of a proportion',
    spss: 'wilson',
    r: 'clopper-pearson',
    sas: 'wilson',
  }),
  riskDifference: convention({
    schema: z.enum(['newcombe', 'wald']).describe('the interval of a difference of two shares'),
    words: 'confidence interval of a risk difference',
    spss: 'newcombe',
    r: 'wald',
    sas: 'newcombe',
  }),
  followUp: convention({
    schema: z
      .enum(['events-first', 'swapped-status'])
      .describe('tie order of the reverse Kaplan-Meier curve'),
    words: 'ties of the reverse Kaplan-Meier curve',
    spss: 'events-first',
    r: 'swapped-status',
    sas: 'events-first',
  }),
  incidenceVariance: convention({
    schema: z
      .enum(['aalen', 'survfit'])
      .describe('variance of a cumulative incidence: of Aalen, as cmprsk, or that of R survfit'),
    words: 'variance of a cumulative incidence',
    spss: 'aalen',
    r: 'aalen',
    sas: 'aalen',
  }),
  incidenceBand: convention({
    schema: z.enum(['log-log', 'plain']).describe('the interval of a cumulative incidence'),
    words: 'confidence interval of a cumulative incidence',
    spss: 'log-log',
    r: 'log-log',
    sas: 'log-log',
  }),
}

type Records = typeof CONVENTIONS

const ofEach = <T>(property: (entry: Records[keyof Records]) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(CONVENTIONS).map(([name, entry]) => [name, property(entry)]))

/** The named rules by which results are computed; programs differ in them, so none is implied. */
export const Conventions = z.strictObject(
  ofEach(({ schema }) => schema) as { readonly [C in keyof Records]: Records[C]['schema'] },
)
export type Conventions = z.infer<typeof Conventions>

/** The rules of one program. */
export const rulesOfProgram = (program: 'spss' | 'r' | 'sas'): Conventions =>
  ofEach((entry) => entry[program]) as unknown as Conventions

/** The programs that a plan may follow. */
export const PROFILES = { spss: rulesOfProgram('spss'), r: rulesOfProgram('r') }

/** The conventions with the two numbers that every test and interval asks for. */
export interface Rules extends Conventions {
  /** Significance level, 0 < alpha < 1. */
  readonly alpha: number
  /** Confidence level, 0 < level < 1. */
  readonly confidence: number
  /**
   * Days in a month, for claims in weeks or days of results in months, and the reverse; absent: such claims are
   * refused.
   */
  readonly daysPerMonth?: number
  /** The style and language of shown numbers, where the plan declares one of them. */
  readonly shown?: NumberStyle
}
