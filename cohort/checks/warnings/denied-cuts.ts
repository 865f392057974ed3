import { twelveDigits } from '../../../statistics/numbers/twelve-digits.ts'
import type { Condition } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { PlanVariable } from '../../descriptors/plan/plan.ts'
import { type Bound, labelRanges } from './label-range.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'

/** Labels and titles that deny the cut that they are of: "60 or less" where 60 falls into the group above. */
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
    const found = deniedNumber(label, range, variables.get(of)?.type !== 'number', isLikeScale)
    if (found === null) return []
    const words = isIn(found, range)
      ? `excludes ${found}, which is in this group`
      : `includes ${found}, which is in the group "${binOf(found)}"`
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

/** A title of a condition that is one range of one number. */
const deniedTitle = (
  title: string,
  condition: Condition,
  path: Path,
  variable = '',
): readonly PlanWarning[] => {
  const range = rangeOf(condition)
  if (range === null) return []
  const found = deniedNumber(title, range, false, isNear)
  if (found === null) return []
  const words = isIn(found, range)
    ? `excludes ${found}, which the condition includes`
    : `includes ${found}, which the condition excludes`
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

type Speaks = (than: number, end: number, step: number) => boolean

/** Of another scale, such as years in a label and months in the cut, nothing can be said. */
const isLikeScale: Speaks = (than, end, step) =>
  end === 0 ? Math.abs(than) <= step : than / end > 1 / 4 && than / end < 4

/** A title may hold other numbers too: only one that is the condition's, or next to it, speaks of the cut. */
const isNear: Speaks = (than, end, step) => Math.abs(than - end) <= step * 1.000001

/**
 * A number that the label places elsewhere than the range does, tried where either ends and one step beside it; null where there
 * is none, under every reading of the label. Steps are whole numbers where the label's are.
 */
const deniedNumber = (label: string, range: Range, isWhole: boolean, speaks: Speaks): number | null => {
  const found = labelRanges(label).flatMap((bounds): readonly (number | null)[] => {
    const own = bounds.filter(({ is }) => (is.startsWith('<') ? range.high : -range.low) < Infinity)
    const step = isWhole ? 1 : stepOf(own.map(({ than }) => than))
    const ends = own.map(({ is }) => (is.startsWith('<') ? range.high : range.low))
    if (own.length === 0 || !own.every(({ than }, i) => speaks(than, ends[i]!, step))) return []
    const tried = triedAround([...ends, ...own.map(({ than }) => than)], step)
    const open = own.flatMap(({ than, isOpen }) => (isOpen ? [than] : []))
    const isDenied = (x: number): boolean => own.every((bound) => meets(x, bound)) !== isInOwn(x, own, range)
    return [tried.find((x) => !open.includes(x) && isDenied(x)) ?? null]
  })
  return found.length > 0 && found.every((one) => one !== null) ? found[0]! : null
}

/** Within the ends of the range that the label speaks of. */
const isInOwn = (x: number, bounds: readonly Bound[], { low, high, withHigh }: Range): boolean => {
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

/** One unit of the last decimal of the label's numbers. */
const stepOf = (numbers: readonly number[]): number =>
  Number(`1e-${Math.max(0, ...numbers.map((one) => (String(one).split('.')[1] ?? '').length))}`)

/** The numbers themselves first, then those a step beside them: all whole steps. */
const triedAround = (numbers: readonly number[], step: number): readonly number[] => {
  const grid = (k: number): number => twelveDigits(k * step)
  const places = numbers.flatMap((one) => [Math.floor(one / step + 1e-9), Math.ceil(one / step - 1e-9)])
  return [...places, ...places.flatMap((place) => [place - 1, place + 1])].map(grid)
}
