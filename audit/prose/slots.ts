import type { FoundNumber, ResultKind } from './found-number.ts'
import type { ResultWords } from './result-words.ts'

/** Results of one analysis, group, level and time by the names of their statistics. */
export type Frames = ReadonlyMap<string, ReadonlyMap<string, ResultWords>>

export const framesOf = (results: readonly ResultWords[]): Frames => {
  const frames = new Map<string, Map<string, ResultWords>>()
  for (const result of results) {
    const frame = frames.get(result.frame)
    if (frame === undefined) frames.set(result.frame, new Map([[result.name, result]]))
    else frame.set(result.name, result)
  }
  return frames
}

/** The number of a phrase that the others depend on: the estimate, not its interval or its p. */
export const headOf = (numbers: readonly FoundNumber[]): FoundNumber =>
  HEADS.flatMap((kind) => numbers.filter((number) => number.kind === kind))[0] ?? numbers[0]!

const HEADS: readonly ResultKind[] = ['ratio', 'value', 'year', 'count', 'percentage', 'statistic', 'p', 'lower', 'upper']

const LOCATION = ['recorded', 'time', 'value']

/** Whether a result can be a number of this kind, whatever its value. */
export const canBe = (number: FoundNumber, result: ResultWords): boolean => {
  const { kind, part, base } = result.statistic
  const isEnd = part === 'lower' || part === 'upper'
  switch (number.kind) {
    case 'count':
      return !isEnd && part !== 'df' && base !== 'df' && (kind === 'count' || base === 'observed' || (number.isDoubtful && LOCATION.includes(kind) && result.unit === '1' && !result.isYear) || (base === 'sum' && result.unit === '1'))
    case 'total':
      return base === 'n' || (part === '' && (base === 'events' || base === 'count'))
    case 'percentage':
      return part === '' && ['proportion', 'difference', 'size', 'coverage'].includes(kind)
    case 'ratio':
      return part === '' && kind === 'ratio'
    case 'p':
      return kind === 'p' && !isEnd
    case 'statistic':
      return (kind === 'plain' && part === '') || part === 'chi-square'
    case 'df':
      return base === 'df' || part === 'df'
    case 'sd':
      return base === 'sd'
    case 'year':
      return result.isYear && LOCATION.includes(kind) && !isEnd && base !== 'sd' && base !== 'span'
    case 'value':
      return part === '' && ((LOCATION.includes(kind) && !(result.isYear && base !== 'span')) || (number.unit === '' && !number.isDoubtful && ['ratio', 'plain', 'proportion', 'rate'].includes(kind)))
    case 'lower':
    case 'upper':
      return isEndOf(number, result)
    default:
      return false
  }
}

const ENDS = { lower: ['min', 'q1'], upper: ['max', 'q3'] } as const

const isEndOf = ({ kind, spread }: FoundNumber, { statistic: { base, part }, isYear, unit }: ResultWords): boolean => {
  if (kind !== 'lower' && kind !== 'upper') return false
  const [outer, quartile] = ENDS[kind]
  if (unit === '' && isYear) return false
  switch (spread) {
    case 'range':
      return base === outer
    case 'quartiles':
      return base === quartile && part === ''
    case 'interval':
      return part === kind
    default:
      return part === kind || ((base === outer || base === quartile) && part === '')
  }
}

/** The results that a number of a phrase can be if the head of the phrase is this result; the likeliest first. */
export const dependents = (number: FoundNumber, head: ResultWords, frames: Frames): readonly ResultWords[] => {
  const frame = frames.get(head.frame)!
  const get = (...names: readonly string[]): readonly ResultWords[] => names.flatMap((name) => frame.get(name) ?? [])
  const { base } = head.statistic
  const prefix = head.name.endsWith('-chi-square') ? head.name.slice(0, -'chi-square'.length) : ''
  switch (number.kind) {
    case 'lower':
    case 'upper': {
      const [outer, quartile] = ENDS[number.kind]
      const interval = `${base}-${number.kind}`
      if (number.spread === 'interval') return get(interval)
      if (number.spread === 'range') return get(outer)
      if (number.spread === 'quartiles') return get(quartile)
      return base === 'median' || base === 'mean' ? get(interval, quartile, outer) : get(interval)
    }
    case 'percentage':
      return head.name === 'n' ? [] : get('share')
    case 'count':
      return get('count')
    case 'total': {
      const own = get('n')
      // of a category: the patients of its group
      const [analysis, group] = head.frame.split('\n')
      return own.length > 0 ? own : (frames.get([analysis, group, '', '', '', ''].join('\n'))?.get('n') ? [frames.get([analysis, group, '', '', '', ''].join('\n'))!.get('n')!] : [])
    }
    case 'p':
      return get(`${head.name}-p`, `${prefix}p`)
    case 'df':
      return get(`${prefix}df`)
    case 'sd':
      return get('sd')
    default:
      return []
  }
}
