import type { Rules } from '../conventions.ts'
import { CENSORED, EVENT, type FollowUp, followUps } from '../follow-ups.ts'
import type { Alternative } from '../other-conventions.ts'
import { conventionWords } from '../other-conventions.ts'
import { type Result, resultId } from '../result.ts'
import { conversion } from '../unit.ts'
import { type Analysis, resultsOf } from './analysis.ts'
import type { Audited } from './audited.ts'
import type { Case } from './case.ts'

/** Another value that might stand where a result does, since somebody applied another rule. */
export interface RuleEdit {
  /** Rules of one class share a chance rate. */
  readonly family: string
  readonly what: string
  readonly value: Pick<Result, 'value' | 'unit'>
}

/** All that a rule edit may look at. */
export interface RuleView {
  readonly audited: Audited
  readonly cases: readonly Case[]
  readonly all: readonly Result[]
  readonly alternatives: readonly Alternative[]
}

/** Every rule edit of a result: what else could have been printed for it without any cell changed. */
export const ruleEdits = (result: Result, analysis: Analysis, view: RuleView): readonly RuleEdit[] => [
  ...conventions(result, view),
  ...otherOutcomes(result, analysis, view),
  ...otherOrigins(result, analysis, view),
  ...otherTimes(result, analysis, view),
  ...complement(result),
  ...otherDenominators(result, view),
  ...otherRows(result, view),
]

const conventions = ({ id }: Result, { alternatives }: RuleView): readonly RuleEdit[] =>
  alternatives.flatMap((alternative) => {
    const value = alternative.results.get(id)
    return value ? [{ family: 'another named rule', what: conventionWords([alternative]), value }] : []
  })

/** The endpoint that an estimate or a test is about. */
const endpointOf = ({ section, name, plan }: Analysis): string | null => {
  if (section === 'estimates') return plan.estimates[name]!.endpoint ?? name
  if (section === 'models') return plan.models[name]!.endpoint
  const test = section === 'tests' ? plan.tests[name] : undefined
  return test !== undefined && 'endpoint' in test ? test.endpoint : null
}

/** Competing events as events; and, of S(t), the incidence that lets them compete instead of censoring them. */
const otherOutcomes = (result: Result, analysis: Analysis, view: RuleView): readonly RuleEdit[] => {
  const name = endpointOf(analysis)
  const causes = name === null ? {} : (view.audited.endpoints[name]!.competing ?? {})
  if (name === null || Object.keys(causes).length === 0) return []
  const asEvents = view.cases.map((one) =>
    withFollowUp(one, name, (own) => (own.outcome === CENSORED ? own : { ...own, outcome: EVENT })),
  )
  const labels = Object.values(causes).map(({ label }) => label)
  const found = valueIn(result.id, analysis, asEvents, view.audited)
  const incidence = view.all.find(
    ({ id }) => id === resultId({ ...keyOf(result), statistic: 'cumulative-incidence' }),
  )
  const competing = incidence?.value ?? null
  const censored = view.all.find(
    ({ id }) => id === resultId({ ...keyOf(result), level: '', statistic: 'incidence' }),
  )
  const family = 'another role of competing events'
  return [
    ...found.map((value) => ({ family, what: `${labels.join(', ')} counted as the event`, value })),
    ...(result.statistic === 'cumulative-incidence' && result.level === '' && censored !== undefined
      ? [{ family, what: `${labels.join(', ')} censored instead of competing`, value: censored }]
      : []),
    ...(competing === null || !/^(survival|incidence)$/.test(result.statistic)
      ? []
      : [
          {
            family,
            what: `${labels.join(', ')} competing instead of censored`,
            value: { unit: '1', value: result.statistic === 'survival' ? 1 - competing : competing },
          },
        ]),
  ]
}

/** Times counted from another origin that the plan names, or from time 0; only if it gives everybody a time. */
const otherOrigins = (result: Result, analysis: Analysis, view: RuleView): readonly RuleEdit[] => {
  const name = endpointOf(analysis)
  if (name === null) return []
  const { endpoints, populations, subjectName, variables } = view.audited
  const endpoint = endpoints[name]!
  const origins = [undefined, ...new Set(Object.values(endpoints).flatMap(({ from }) => from ?? []))]
  return origins
    .filter((from) => from !== endpoint.from)
    .flatMap((from): readonly RuleEdit[] => {
      const { from: _, ...rest } = endpoint
      const moved = followUps(
        from === undefined ? rest : { ...rest, from },
        populations,
        view.cases.map(({ subject }) => subject),
        subjectName,
      )
      if (moved.problems.length > 0) return []
      const bySubject = new Map(moved.followUps.map((own) => [own.subject, own]))
      const cases = view.cases.map((one) => ({
        ...one,
        followUps: { ...one.followUps, [name]: bySubject.get(String(one.subject[subjectName])) ?? null },
      }))
      const what = `times counted from ${from === undefined ? 'time 0' : variables.get(from)!.title}`
      return valueIn(result.id, analysis, cases, view.audited).map((value) => ({
        family: 'another origin of time',
        what,
        value,
      }))
    })
}

/** Just before the landmark (so that an event at it does not count yet), the neighbouring landmarks, and one unit off. */
const otherTimes = (result: Result, analysis: Analysis, view: RuleView): readonly RuleEdit[] => {
  if (analysis.section !== 'estimates' || result.at === null) return []
  const own = resultsAt(result, analysis, view)
  const declared = view.audited.estimates[analysis.name]!.at
  const place = declared.indexOf(result.at)
  const neighbours = place < 0 ? [] : [declared[place - 1], declared[place + 1]]
  const before = Math.max(0, ...timesOf(analysis, view).filter((time) => time < result.at!))
  const family = 'a neighbouring time'
  return [
    ...own([before]).map(({ value }) => ({ family, what: 'the value just before the landmark', value })),
    ...own(neighbours.flatMap((at) => at ?? [])).map(({ at, value }) => ({
      family,
      what: `the value at the landmark ${at}`,
      value,
    })),
    ...own([result.at - 1, result.at + 1].filter((at) => at >= 0)).map(({ at, value }) => ({
      family,
      what: `the value at ${at}, one unit off`,
      value,
    })),
  ]
}

const resultsAt =
  (result: Result, analysis: Analysis, { audited, cases }: RuleView) =>
  (times: readonly number[]): readonly { readonly at: number; readonly value: Result }[] => {
    const entry = analysis.plan.estimates[analysis.name]!
    const moved = {
      ...analysis,
      plan: { ...analysis.plan, estimates: { [analysis.name]: { ...entry, at: [...times] } } },
    }
    const found = resultsOf(moved, cases, audited)
    return times.flatMap((at) => {
      const value = found.find(({ id }) => id === resultId({ ...keyOf(result), at }))
      return value && value.value !== null ? [{ at, value }] : []
    })
  }

const timesOf = (analysis: Analysis, { cases }: RuleView): readonly number[] => {
  const name = endpointOf(analysis)
  return name === null ? [] : cases.flatMap(({ followUps: own }) => own[name]?.time ?? [])
}

const SHARE = /^(p|share|survival|incidence|cumulative-incidence)$/

const complement = ({ statistic, value, unit }: Result): readonly RuleEdit[] =>
  value === null || !SHARE.test(statistic)
    ? []
    : [{ family: 'the complement', what: 'one minus the value', value: { value: 1 - value, unit } }]

/** The same count over the number of subjects of another population or group. */
const otherDenominators = (result: Result, { all }: RuleView): readonly RuleEdit[] => {
  if (result.statistic !== 'share') return []
  const count = all.find(({ id }) => id === resultId({ ...keyOf(result), statistic: 'count' }))?.value ?? null
  if (count === null) return []
  const sizes = new Map<number, string>()
  for (const { statistic, value, id } of all)
    if (statistic === 'n' && value !== null && value > 0 && !sizes.has(value)) sizes.set(value, id)
  return [...sizes].map(([n, id]) => ({
    family: 'another denominator',
    what: `over ${n} subjects, as in ${id}`,
    value: { value: count / n, unit: '1' },
  }))
}

/** The value of another row of the results that measures the same kind of thing. */
const otherRows = (result: Result, { all }: RuleView): readonly RuleEdit[] =>
  all
    .filter(
      ({ id, unit, value }) => id !== result.id && value !== null && conversion(unit, result.unit) !== null,
    )
    .map((row) => ({
      family:
        row.statistic === result.statistic ? 'another row of this statistic' : 'another row of this unit',
      what: `the value of ${row.id}`,
      value: row,
    }))

const withFollowUp = (one: Case, name: string, f: (own: FollowUp) => FollowUp): Case => {
  const own = one.followUps[name] ?? null
  return own === null ? one : { ...one, followUps: { ...one.followUps, [name]: f(own) } }
}

const valueIn = (
  id: string,
  analysis: Analysis,
  cases: readonly Case[],
  audited: Audited,
  rules: Rules = audited.rules,
): readonly Result[] =>
  resultsOf(analysis, cases, audited, rules).filter((result) => result.id === id && result.value !== null)

const keyOf = ({ analysis, group, level, statistic, at }: Result) => ({
  analysis,
  group,
  level,
  statistic,
  ...(at === null ? {} : { at }),
})
