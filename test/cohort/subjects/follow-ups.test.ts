import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { followUps } from '../../../cohort/subjects/follow-ups.ts'
import type { Value } from '../../../cohort/values/value.ts'
import { RELAPSE, SIX, subject } from '../../support/cohort/six-rows.ts'

const either: Endpoint = {
  ...RELAPSE,
  competing: { death: { label: 'death', when: { dead: true }, at: 'died' } },
}
const one = (values: Readonly<Record<string, Value>>, endpoint = either) => {
  const { followUps: found, problems } = followUps(
    endpoint,
    { dead: { title: 'the dead', condition: { dead: true } } },
    [subject({ last: 10, relapse: null, dead: false, died: null, from: 0, seen: 0, ...values })],
    'id',
  )
  return problems.length > 0
    ? problems.map(({ variable, expected, found: what }) => `${variable}: ${expected}, ${what}`)
    : found.map(({ entry, time, outcome }) => [entry, time, outcome])
}

describe('a follow-up', () => {
  it('ends for six patients as their six rows say', () => {
    const { followUps: found } = followUps(RELAPSE, {}, SIX, 'id')
    expect(found.map(({ time, outcome }) => `${time} ${outcome}`)).toEqual([
      '3 event',
      '12 censored',
      '5 event',
      '6 death',
      '9 event',
      '20 censored',
    ])
  })

  it('ends at the earliest of what happened', () => {
    expect(one({ relapse: 4, dead: true, died: 7 })).toEqual([[0, 4, 'event']])
    expect(one({ relapse: 7, dead: true, died: 4 })).toEqual([[0, 4, 'death']])
  })

  it('ends with the event where a competing event has the same time, and with that before last contact', () => {
    expect(one({ relapse: 4, dead: true, died: 4 })).toEqual([[0, 4, 'event']])
    expect(one({ dead: true, died: 10 })).toEqual([[0, 10, 'death']])
    expect(one({ relapse: 10 })).toEqual([[0, 10, 'event']])
  })

  it('is at fault where the event lies after last contact, even if another came before it', () => {
    expect(one({ relapse: 11 })).toEqual(['relapse: at most last (10), 11'])
    expect(one({ relapse: 4, dead: true, died: 12 })).toEqual(['died: at most last (10), 12'])
  })

  it('is at fault if an event has no time, or if it is unknown whether it happened', () => {
    expect(one({ dead: true })).toEqual(['died: a time, since "death" happened, nothing'])
    expect(one({ dead: null })).toEqual([
      'dead: values that decide whether "death" happened, a missing value',
    ])
    expect(one({ last: null })).toEqual(['last: a time, the last contact, nothing'])
  })

  it('without any time of a subject is a fault whose way out excludes the subject', () => {
    const absent = subject({ last: null, relapse: null, dead: false, died: null, from: 0, seen: 0 })
    const [problem] = followUps({ ...either, until: 'last' }, {}, [absent], 'id').problems
    expect(problem?.remedy).toContain('exclude: { no-follow-up: ')
    expect(problem?.remedy).toContain('condition: { "last": { present: false } }')
  })

  it('counts from its origin, by decimals', () => {
    expect(one({ last: 0.3, from: 0.1 }, { ...either, from: 'from' })).toEqual([[0, 0.2, 'censored']])
  })

  it('may take no time, where it ends at the origin itself; less than zero is a fault', () => {
    expect(one({ last: 0 })).toEqual([[0, 0, 'censored']])
    expect(one({ relapse: 0 })).toEqual([[0, 0, 'event']])
    expect(one({ relapse: -1 })).toEqual(['relapse: after the beginning of the follow-up (0), -1'])
    expect(one({ relapse: 2, from: 3 }, { ...either, from: 'from' })).toEqual([
      'relapse: after the beginning of the follow-up (3), 2',
    ])
  })

  it('begins late where observation does, and never before the origin', () => {
    const late = { ...either, from: 'from', enters: 'seen' }
    expect(one({ from: 1, seen: 4 }, late)).toEqual([[3, 9, 'censored']])
    expect(one({ from: 1, seen: 4, relapse: 4 }, late)).toEqual([
      'relapse: after the beginning of the follow-up (4), 4',
    ])
    expect(one({ from: 4, seen: 1 }, late)).toEqual(['seen: at least from, the origin, 1'])
  })

  it('belongs to subjects that are known to be of the population', () => {
    const among = { ...either, among: 'dead' }
    expect(one({ dead: true, died: 9 }, among)).toEqual([[0, 9, 'death']])
    expect(one({ dead: false }, among)).toEqual([])
    expect(one({ dead: null }, among)).toEqual([])
  })
})
