import type { Result } from '../../../cohort/results/result.ts'
import { isP, statisticOf, withPart } from '../../../cohort/results/statistic.ts'
import type { StatisticKind } from '../../../cohort/results/styles/statistic-kind.ts'
import { idBeside, onceKey, type Reading, type Readings, valuesIn } from './reading.ts'

/** One minus a proportion or a p. */
export const complement: Readings = ({ statistic, value, unit }) =>
  value === null || !isPlain(statistic, ['proportion', 'p'])
    ? []
    : [{ family: 'the complement', what: 'one minus the value', value: { value: 1 - value, unit } }]

/** Whether the statistic is of one of these kinds and not a limit. */
const isPlain = (statistic: string, kinds: readonly StatisticKind[]): boolean => {
  const { kind, part } = statisticOf(statistic)
  return kinds.includes(kind) && (part === '' || part === 'p')
}

/** Statistics that change sign if the two groups are exchanged. */
const SIGNED: readonly string[] = ['coefficient', 'difference', 'shift', 'z', 'trend-z']

/** A ratio or a difference with the groups in reverse order; lower and upper limits change places. */
export const otherDirection: Readings = (result, _analysis, { byId }) => {
  const { base, part, kind } = statisticOf(result.statistic)
  const other = part === 'lower' ? 'upper' : part === 'upper' ? 'lower' : part
  if (other !== '' && other !== 'lower' && other !== 'upper') return []
  const statistic = other === '' ? base : withPart(base, other)
  const value = byId.get(idBeside(result, { statistic }))?.value ?? null
  if (value === null) return []
  const family = 'groups in reverse order'
  if (kind === 'ratio' && value !== 0)
    return [
      {
        family,
        what: 'the reciprocal: groups in reverse order',
        value: { value: 1 / value, unit: '1' },
      },
    ]
  return kind === 'difference' || SIGNED.includes(base)
    ? [
        {
          family,
          what: 'the opposite sign: groups in reverse order',
          value: { value: -value, unit: result.unit },
        },
      ]
    : []
}

/** The standard error in place of a standard deviation. */
export const standardErrors: Readings = (result, _analysis, { byId }) => {
  const n = byId.get(idBeside(result, { statistic: 'n' }))?.value ?? null
  if (result.statistic !== 'sd' || result.value === null || n === null || n < 1) return []
  return [
    {
      family: 'standard error as standard deviation',
      what: `the standard error reported as standard deviation: SD/√${n}`,
      value: { value: result.value / Math.sqrt(n), unit: result.unit },
    },
  ]
}

/** Half of a two-sided p. */
export const oneSided: Readings = ({ statistic, value, method }) =>
  value === null || !isP(statistic) || !method.includes('two-sided')
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
  const { part } = statisticOf(result.statistic)
  if (part !== 'lower' && part !== 'upper') return []
  return LEVELS.filter((level) => level !== view.audited.rules.confidence).flatMap(
    (level): readonly Reading[] => {
      const values = view.once(onceKey(`level ${level}`, analysis), () =>
        valuesIn(analysis, view.cases, view.audited, { ...view.audited.rules, confidence: level }),
      )
      const value = values.get(result.id)
      return value === undefined
        ? []
        : [{ family: 'another confidence level', what: levelWords(level, result), value }]
    },
  )
}

const levelWords = (level: number, { statistic }: Result): string =>
  `the ${Math.round(100 * level)}% ${statisticOf(statistic).part} limit`
