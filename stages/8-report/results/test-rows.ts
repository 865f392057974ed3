import { groupTestOf, mainPs } from '../../../cohort/descriptors/group-tests/index.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { pairWords } from '../../../cohort/results/pair-words.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { isP, statisticOf } from '../../../cohort/results/statistic.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import { isQuantity } from '../../../cohort/values/value.ts'
import { type Context, groupsOf, idOf, levelOf, testTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { letterOfP, number, planValue, rangeOf, userText, withLimits } from '../html/number.ts'
import type { EffectRow } from './effect-row.ts'
import { excludedWords, methodWords } from './method-words.ts'

/** All P values of a test: its own, and those of permutation, trend, pairs and mid-p. */
const pValues = (analysis: string, { input }: Context): readonly Result[] =>
  input.testResults.filter(
    ({ analysis: name, group, statistic }) => name === analysis && group === '' && isP(statistic),
  )

/** A row for each P value of a test, its effects beside it; an adjusted P value is beside the unadjusted one. */
export const testRows = (analysis: string, context: Context): readonly EffectRow[] => {
  const ps = pValues(analysis, context)
  const test = context.input.tests[analysis]!
  const isAdjusted = ({ statistic }: Result): boolean => statistic === 'adjusted-p'
  return ps
    .filter((p) => !isAdjusted(p))
    .map((p, i) => {
      const adjusted =
        p.level === '' ? undefined : ps.find((other) => isAdjusted(other) && isSamePair(other, p))
      return {
        ...testRow(analysis, p, i, context),
        ...(adjusted && { adjusted: cellOf(adjusted, test, context) }),
      }
    })
}

const isSamePair = (a: Result, b: Result): boolean => a.level === b.level && a.at === b.at

const cellOf = (p: Result, test: Test, context: Context) => ({
  p: number(context.results, p.id),
  method: methodWords(p.method, test, context),
})

const testRow = (analysis: string, p: Result, i: number, context: Context): EffectRow => ({
  comparison: joined(
    [i === 0 ? userText(testTitle(analysis, context)) : null, ...distinctions(p, context)].filter(
      (part) => part !== null,
    ),
    ', ',
  ),
  groups: i === 0 ? html`${comparedGroups(analysis, context)}${excludedSubjects(analysis, context)}` : html``,
  effect: effectsOf(analysis, p, context),
  ...cellOf(p, context.input.tests[analysis]!, context),
  isFirst: i === 0,
})

/** What distinguishes the P values of a test: the time, the two groups, the kind. */
const distinctions = (
  { analysis, at, level, statistic, reference, versus }: Result,
  { input, variables, style }: Context,
): readonly Html[] => {
  const { method } = input.tests[analysis]!
  const main = mainPs(method)
  const isMain = main.includes(statistic)
  const effectName =
    main.length < 2 ? undefined : groupTestOf(method).effects.find(({ p }) => p === statistic)?.words
  return [
    ...(at === null ? [] : [html`at ${userText(showNumber(at, style))}`]),
    ...(level === '' ? [] : [userText(pairWords({ reference, versus }, variables))]),
    ...(isMain ? [] : [html`${statisticOf(statistic).words}`]),
    ...(effectName === undefined ? [] : [html`${effectName}`]),
  ]
}

/** The effects tested by this P value, with their two groups and intervals. */
const effectsOf = (analysis: string, p: Result, context: Context): Html => {
  const { results, input, variables } = context
  if (p.level !== '') return html``
  const test = input.tests[analysis]!
  const suffix = p.at === null ? '' : `@${p.at}`
  const shownEffects = groupTestOf(test.method).effects.filter(
    ({ statistic, p: name }) =>
      name === p.statistic && results.has(`${analysis}/${statistic}-lower${suffix}`),
  )
  const { reference, versus } = results.get(`${analysis}/${shownEffects[0]?.statistic}${suffix}`) ?? p
  const values = shownEffects.map(({ statistic, words, isOfCategory }) => {
    const id = (end: string): string => `${analysis}/${statistic}${end}${suffix}`
    const limits = withLimits(results, id(''), id('-lower'), id('-upper'), null)
    const isOdd =
      statistic === 'odds-ratio' &&
      disagrees(p, results.get(id('-lower')), results.get(id('-upper')), input.rules.alpha)
    return html`${words}${isOfCategory && outcomeLevel(test, context)} ${limits}${isOdd && html` <span class="note">The exact interval and the ${letterOfP(context.style)} value of the test follow different rules and disagree here.</span>`}`
  })
  const tested = p.statistic === 'p' ? testStatistic(analysis, suffix, context) : null
  const pair =
    versus !== '' && values.length > 0
      ? html`${userText(pairWords({ reference, versus }, variables))}: `
      : null
  const effects = values.length === 0 ? null : html`${pair}${joined(values, '; ')}`
  return joined(
    [tested, effects].filter((part) => part !== null),
    '; ',
  )
}

/** "χ² 3.84 on 1 df", Cochran's Q, t, or "F 3.20 on 2 and 27 df"; null if the test has none. */
const testStatistic = (analysis: string, at: string, { results }: Context): Html | null => {
  const df = `${analysis}/df${at}`
  const statistic = [
    ['χ²', `${analysis}/chi-square${at}`],
    ['Q', `${analysis}/q${at}`],
    ['t', `${analysis}/t${at}`],
    ['F', `${analysis}/f${at}`],
  ].find(([, id]) => results.has(id!))
  if (statistic === undefined) return null
  const freedoms = [df, `${analysis}/residual-df${at}`].filter((id) => results.has(id))
  const freedom = joined(
    freedoms.map((id) => number(results, id)),
    ' and ',
  )
  return html`${statistic[0]} ${number(results, statistic[1]!)}${freedoms.length > 0 && html` on ${freedom} df`}`
}

/** The category whose odds are compared; null for yes and no, where it is yes. */
const outcomeLevel = (test: Test, { variables }: Context): Html | null => {
  if (!('variable' in test)) return null
  const levels = variables.get(test.variable)!.categories
  return levels === null ? null : html` of ${userText(levels[1]!.label)}`
}

/** Whether the interval excludes 1 although P is not below the level, or the reverse. */
const disagrees = (
  p: Result,
  lower: Result | undefined,
  upper: Result | undefined,
  alpha: number,
): boolean => {
  if (p.value === null) return false
  const excludesOne = (lower?.value ?? 0) > 1 || (upper?.value ?? Infinity) < 1
  return excludesOne !== p.value < alpha
}

/** The groups with the compared quantities. */
const comparedGroups = (analysis: string, context: Context): Html => {
  const { results } = context
  const groups = groupsOf(analysis, context).filter((group) => group !== '')
  const lines = groups.map((group) => {
    const content = groupContent(analysis, group, context)
    return content && html`${levelOf(group, context)}: ${content}<br>`
  })
  if (lines.length > 0) return joined(lines)
  const pairs = ['higher', 'unchanged', 'lower', 'gained', 'lost'].filter((statistic) =>
    results.has(`${analysis}/${statistic}`),
  )
  return joined(
    pairs.map(
      (statistic) =>
        html`${changeWords(statistic, analysis, context)}: ${number(results, `${analysis}/${statistic}`)}<br>`,
    ),
  )
}

/** A direction of change; of ordered categories with the category at its end, since higher is not always better. */
const changeWords = (statistic: string, analysis: string, { input, variables }: Context): Html => {
  const { words } = statisticOf(statistic)
  const test = input.tests[analysis]!
  const levels = 'after' in test ? (variables.get(test.after)?.categories ?? null) : null
  const end = statistic === 'higher' ? levels?.at(-1) : statistic === 'lower' ? levels?.[0] : undefined
  return end === undefined ? html`${words}` : html`${words} (towards ${userText(end.label)})`
}

/** The number of subjects that the test excludes; null if there are none. */
const excludedSubjects = (analysis: string, context: Context): Html | null => {
  const { results } = context
  const id = `${analysis}/left-out`
  const excluded = results.get(id)
  return excluded?.value
    ? html`${number(results, id)} ${planValue(excludedWords(excluded.method, context))}<br>`
    : null
}

/** Observed and expected, mean and SD, median and quartiles, or count and percentage, as the group's results contain them. */
const groupContent = (
  analysis: string,
  group: string,
  { results, input, variables }: Context,
): Html | null => {
  const numberFor = (statistic: string): Html => number(results, idOf(analysis, group, statistic))
  const has = (statistic: string): boolean => results.has(idOf(analysis, group, statistic))
  if (has('hazard-ratio')) {
    const id = (end: string): string => idOf(analysis, group, `hazard-ratio${end}`)
    return html`hazard ratio ${withLimits(results, id(''), id('-lower'), id('-upper'), null)}, weight ${numberFor('weight')}`
  }
  const test = input.tests[analysis]!
  const isWeighted = 'weight' in test && test.weight !== 'log-rank'
  if (has('observed'))
    return isWeighted
      ? html`weighted sum of events ${numberFor('observed')}, expected ${numberFor('expected')}`
      : html`${numberFor('observed')} events, ${numberFor('expected')} expected`
  if (has('mean') && groupTestOf(test.method).comparesMeans)
    return html`mean ${numberFor('mean')} (SD ${numberFor('sd')})`
  if (has('median') && 'variable' in test && isQuantity(variables.get(test.variable)!))
    return html`median ${numberFor('median')} (${rangeOf(results, idOf(analysis, group, 'q1'), idOf(analysis, group, 'q3'))})`
  return has('count') ? html`${numberFor('count')} of ${numberFor('n')} (${numberFor('share')})` : null
}
