import type { Result } from '../../../cohort/result.ts'
import { isQuantity } from '../../../cohort/value.ts'
import { type Context, groupsOf, groupTitle, idOf, testTitle } from '../context.ts'
import { type Html, html, joined } from '../html.ts'
import { levelSentence, multiplicitySentence } from '../methods/level-sentences.ts'
import { usedMethods } from '../methods/used.ts'
import { number, quoted, rule, withLimits } from '../number.ts'
import { type Row, table } from '../table.ts'

/** Every test: what was compared, the effect with its interval, and p with the name of its test. */
export const comparisons = (context: Context): Html | null => {
  const { tests } = context.input
  const all = Object.keys(tests).flatMap((analysis) => pValues(analysis, context))
  if (all.length === 0) return null
  const rows = Object.keys(tests).flatMap((analysis) => testRows(analysis, context))
  const used = usedMethods(context)
  const said = [levelSentence(used, context), multiplicitySentence(used.tests, context)]
    .filter((sentence) => sentence !== null)
    .join(' ')
  const caption = said === '' ? html`Tests` : html`Tests <small>${rule(said)}</small>`
  const columns = [
    { title: 'Comparison' },
    { title: 'Groups' },
    { title: 'Effect' },
    { title: 'p', isNumber: true },
    { title: 'Method' },
  ]
  return html`
<section id="comparisons"><h2>Comparisons</h2>
${table('t-comparisons', caption, columns, rows)}
</section>`
}

/**
 * The p-values of a test: its own, and those asked for besides (permutation, trend, pairs, mid-p). That of a single
 * hazard ratio stands in the forest plot.
 */
const pValues = (analysis: string, { all, input }: Context): readonly Result[] => {
  const section = input.testResults
  return all.filter(
    (result) =>
      result.analysis === analysis &&
      /(^|-)p$/.test(result.statistic) &&
      result.statistic !== 'hazard-ratio-p' &&
      section.includes(result),
  )
}

const testRows = (analysis: string, context: Context): readonly Row[] =>
  pValues(analysis, context).map((p, i) => ({
    cells: [
      joined(
        [i === 0 ? quoted(testTitle(analysis, context)) : null, ...whichOf(p, context)].filter(
          (part) => part !== null,
        ),
        ' ',
      ),
      i === 0 ? html`${compared(analysis, context)}${leftOut(analysis, context)}` : '',
      effects(analysis, p, context),
      number(context.results, p.id),
      rule(p.method),
    ],
  }))

/** What tells a test's p-values apart: the landmark, the pair of groups, the kind. */
const whichOf = ({ at, level, statistic }: Result, context: Context): readonly Html[] => [
  ...(at === null ? [] : [html`at ${quoted(String(at))}`]),
  ...(level === '' ? [] : [pairTitle(level, context)]),
  ...(statistic === 'p' ? [] : [html`${statistic.replace(/-p$/, '')}`]),
]

/** Two groups, one against the other, in words; what is none as it stands. */
const pairTitle = (level: string, context: Context): Html => {
  const groups = level.split(' against ')
  return groups.length === 2 && groups.every((group) => group.includes('='))
    ? joined(
        groups.map((group) => groupTitle(group, context)),
        ' against ',
      )
    : quoted(level)
}

const EFFECTS: readonly (readonly [statistic: string, words: string])[] = [
  ['hazard-ratio', 'pooled hazard ratio'],
  ['i-squared', 'I²'],
  ['odds-ratio', 'odds ratio'],
  ['risk-difference', 'risk difference'],
  ['risk-ratio', 'risk ratio'],
  ['shift', 'shift'],
  ['survival-difference', 'difference of S(t)'],
  ['difference', 'difference'],
  ['ratio', 'ratio'],
]

/** The effects that stand beside a test's own p, with their intervals; of the first group against the second, unless the method says otherwise. */
const effects = (analysis: string, p: Result, { results, confidence, input }: Context): Html => {
  if (p.statistic !== 'p' || p.level !== '') return html``
  const at = p.at === null ? '' : `@${p.at}`
  const [chiSquare, df] = ['chi-square', 'df'].map((statistic) => `${analysis}/${statistic}${at}`)
  const there = EFFECTS.filter(([statistic]) => results.has(`${analysis}/${statistic}-lower${at}`))
  return joined([
    results.has(chiSquare!)
      ? html`χ² ${number(results, chiSquare!)}${results.has(df!) && html` on ${number(results, df!)} df`}<br>`
      : html``,
    ...there.map(([statistic, words]) => {
      const id = (end: string): string => `${analysis}/${statistic}${end}${at}`
      const limits = withLimits(results, id(''), id('-lower'), id('-upper'), confidence)
      return html`${words} ${limits}<br>${statistic === 'odds-ratio' && disagrees(p, results.get(id('-lower')), results.get(id('-upper')), input.rules.alpha) && html`<span class="note">The exact interval and the test's p are built by different rules and disagree here.</span><br>`}`
    }),
  ])
}

/** Whether the interval excludes 1 while p does not reach the level, or the other way round. */
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

/** The groups with what the test compares in them. */
const compared = (analysis: string, context: Context): Html => {
  const { results } = context
  const groups = groupsOf(analysis, context).filter((group) => group !== '')
  const lines = groups.map((group) => {
    const content = groupContent(analysis, group, context)
    return content && html`${groupTitle(group, context)}: ${content}<br>`
  })
  if (lines.length > 0) return joined(lines)
  const pairs = ['higher', 'unchanged', 'lower', 'gained', 'lost'].filter((statistic) =>
    results.has(`${analysis}/${statistic}`),
  )
  return joined(
    pairs.map((statistic) => html`${statistic}: ${number(results, `${analysis}/${statistic}`)}<br>`),
  )
}

/** Those of whom it is not recorded what the test needs; nothing where there are none. */
const leftOut = (analysis: string, { results }: Context): Html | null => {
  const id = `${analysis}/left-out`
  const found = results.get(id)
  return found?.value ? html`left out: ${number(results, id)} ${rule(found.method)}<br>` : null
}

/** Observed and expected, median and quartiles, or count and share: what the results of the group hold. */
const groupContent = (
  analysis: string,
  group: string,
  { results, input, variables, confidence }: Context,
): Html | null => {
  const of = (statistic: string): Html => number(results, idOf(analysis, group, statistic))
  const has = (statistic: string): boolean => results.has(idOf(analysis, group, statistic))
  if (has('hazard-ratio')) {
    const id = (end: string): string => idOf(analysis, group, `hazard-ratio${end}`)
    return html`hazard ratio ${withLimits(results, id(''), id('-lower'), id('-upper'), confidence)}, weight ${of('weight')}`
  }
  if (has('observed')) return html`${of('observed')} events, ${of('expected')} expected`
  const test = input.tests[analysis]!
  if (has('median') && 'variable' in test && isQuantity(variables.get(test.variable)!))
    return html`median ${of('median')} (${of('q1')} to ${of('q3')})`
  return has('count') ? html`${of('count')} of ${of('n')} (${of('share')})` : null
}
