import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import { termTitle } from '../../../cohort/results/pair-words.ts'
import { type Context, idOf, modelTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { number, planValue, userText, withLimits } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'

/** Every regression of the plan: one hazard ratio for each term, and the tests of the model. */
export const models = (context: Context): Html | null => {
  const names = Object.keys(context.input.models)
  if (names.length === 0) return null
  return html`
<section id="models"><h2>Regression</h2>
${names.map((analysis) => model(analysis, context))}
</section>`
}

/** The name of the ratio: a Fine-Gray model compares subdistribution hazards. */
export const ratioWords = ({ method }: Model): string =>
  modelKindOf(method).ratio.replace(/^./, (letter) => letter.toUpperCase())

const model = (analysis: string, context: Context): Html => {
  const { results, all, confidence } = context
  const terms = all.filter((result) => result.analysis === analysis && result.statistic === 'hazard-ratio')
  const numberFor = (statistic: string): Html | null =>
    results.has(`${analysis}/${statistic}`) ? number(results, `${analysis}/${statistic}`) : null
  const rows = terms.map((term): TableRow => {
    const { level, method, id } = term
    const termId = (statistic: string): string => idOf(analysis, '', statistic, level)
    return {
      cells: [
        userText(termTitle(term, context.variables, context.input.models[analysis]!)),
        withLimits(results, id, termId('hazard-ratio-lower'), termId('hazard-ratio-upper'), confidence),
        number(results, termId('p')),
        planValue(method),
      ],
    }
  })
  const excluded = results.get(`${analysis}/left-out`)
  const tests = [
    ['likelihood-ratio-p', 'likelihood-ratio test p'],
    ['score-p', 'score test p'],
    ['wald-p', 'Wald test p'],
    ['zph-p', 'test of proportional hazards p'],
  ] as const
  const caption = html`${userText(modelTitle(analysis, context))} <small>${numberFor('n')} ${plural(results.get(`${analysis}/n`)?.value ?? null, 'patient')}${numberFor('events') && html`, ${numberFor('events')} ${plural(results.get(`${analysis}/events`)?.value ?? null, 'event')}`}${excluded?.value ? html`, ${numberFor('left-out')} excluded (${planValue(excluded.method)})` : null}${tests.map(([statistic, words]) => numberFor(statistic) && html`; ${words} ${numberFor(statistic)}`)}.</small>`
  return table(
    `t-model-${analysis}`,
    caption,
    [
      { title: 'Term' },
      { title: ratioWords(context.input.models[analysis]!), isNumber: true },
      { title: 'p', isNumber: true },
      { title: 'Method' },
    ],
    rows,
  )
}
