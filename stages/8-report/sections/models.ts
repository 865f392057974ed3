import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import { termTitle } from '../../../cohort/results/pair-words.ts'
import { type Context, idOf, modelTitle } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { number, planValue, userText, withLimits } from '../html/number.ts'
import { type Row, table } from '../html/table.ts'

/** Every regression of the plan: a hazard ratio a term, and the tests of the model. */
export const models = (context: Context): Html | null => {
  const names = Object.keys(context.input.models)
  if (names.length === 0) return null
  return html`
<section id="models"><h2>Regression</h2>
${names.map((analysis) => model(analysis, context))}
</section>`
}

/** Fine and Gray's ratio is of another hazard than Cox's. */
export const ratioWords = ({ method }: Model): string =>
  method === 'fine-gray' ? 'Subdistribution hazard ratio' : 'Hazard ratio'

const model = (analysis: string, context: Context): Html => {
  const { results, all, confidence } = context
  const terms = all.filter((result) => result.analysis === analysis && result.statistic === 'hazard-ratio')
  const of = (statistic: string): Html | null =>
    results.has(`${analysis}/${statistic}`) ? number(results, `${analysis}/${statistic}`) : null
  const rows = terms.map((term): Row => {
    const { level, method, id } = term
    const own = (statistic: string): string => idOf(analysis, '', statistic, level)
    return {
      cells: [
        userText(termTitle(term, context.variables, context.input.models[analysis]!)),
        withLimits(results, id, own('hazard-ratio-lower'), own('hazard-ratio-upper'), confidence),
        number(results, own('p')),
        planValue(method),
      ],
    }
  })
  const left = results.get(`${analysis}/left-out`)
  const tests = [
    ['likelihood-ratio-p', 'likelihood-ratio test p'],
    ['score-p', 'score test p'],
    ['wald-p', 'Wald test p'],
    ['zph-p', 'test of proportional hazards p'],
  ] as const
  const caption = html`${userText(modelTitle(analysis, context))} <small>${of('n')} ${plural(results.get(`${analysis}/n`)?.value ?? null, 'patient')}${of('events') && html`, ${of('events')} ${plural(results.get(`${analysis}/events`)?.value ?? null, 'event')}`}${left?.value ? html`, ${of('left-out')} excluded (${planValue(left.method)})` : null}${tests.map(([statistic, words]) => of(statistic) && html`; ${words} ${of(statistic)}`)}.</small>`
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
