import { CENSORED, EVENT, type FollowUp } from '../../../cohort/subjects/follow-ups.ts'
import type { DerivedSubject } from '../../recompute/derived-subject.ts'
import { endpointOf, idBeside, onceKey, type Readings, valuesIn } from './reading.ts'

/** Competing events counted as the event, as competing instead of censored, or as censored instead of competing. */
export const otherRoles: Readings = (result, analysis, view) => {
  const name = endpointOf(analysis)
  const causes = name === null ? {} : view.audited.endpoints[name]!.competing
  if (name === null || Object.keys(causes).length === 0) return []
  const asEvents = view
    .once(onceKey('as events', analysis), () =>
      valuesIn(
        analysis,
        view.cases.map((derived) =>
          withFollowUp(derived, name, (followUp) =>
            followUp.outcome === CENSORED ? followUp : { ...followUp, outcome: EVENT },
          ),
        ),
        view.audited,
      ),
    )
    .get(result.id)
  const labels = Object.values(causes)
    .map(({ label }) => label)
    .join(', ')
  const competing = view.byId.get(idBeside(result, { statistic: 'cumulative-incidence' }))?.value ?? null
  const censored = view.byId.get(idBeside(result, { level: '', statistic: 'incidence' }))
  const family = 'another role of competing events'
  return [
    ...(asEvents === undefined ? [] : [{ family, what: `${labels} counted as the event`, value: asEvents }]),
    ...(result.statistic === 'cumulative-incidence' && result.level === '' && censored !== undefined
      ? [{ family, what: `${labels} censored instead of competing`, value: censored }]
      : []),
    ...(competing === null || (result.statistic !== 'survival' && result.statistic !== 'incidence')
      ? []
      : [
          {
            family,
            what: `${labels} competing instead of censored`,
            value: { unit: '1', value: result.statistic === 'survival' ? 1 - competing : competing },
          },
        ]),
  ]
}

const withFollowUp = (
  derived: DerivedSubject,
  name: string,
  f: (followUp: FollowUp) => FollowUp,
): DerivedSubject => {
  const current = derived.followUps[name] ?? null
  return current === null ? derived : { ...derived, followUps: { ...derived.followUps, [name]: f(current) } }
}
