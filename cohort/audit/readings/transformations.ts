import type { Result } from '../../result.ts'
import { idBeside, onceKey, type Reading, type Readings, valuesIn } from './reading.ts'

const PROPORTIONS = ['p', 'share', 'survival', 'incidence', 'cumulative-incidence']

/** One minus a proportion. */
export const complement: Readings = ({ statistic, value, unit }) =>
  value === null || !PROPORTIONS.includes(statistic)
    ? []
    : [{ family: 'the complement', what: 'one minus the value', value: { value: 1 - value, unit } }]

const RATIOS = ['hazard-ratio', 'odds-ratio', 'risk-ratio', 'ratio']
const DIFFERENCES = [
  ...['coefficient', 'difference', 'risk-difference', 'survival-difference', 'shift', 'z', 'trend-z'],
]

/** A ratio or a difference of the groups the other way round; a limit becomes the other one. */
export const otherDirection: Readings = (result, _analysis, { byId }) => {
  const [base, side] = sideOf(result.statistic)
  const other = side === '-lower' ? '-upper' : side === '-upper' ? '-lower' : ''
  const value = byId.get(idBeside(result, { statistic: base + other }))?.value ?? null
  if (value === null) return []
  const family = 'groups the other way round'
  if (RATIOS.includes(base) && value !== 0)
    return [
      {
        family,
        what: `the reciprocal: ${base} inverted, groups the other way round`,
        value: { value: 1 / value, unit: '1' },
      },
    ]
  return DIFFERENCES.includes(base)
    ? [
        {
          family,
          what: 'the opposite sign: groups the other way round',
          value: { value: -value, unit: result.unit },
        },
      ]
    : []
}

const sideOf = (statistic: string): readonly [base: string, side: '' | '-lower' | '-upper'] => {
  for (const side of ['-lower', '-upper'] as const)
    if (statistic.endsWith(side)) return [statistic.slice(0, -side.length), side]
  return [statistic, '']
}

/** A standard error in place of a standard deviation. */
export const standardErrors: Readings = (result, _analysis, { byId }) => {
  const n = byId.get(idBeside(result, { statistic: 'n' }))?.value ?? null
  if (result.statistic !== 'sd' || result.value === null || n === null || n < 1) return []
  return [
    {
      family: 'standard error as standard deviation',
      what: `the standard error printed as standard deviation: SD/√${n}`,
      value: { value: result.value / Math.sqrt(n), unit: result.unit },
    },
  ]
}

/** Half of a two-sided p, and its double. */
export const oneSided: Readings = ({ statistic, value, method }) =>
  value === null || !(statistic === 'p' || statistic.endsWith('-p')) || !method.includes('two-sided')
    ? []
    : [
        {
          family: 'one-sided p',
          what: 'one-sided: half of the two-sided p',
          value: { value: value / 2, unit: '1' },
        },
      ]

const LEVELS = [0.8, 0.9, 0.99]

/** A limit at another common confidence level. */
export const otherLevels: Readings = (result, analysis, view) => {
  const [, side] = sideOf(result.statistic)
  if (side === '') return []
  return LEVELS.filter((level) => level !== view.audited.rules.confidence).flatMap(
    (level): readonly Reading[] => {
      const found = view.once(onceKey(`level ${level}`, analysis), () =>
        valuesIn(analysis, view.cases, view.audited, { ...view.audited.rules, confidence: level }),
      )
      const value = found.get(result.id)
      return value === undefined
        ? []
        : [{ family: 'another confidence level', what: levelWords(level, result), value }]
    },
  )
}

const levelWords = (level: number, { statistic }: Result): string =>
  `the ${Math.round(100 * level)}% ${statistic.endsWith('-lower') ? 'lower' : 'upper'} limit`
