import { ENDS } from './can-be.ts'
import type { FoundNumber, ResultKind } from './numbers/found-number.ts'
import type { ResultWords } from './words/result-words.ts'

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

const HEADS: readonly ResultKind[] = [
  'ratio',
  'value',
  'year',
  'count',
  'percentage',
  'statistic',
  'p',
  'lower',
  'upper',
]

/** A number that is reported with a range or with quartiles is a median or a mean. */
export const isCentreOf = (
  numbers: readonly FoundNumber[],
  head: FoundNumber,
  { statistic: { base } }: ResultWords,
): boolean =>
  head.kind === 'lower' ||
  !numbers.some(({ spread }) => spread === 'range' || spread === 'quartiles') ||
  ['median', 'mean', 'restricted-mean'].includes(base)

/** The results that a number of a phrase can be if the head of the phrase is this result; the likeliest first. */
export const dependents = (
  number: FoundNumber,
  { head, isEnd }: { readonly head: ResultWords; readonly isEnd: boolean },
  frames: Frames,
): readonly ResultWords[] => {
  const frame = frames.get(head.frame)!
  return number.kind === 'total'
    ? totalOf(head, frames)
    : dependentNames(number, head, isEnd).flatMap((name) => frame.get(name) ?? [])
}

const dependentNames = (
  { kind, spread }: FoundNumber,
  head: ResultWords,
  isEnd: boolean,
): readonly string[] => {
  const prefix = head.name.endsWith('-chi-square') ? head.name.slice(0, -'chi-square'.length) : ''
  switch (kind) {
    case 'lower':
    case 'upper':
      return endNames(kind, spread, head, isEnd)
    case 'percentage':
      return head.name === 'n' ? [] : ['share']
    case 'p':
      return [`${head.name}-p`, `${prefix}p`]
    case 'df':
      return [`${prefix}df`]
    case 'count':
    case 'sd':
      return [kind]
    default:
      return []
  }
}

/** The number of patients of a result; of a category, that of its group. */
const totalOf = ({ frame }: ResultWords, frames: Frames): readonly ResultWords[] => {
  const [analysis, group] = frame.split('\n')
  const size =
    frames.get(frame)?.get('n') ?? frames.get([analysis, group, '', '', '', ''].join('\n'))?.get('n')
  return size === undefined ? [] : [size]
}

/** The names of the statistics that the ends of an interval or of a range of this result have. */
const endNames = (
  kind: 'lower' | 'upper',
  spread: FoundNumber['spread'],
  { statistic: { base, part } }: ResultWords,
  isEnd: boolean,
): readonly string[] => {
  const [outer, quartile] = ENDS[kind]
  const interval = `${base === 'count' ? 'share' : base}-${kind}`
  if (spread === 'interval' || part !== '') return [interval]
  // the other end
  if (isEnd) return base === 'min' ? ['max'] : base === 'q1' ? ['q3'] : []
  const isCentre = base === 'median' || base === 'mean'
  if (spread === 'range') return isCentre ? [outer] : []
  if (spread === 'quartiles') return isCentre ? [quartile] : []
  return isCentre ? [interval, quartile, outer] : [interval]
}
