import { describe, expect, test } from 'vitest'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { curvePoints } from '../../../stages/8-report/curve-points.ts'
import { contextOfCohort } from '../../support/report/report-of.ts'
import { cohortsWithRows } from '../../support/stages/cohorts-with-rows.ts'

describe.each(cohortsWithRows())('the curves of %s', (cohort) => {
  test('have at time 0 all patients of the group at risk who enter then', async () => {
    const context = await contextOfCohort(cohort)
    for (const [name, { atRisk }] of Object.entries(curvePoints(context)))
      for (const [times, counts] of atRisk) if (times[0] === 0) expect(counts[0], name).toBeGreaterThan(0)
  })
})

test('the numbers at risk at a pointer follow the rule for time 0, as the curves do', () => {
  // three enter at 0; one has the event there, which counts half a day later: until then all three are at risk
  const row = { endpoint: 'death', stratum: '', group: '', competing: '' }
  const context = {
    results: new Map(),
    style: plain,
    variables: new Map([['days', { name: 'days', unit: 'd' }]]),
    input: {
      figureIndex: [{ figure: 'all', kind: 'kaplan-meier' }],
      figureSpecs: { all: { datasets: { curve: [] }, usermeta: { groups: [{ label: 'all', group: '' }] } } },
      figures: { all: { kind: 'kaplan-meier', estimate: 'death' } },
      estimates: { death: { endpoint: 'death' } },
      endpoints: { death: { until: 'days', event: { at: 'days' } } },
      eventTable: [
        { ...row, time: 0, entered: 3, at_risk: 3, events: 1, censored: 0 },
        { ...row, time: 2, entered: 0, at_risk: 2, events: 0, censored: 2 },
      ],
      rules: { timeZero: 'half-day' },
    },
  } as unknown as Parameters<typeof curvePoints>[0]
  expect(curvePoints(context)['f-all']!.atRisk).toEqual([
    [
      [0, 0.5, 2],
      [3, 3, 2],
    ],
  ])
})
