import { describe, expect, it } from 'vitest'
import { PROFILES } from '../../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../../cohort/descriptors/plan/endpoint.ts'
import { heterogeneityResults } from '../../../../cohort/results/group-tests/heterogeneity.ts'
import type { FollowUp } from '../../../../cohort/subjects/follow-ups.ts'
import { memory } from '../../../../engines/memory.ts'
import { grouping } from '../../../support/cohort/six-rows.ts'

const endpoint: Endpoint = {
  code: 'E',
  title: 'E',
  event: { label: 'e', when: { t: 1 }, at: 't' },
  until: 't',
  competing: {},
}
/** `centre arm times`: everybody has the event. */
const resultsOf = (lines: readonly string[]) => {
  const people = lines.flatMap((line) => {
    const [centre, arm, ...times] = line.split(' ')
    return times.map((time) => ({ centre: centre!, arm: arm!, time: Number(time) }))
  })
  const source = memory({
    subjectName: 'id',
    subjects: people.map((one, i) => ({ ...one, id: String(i) })),
    endpoints: { e: endpoint },
    populations: {},
    followUps: {
      e: people.map(
        ({ time }, i): FollowUp => ({
          subject: String(i),
          entry: 0,
          time,
          outcome: 'event',
          label: '',
          at: 't',
        }),
      ),
    },
  })
  const results = heterogeneityResults(
    'test',
    { method: 'heterogeneity', endpoint: 'e', by: 'arm', across: 'centre' },
    {
      // the table of everybody beside it must not be taken for a part
      eventRows: [
        ...source.eventTable({ endpoint: 'e', by: ['arm'], strata: [] }),
        ...source.eventTable({ endpoint: 'e', by: ['arm'], strata: ['centre'] }),
      ],
      countRows: [],
      variables: new Map(
        [grouping('arm', ['x', 'y', 'z']), grouping('centre', ['south', 'north'])].map((one) => [
          one.name,
          one,
        ]),
      ),
      endpoints: { e: endpoint },
    },
    { ...PROFILES.r, alpha: 0.05, confidence: 0.95 },
  )
  return new Map(results.map(({ id, value, reason }) => [id, value ?? reason]))
}

describe('heterogeneity across centres', () => {
  // y versus x: u = -2/3 and v = 13/18 in the north; the other way round in the south
  const found = resultsOf(['north x 1 3', 'north y 2 4', 'south x 2 4', 'south y 1 3'])

  it('gives each centre the hazard ratio of the second group versus the first', () => {
    expect(found.get('test/centre=north/observed-minus-expected')).toBeCloseTo(-2 / 3, 14)
    expect(found.get('test/centre=north/variance')).toBeCloseTo(13 / 18, 14)
    expect(found.get('test/centre=north/hazard-ratio')).toBeCloseTo(Math.exp(-12 / 13), 14)
    expect(found.get('test/centre=south/hazard-ratio')).toBeCloseTo(Math.exp(12 / 13), 14)
    expect(found.get('test/centre=south/weight')).toBeCloseTo(1 / 2, 14)
  })

  it('pools two that contradict each other to 1, and finds Q = 2 (2/3)² / (13/18) = 16/13', () => {
    expect(found.get('test/hazard-ratio')).toBeCloseTo(1, 14)
    expect(found.get('test/hazard-ratio-p')).toBeCloseTo(1, 14)
    expect(found.get('test/q')).toBeCloseTo(16 / 13, 14)
    expect(found.get('test/df')).toBe(1)
    expect(found.get('test/i-squared')).toBeCloseTo(3 / 16, 14)
  })

  it('has the centres in their declared order', () => {
    const centres = [...found.keys()].filter((id) => id.endsWith('/weight'))
    expect(centres).toEqual(['test/centre=south/weight', 'test/centre=north/weight'])
  })

  it('leaves a centre with one group out of Q, and says why it has no ratio', () => {
    const one = resultsOf(['north x 1 3', 'north y 2 4', 'south y 1 3'])
    expect(one.get('test/centre=south/hazard-ratio')).toBe('no event while two groups were at risk together')
    expect(one.get('test/hazard-ratio')).toBeCloseTo(Math.exp(-12 / 13), 14)
    expect(one.get('test/q')).toBe('heterogeneity needs at least two estimates, found one')
  })

  it('has no answer for three groups', () => {
    const three = resultsOf(['north x 1 3', 'north y 2 4', 'south z 1 3'])
    expect(three.get('test/hazard-ratio')).toBe('the comparison needs two groups with subjects, found 3')
  })
})
