import { expect, test } from 'vitest'
import { flowData } from '../../../stages/7-figures/flow/data.ts'
import { figures, forEachCohort } from '../../support/figures/random-figures.ts'

test('every count of a flow is in its picture and in its specification', () => {
  forEachCohort((sources, svg) => {
    const counts = new Map(
      [...svg('flow').querySelectorAll('[data-result]')].map((run) => [
        run.getAttribute('data-result')!,
        run.textContent,
      ]),
    )
    const { branches } = flowData(figures['flow'] as never, sources)
    for (const { n, outcomes } of branches) {
      const wanted = [n, ...outcomes.map(({ result }) => result)]
      for (const { id, value } of wanted) expect(counts.get(id)).toBe(String(value))
      expect(outcomes.reduce((sum, { result }) => sum + result.value!, 0)).toBe(n.value)
    }
  })
})
