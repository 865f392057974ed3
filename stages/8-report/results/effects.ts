import { isShownBoth, univariableNames } from '../../../cohort/descriptors/plan/univariable-names.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { letterOfP, planValue } from '../html/number.ts'
import { table } from '../html/table.ts'
import { levelSentence, multiplicitySentence } from '../methods/level-sentences.ts'
import { usedMethods } from '../methods/used.ts'
import { adjustedTables } from './adjusted.ts'
import { differenceTables } from './differences.ts'
import type { EffectRow } from './effect-row.ts'
import { figuresOf } from './figure.ts'
import { letterOf } from './letters.ts'
import { modelRows } from './model-rows.ts'
import { sideBySide } from './side-by-side.ts'
import { testRows } from './test-rows.ts'

/** All tests and models in one table: groups, effect with who versus whom, P value; the forest plot; null without any. */
export const effects = (context: Context): Html | null => {
  const figures = [figuresOf('adjusted-survival', context), figuresOf('forest', context)].filter(
    (section) => section !== null,
  )
  const forest = figures.length === 0 ? null : html`${figures}`
  const { tests, models } = context.input
  const tables = [...sideBySide(context), ...differenceTables(context), ...adjustedTables(context)]
  const rows = [
    ...Object.keys(tests).flatMap((analysis) => testRows(analysis, context)),
    ...Object.entries(models).flatMap(([analysis, model]) =>
      isShownBoth(model) || univariableNames(models).has(analysis) ? [] : modelRows(analysis, context),
    ),
  ]
  if (rows.length === 0) return tables.length === 0 ? forest : html`${tables}${forest}`
  const used = usedMethods(context)
  const sentences = [levelSentence(used, context), multiplicitySentence(used.tests, context)]
    .filter((sentence) => sentence !== null)
    .join(' ')
  const methods = [
    ...new Set(rows.flatMap(({ method, adjusted }) => [method, ...(adjusted ? [adjusted.method] : [])])),
  ]
  const pCell = ({ p, method }: Pick<EffectRow, 'p' | 'method'>): Html =>
    html`${p}\u00a0<sup>${letterOf(methods.indexOf(method))}</sup>`
  const columns = [
    { title: 'Comparison' },
    { title: 'Groups' },
    { title: html`Effect (${context.confidence})` },
    { title: letterOfP(context.style), isNumber: true },
  ]
  const caption = html`<span class="vh">Effects</span> <small>${sentences !== '' && planValue(sentences)}</small>`
  const notes = html`<p class="note">${joined(
    methods.map((method, i) => html`<sup>${letterOf(i)}</sup> ${planValue(method)}`),
    '; ',
  )}.</p>`
  return html`${table(
    't-effects',
    caption,
    columns,
    rows.map(({ comparison, groups, effect, isFirst, adjusted, ...first }) => ({
      className: isFirst ? 'first' : 'more',
      cells: [
        comparison,
        groups,
        effect,
        html`${pCell(first)}${adjusted && html`<br>adjusted ${pCell(adjusted)}`}`,
      ],
    })),
  )}
${forest === null ? notes : html`<div class="beside">${forest}${notes}</div>`}
${tables}`
}
