import { beforeAll, describe, expect, it } from 'vitest'
import { groupTestOf } from '../../../cohort/descriptors/group-tests/index.ts'
import type { FigureOf } from '../../../cohort/descriptors/plan/figure.ts'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { forestAlt } from '../../../stages/7-figures/forest/alt.ts'
import { forestData } from '../../../stages/7-figures/forest/data.ts'
import { resultsById } from '../../../stages/7-figures/results-by-id.ts'
import type { Context } from '../../../stages/8-report/context.ts'
import { textOf } from '../../../stages/8-report/html/html.ts'
import { resultsParagraph } from '../../../stages/8-report/manuscript/paste-results.ts'
import { effects } from '../../../stages/8-report/results/effects.ts'
import { PLAN } from '../../support/cohort/six.ts'
import { contextOfSix } from '../../support/report/context-of.ts'

const ACROSS = '  across: { method: heterogeneity, endpoint: progression, by: arm, across: centre }\n'

let context: Context
beforeAll(async () => {
  context = await contextOfSix(PLAN.replace('tests:\n', `tests:\n${ACROSS}`))
})
const shown = (id: string): string => String(context.results.get(id)!.value)

describe('which group a ratio is of', () => {
  it('is said by the table of effects and the text to paste', () => {
    for (const section of [effects(context)!, resultsParagraph(context)])
      expect(textOf(section)).toContain('control versus treated')
    expect(textOf(effects(context)!)).toContain('size_after, per cm')
  })

  it('is said by every row of a forest plot', () => {
    const { input, variables } = context
    const figure: FigureOf<'forest'> = {
      kind: 'forest',
      title: 'Ratios',
      of: ['cox-efron', 'pain', 'across'],
    }
    const results = resultsById(input.estimateResults, input.testResults)
    const data = forestData(figure, { ...input, results, variables, style: plain })
    const words = data.panels.flatMap(({ rows }) =>
      rows.map(({ title, compared, label }) => [title, compared, label].filter(Boolean).join(': ')),
    )
    expect(words).toEqual([
      'Progression-free survival: arm, control versus treated',
      'Progression-free survival: size_after, per cm',
      'pain_after by arm: control versus treated',
      'Progression-free survival by arm: control versus treated: x',
      'Progression-free survival by arm: control versus treated: y',
      'Progression-free survival by arm: control versus treated: Pooled',
    ])
    expect(forestAlt({ ...data, title: 'T' })).toContain('Heterogeneity: ')
  })

  it('is said of each pair of a pairwise test', () => {
    expect(textOf(effects(context)!)).toContain('III versus I')
  })
})

describe('the p-value of an effect', () => {
  /** The ids of results in a piece of markup, in their order. */
  const idsIn = (markup: string): readonly string[] =>
    [...markup.matchAll(/data-result="([^"]*)"/g)].map(([, id]) => id!)

  it('is that of the effect: the pooled ratio has its own, I² that of Q', () => {
    const { markup } = resultsParagraph(context)
    const ids = idsIn(markup)
    expect(ids.slice(ids.indexOf('across/hazard-ratio'))[3]).toBe('across/hazard-ratio-p')
    expect(ids.slice(ids.indexOf('across/i-squared'))).toContain('across/p')
    expect(shown('across/hazard-ratio-p')).not.toBe(shown('across/p'))
  })

  it('is named as that of heterogeneity where it is one', () => {
    const text = textOf(resultsParagraph(context))
    expect(text).toMatch(/pooled hazard ratio, control versus treated, [^;]*; heterogeneity: I² /)
  })

  it('is in the row of its effects and in no other row', () => {
    const rows = effects(context)!.markup.split('<tr').map(idsIn)
    const row = (id: string) => rows.filter((ids) => ids.at(-1) === id).flat()
    expect(row('across/hazard-ratio-p')).toContain('across/hazard-ratio')
    expect(row('across/p')).not.toContain('across/hazard-ratio')
    expect(row('mean/p@3.5')).toContain('mean/difference@3.5')
    expect(row('mean/p@3.5')).not.toContain('mean/ratio@3.5')
    expect(row('mean/ratio-p@3.5')).toContain('mean/ratio@3.5')
    expect(row('landmark/p@2')).toContain('landmark/survival-difference@2')
    expect(row('size/p')).toContain('size/shift')
  })

  it('is a result of the same test, for every effect of every method', () => {
    for (const [analysis, { method }] of Object.entries(context.input.tests))
      for (const { statistic, p } of groupTestOf(method).effects) {
        const has = (name: string) =>
          context.all.some((one) => one.analysis === analysis && one.group === '' && one.statistic === name)
        if (has(statistic)) expect([analysis, p, has(p)]).toEqual([analysis, p, true])
      }
  })
})
