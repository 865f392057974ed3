import { describe, expect, it } from 'vitest'
import { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import { unusedTimes } from '../../../../stages/2-validate/warnings/unused-times.ts'

const plan = (competing = '') =>
  Plan.parse({
    ...{ title: 't', version: '1', publish: false, subject: 'id', origin: 'o', profile: 'r' },
    ...{ alpha: 0.05, confidence: 0.95 },
    endpoints: {
      relapse: {
        code: 'RFS',
        title: 'Relapse',
        event: { label: 'relapse', when: { relapse: true }, at: 'relapse_months' },
        ...(competing === ''
          ? {}
          : { competing: { death: { label: 'death', when: { died: true }, at: competing } } }),
        until: 'follow_up',
      },
    },
  })

const subject = (
  relapse: boolean | null,
  relapse_months: number | null,
  follow_up: number,
  died = false,
) => ({
  ...{ id: 'A', relapse, relapse_months, follow_up, died },
})

describe('a time of an event that did not happen', () => {
  it('is reported with its value', () => {
    expect(unusedTimes(plan(), [subject(false, 7, 12)])).toEqual([
      {
        subject: 'A',
        variable: 'relapse_months',
        value: '7',
        title: 'a time of relapse, although by its condition the event did not occur',
      },
    ])
  })

  it.each([
    ['the event happened', subject(true, 7, 12)],
    ['there is no time', subject(false, null, 12)],
    ['it is open whether it happened', subject(null, 7, 12)],
    ['the time is that of the last contact, as where one column holds both', subject(false, 12, 12)],
  ])('is none where %s', (_, one) => {
    expect(unusedTimes(plan(), [one])).toEqual([])
  })

  it('is none where another event has the same time, and happened', () => {
    expect(unusedTimes(plan('relapse_months'), [subject(false, 7, 12, true)])).toEqual([])
    expect(unusedTimes(plan('relapse_months'), [subject(false, 7, 12, false)])).toHaveLength(1)
  })
})
