import { describe, expect, it } from 'vitest'
import { styleOf } from '../../../../cohort/results/styles/style-of.ts'
import { html } from '../../../../stages/8-report/html/html.ts'
import { planValue, userText } from '../../../../stages/8-report/html/number.ts'
import { styledNumbers } from '../../../../stages/8-report/html/styled-numbers.ts'

const german = (markup: string): string => styledNumbers({ markup }, styleOf({ language: 'de' })).markup

describe('the numbers of a page', () => {
  it('have the marks of the style where their origin is a count, a rule or an axis', () => {
    expect(
      german(html`<p>${planValue('97.5% CI')} <span data-count="subjects">12345</span></p>`.markup),
    ).toBe('<p><span data-rule>97,5% CI</span> <span data-count="subjects">12\u202f345</span></p>')
  })

  it('stay where they are of the plan, the paper or a result, of an id, or in a script, also within a rule', () => {
    const stays = [
      userText('Stage 2.1').markup,
      '<span data-claim="a">0.71</span>',
      '<data value="0.5" data-result="a">0.50</data>',
      '<p data-count="x" title="1.5"><code>0.5</code></p>',
      '<script type="application/json">{"a":"<p data-rule>","b":0.5}</script>',
      `<p data-rule>of ${userText('Stage 2.1').markup}</p>`,
      '<p>no origin 1.5</p>',
    ]
    for (const markup of stays) expect(german(markup)).toBe(markup)
  })

  it('are styled after an element without an end, and not after the end of theirs', () => {
    expect(german('<p data-rule>1.5<br>2.5<img src="x"/>3.5</p>4.5')).toBe(
      '<p data-rule>1,5<br>2,5<img src="x"/>3,5</p>4.5',
    )
  })

  it('of plain are as they were', () => {
    const markup = '<p data-rule>-12345.5</p>'
    expect(styledNumbers({ markup }, styleOf({})).markup).toBe(markup)
  })
})
