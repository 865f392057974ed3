import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'
import type { Condition } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { PlanVariable } from '../../descriptors/plan/plan.ts'
import { type Bound, labelRanges } from './label-range.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'

/** Labels and titles that contradict their cut point: "60 or less" although 60 is in the group above. */
export const deniedCuts = (planned: CheckedPlan): readonly PlanWarning[] => {
  const { variables, populations, exclude } = planned.plan
  return [
    ...Object.entries(variables).flatMap(([name, derived]) =>
      'bin' in derived ? deniedBins(name, derived, planned) : [],
    ),
    ...Object.entries(variables).flatMap(([name, derived]) =>
      'condition' in derived && derived.title !== name
        ? deniedTitle(derived.title, derived.condition as Condition, ['variables', name, 'title'], name)
        : [],
    ),
    ...Object.entries(populations).flatMap(([name, { title, condition }]) =>
      deniedTitle(title, condition as Condition, ['populations', name, 'title']),
    ),
    ...Object.entries(exclude).flatMap(([name, { title, condition }]) =>
      deniedTitle(title, condition as Condition, ['exclude', name, 'title']),
    ),
  ]
}

/** A range of numbers: from `low` on, and below `high` or up to it. */
interface Range {
  readonly low: number
  readonly high: number
  readonly withHigh: boolean
}

const deniedBins = (
  name: string,
  { title, bin: { of, at, labels } }: Extract<PlanVariable, { bin: unknown }>,
  { variables }: CheckedPlan,
): readonly PlanWarning[] => {
  const binOf = (x: number): string => labels[at.filter((cut) => x >= cut).length]!
  return labels.flatMap((label, i): readonly PlanWarning[] => {
    const range = { low: at[i - 1] ?? -Infinity, high: at[i] ?? Infinity, withHigh: false }
    const denied = deniedNumber(label, range, variables.get(of)?.type !== 'number', isLikeScale)
    if (denied === null) return []
    const words = isIn(denied, range)
      ? `excludes ${denied}, which is in this group`
      : `includes ${denied}, which is in the group "${binOf(denied)}"`
    return [
      {
        warning: 'label contradicts cut point',
        title: `The label "${label}" of ${title} ${words}: a cut point belongs to the group above it (cut at ${at.join(', ')}). Correct the label or the cut`,
        variable: name,
        document: 'analysis',
        paths: [['variables', name, 'bin', 'labels', i]],
      },
    ]
  })
}

/** The title of a condition that is a single range of one number. */
const deniedTitle = (
  title: string,
  condition: Condition,
  path: Path,
  variable = '',
): readonly PlanWarning[] => {
  const range = rangeOf(condition)
  if (range === null) return []
  const denied = deniedNumber(title, range, false, isNear)
  if (denied === null) return []
  const words = isIn(denied, range)
    ? `excludes ${denied}, which the condition includes`
    : `includes ${denied}, which the condition excludes`
  return [
    {
      warning: 'label contradicts cut point',
      title: `The title "${title}" ${words} (${rangeWords(range)}). Correct the title or the condition`,
      variable,
      document: 'analysis',
      paths: [path],
    },
  ]
}

const rangeOf = (condition: Condition): Range | null => {
  if (isAll(condition) || isAny(condition) || isNot(condition)) return null
  const [[, test] = [], ...others] = testsOf(condition)
  if (others.length > 0 || typeof test !== 'object' || !('min' in test || 'max' in test)) return null
  return { low: test.min ?? -Infinity, high: test.max ?? Infinity, withHigh: true }
}

const rangeWords = ({ low, high }: Range): string =>
  [...(low > -Infinity ? [`at least ${low}`] : []), ...(high < Infinity ? [`at most ${high}`] : [])].join(
    ', ',
  )

const isIn = (x: number, { low, high, withHigh }: Range): boolean =>
  x >= low && (withHigh ? x <= high : x < high)

type Concerns = (than: number, end: number, step: number) => boolean

/** Whether the label's number is on the scale of the cut: not years in a label and months in the cut. */
const isLikeScale: Concerns = (than, end, step) =>
  end === 0 ? Math.abs(than) <= step : than / end > 1 / 4 && than / end < 4

/** A title may contain other numbers: only the condition's number, or one next to it, concerns the cut. */
const isNear: Concerns = (than, end, step) => Math.abs(than - end) <= step * 1.000001

/**
 * A number that is in the label's range and not in the cut's range, or the reverse; null if there is none under some
 * reading of the label. Numbers at both ends and one step beside them are tried. Steps are integers if the label's are.
 */
const deniedNumber = (label: string, range: Range, isWhole: boolean, concerns: Concerns): number | null => {
  const numbers = labelRanges(label).flatMap((bounds): readonly (number | null)[] => {
    const relevant = bounds.filter(({ is }) => (is.startsWith('<') ? range.high : -range.low) < Infinity)
    const step = isWhole ? 1 : stepOf(relevant.map(({ than }) => than))
    const ends = relevant.map(({ is }) => (is.startsWith('<') ? range.high : range.low))
    if (relevant.length === 0 || !relevant.every(({ than }, i) => concerns(than, ends[i]!, step))) return []
    const tried = triedAround([...ends, ...relevant.map(({ than }) => than)], step)
    const open = relevant.flatMap(({ than, isOpen }) => (isOpen ? [than] : []))
    const isDenied = (x: number): boolean =>
      relevant.every((bound) => meets(x, bound)) !== isInBounded(x, relevant, range)
    return [tried.find((x) => !open.includes(x) && isDenied(x)) ?? null]
  })
  return numbers.length > 0 && numbers.every((number) => number !== null) ? numbers[0]! : null
}

/** Whether x is in the range, ignoring an end that the label does not mention. */
const isInBounded = (x: number, bounds: readonly Bound[], { low, high, withHigh }: Range): boolean => {
  const speaksBelow = bounds.some(({ is }) => is.startsWith('<'))
  const speaksAbove = bounds.some(({ is }) => is.startsWith('>'))
  return isIn(x, {
    low: speaksAbove ? low : -Infinity,
    high: speaksBelow ? high : Infinity,
    withHigh,
  })
}

const meets = (x: number, { is, than }: Bound): boolean =>
  is === '<' ? x < than : is === '<=' ? x <= than : is === '>' ? x > than : x >= than

/** One unit in the last decimal of the label's numbers. */
const stepOf = (numbers: readonly number[]): number =>
  Number(`1e-${Math.max(0, ...numbers.map((number) => (String(number).split('.')[1] ?? '').length))}`)

/** The numbers themselves first, then those one step away: all multiples of the step. */
const triedAround = (numbers: readonly number[], step: number): readonly number[] => {
  const grid = (k: number): number => twelveDigits(k * step)
  const places = numbers.flatMap((number) => [
    Math.floor(number / step + 1e-9),
    Math.ceil(number / step - 1e-9),
  ])
  return [...places, ...places.flatMap((place) => [place - 1, place + 1])].map(grid)
}
