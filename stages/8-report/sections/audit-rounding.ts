import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { audited } from '../number.ts'
import { table } from '../table.ts'

/** Whether one set of exact times gives all that is printed of an analysis, and which conclusions depend on them. */
export const roundingTable = ({ input }: Context): Html | null => {
  if (input.oneSet.length === 0) return null
  const unsettled = input.rounding.filter(({ changes_conclusion }) => changes_conclusion)
  return html`<h3>What rounding of the times can do</h3>
${table(
  't-one-set',
  html`One set of exact times <small>A recorded time stands for an interval. Printed results that some exact times give, all at once.</small>`,
  [
    { title: 'Analysis' },
    { title: 'Printed results', isNumber: true },
    { title: 'Most given at once', isNumber: true },
    { title: 'Sets of times tried', isNumber: true },
    { title: 'Finding' },
  ],
  input.oneSet.map(({ analysis, printed, met, tried }) => ({
    cells: [
      audited('rounding', analysis),
      audited('rounding', printed),
      audited('rounding', met),
      audited('rounding', tried),
      met === printed ? 'one set gives all' : 'no set was found that gives all',
    ],
  })),
)}
<p class="note">${
    unsettled.length === 0
      ? 'No conclusion (a test on either side of the significance level, a time that is reached or not) depends on the exact times that were tried.'
      : html`The conclusion depends on the exact times for: ${unsettled.map(({ result }, i) => html`${i > 0 && ', '}${audited('rounding', result)}`)}.`
  }</p>`
}
