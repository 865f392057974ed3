import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import { type EstimateMethods, medianConfidence } from '../../../cohort/results/methods/estimate-method.ts'
import { percent } from '../../../cohort/values/percent.ts'
import { listText } from '../html/list-words.ts'

/** How survival, its median, follow-up and incidences were estimated: one sentence for each with a value. */
export const estimateSentences = (used: EstimateMethods, rules: Rules): readonly string[] => [
  ...(used.hasCurves ? [kaplanMeier(used, rules)] : []),
  ...(used.hasCurves ? [`The median is ${MEDIANS[rules.median]}.`] : []),
  ...(used.hasMedianInterval ? [medianInterval(rules)] : []),
  ...(used.hasFollowUp ? [FOLLOW_UP[rules.followUp]] : []),
  ...(used.observedTimes.length > 0 ? [observedTimes(used, rules)] : []),
  ...(used.restrictedTo.length > 0
    ? ['Restricted mean times are areas under the Kaplan-Meier curve up to a stated time.']
    : []),
  ...(used.hasConditional
    ? [
        `Conditional survival S(t|s) = S(t)/S(s) is that of patients free of the event and under observation beyond s; its interval has the terms of Greenwood's variance after s.`,
      ]
    : []),
  ...(used.hasLifeTable
    ? [
        `Life tables (actuarial method) count patients who leave an interval without the event as exposed for half of it; their intervals are by Greenwood's variance.`,
      ]
    : []),
  ...(used.hasIncidence ? [incidence(used, rules)] : []),
  ...(used.hasCompeting
    ? [
        `Competing events are censored in Kaplan-Meier curves${used.hasIncidence ? ' and counted as such in cumulative incidences' : ''}.`,
      ]
    : []),
]

const kaplanMeier = ({ hasBand, hasExactBand }: EstimateMethods, rules: Rules): string => {
  const { band, confidence } = rules
  const limits = hasBand
    ? `, with ${percent(confidence)} confidence intervals by Greenwood's variance (${BANDS[band]})`
    : ''
  const exact = hasExactBand
    ? ' Where no patient was censored before the time, exact (Clopper-Pearson) limits are also given.'
    : ''
  return `Survival was estimated by the Kaplan-Meier method${limits}.${exact}`
}

const BANDS: Readonly<Record<Rules['band'], string>> = {
  plain: 'no transformation',
  log: 'log transformation',
  'log-log': 'log-log transformation',
  logit: 'logit transformation',
  arcsine: 'arcsine transformation',
}

const FIRST = 'the first time at which estimated survival is 50% or less'
const MIDPOINT = `${FIRST}; where the curve is flat at exactly 50%, the midpoint of that stretch`

const MEDIANS: Readonly<Record<Rules['median'], string>> = {
  'first-at-or-below': FIRST,
  'r-middle': MIDPOINT,
  'r-print': `${MIDPOINT}, or its beginning if the curve ends there`,
  sas: MIDPOINT,
}

const medianInterval = (rules: Rules): string => {
  const level = percent(medianConfidence(rules))
  switch (rules.medianInterval) {
    case 'spss-density':
      return `The ${level} confidence interval of the median is the median ± 1.96 standard errors from the density at the median, as in SPSS.`
    case 'inverted-band':
      return `The ${level} confidence interval of the median contains the times at which the confidence band of the curve includes 50%.`
    case 'sas-sign':
      return `The ${level} confidence interval of the median is that of the sign test (${BANDS[rules.band]}), as in SAS.`
    default: {
      const never: never = rules.medianInterval
      return never
    }
  }
}

const FOLLOW_UP: Readonly<Record<Rules['followUp'], string>> = {
  'events-first': 'Median follow-up is by reverse Kaplan-Meier (at tied times events come first).',
  'swapped-status':
    'Median follow-up is by reverse Kaplan-Meier (events and censorings exchanged, also at tied times).',
}

const observedTimes = ({ observedTimes: asked }: EstimateMethods, rules: Rules): string =>
  `Median observed times, from the origin to the end of observation, are of ${listText(asked.map((rule) => OBSERVED[rule]))}, with ${percent(rules.confidence)} confidence intervals from order statistics.`

const OBSERVED: Readonly<Record<EstimateMethods['observedTimes'][number], string>> = {
  observed: 'all patients',
  censored: 'patients without any event',
}

const incidence = ({ hasIncidenceBand }: EstimateMethods, rules: Rules): string => {
  const limits = hasIncidenceBand
    ? `, with ${percent(rules.confidence)} confidence intervals (${BANDS[rules.incidenceBand]}; variance ${VARIANCES[rules.incidenceVariance]})`
    : ''
  return `Cumulative incidences with competing events were estimated by the Aalen-Johansen method${limits}.`
}

const VARIANCES: Readonly<Record<Rules['incidenceVariance'], string>> = {
  aalen: 'of Aalen',
  survfit: 'as in survfit of R',
}

/** How the patients are described, and how alike two groups are. */
export const summarySentence = (used: EstimateMethods, rules: Rules): string | null => {
  const parts = [
    ...(used.hasQuantities
      ? [
          `numbers are ${used.hasMeans ? 'mean (SD) where a table says so, otherwise ' : ''}median and quartiles (Hyndman-Fan type ${rules.quartiles})`,
        ]
      : []),
    ...(used.hasCategories ? ['categories are No. (%)'] : []),
    ...(used.hasStandardizedDifferences
      ? [
          'standardised differences of two groups are absolute: of means over the root of the mean of the two variances, of proportions the Mahalanobis distance (Yang and Dalton)',
        ]
      : []),
  ]
  return parts.length === 0 ? null : `Patient characteristics: ${listText(parts)}.`
}

/** Further estimates, which only the results table lists. */
export const furtherSentence = (used: EstimateMethods, { proportion, confidence }: Rules): string | null => {
  const parts = [
    ...used.further,
    ...(used.hasProportionLimits
      ? [
          `${percent(confidence)} confidence intervals of proportions (${proportion === 'wilson' ? 'Wilson' : 'Clopper-Pearson'})`,
        ]
      : []),
  ]
  return parts.length === 0 ? null : `Also computed (see All results): ${listText(parts)}.`
}
