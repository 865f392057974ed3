import { halfDayOf } from '../../../../../cohort/counts/time-zero.ts'
import type { Condition } from '../../../../../cohort/descriptors/conditions/condition.ts'
import type { Endpoint } from '../../../../../cohort/descriptors/plan/endpoint.ts'
import { eventsOf } from '../../../../../cohort/subjects/follow-ups.ts'
import type { Variable } from '../../../../../cohort/values/value.ts'
import { isPlainName, rColumn, rComment, rNumber, rString } from '../r-text.ts'
import type { ConfirmedStudy } from '../study.ts'
import { conditionCode } from './condition-code.ts'

/** The names of data frames of R for populations and endpoints. */
export interface FrameNames {
  /** The patients of a population; without one, all. */
  population(among: string | undefined): string
  /** The follow-up of an endpoint's patients. */
  times(endpoint: string): string
}

/** The lines that make a data frame for each population. */
export const populationLines = (
  { populations }: Pick<ConfirmedStudy, 'populations'>,
  names: FrameNames,
): readonly string[] =>
  Object.entries(populations).flatMap(([name, { title, condition }]) => [
    rComment(title),
    `${names.population(name)} <- rows_where(patients, ${conditionCode(condition as Condition, 'patients')})`,
  ])

/** The lines that remove excluded patients; a condition that a missing value leaves open removes nobody. */
export const exclusionLines = ({ exclude }: Pick<ConfirmedStudy, 'exclude'>): readonly string[] =>
  Object.entries(exclude).length === 0
    ? []
    : [
        'excluded <- rep(FALSE, nrow(patients))',
        ...Object.values(exclude).flatMap(({ title, condition }) => [
          rComment(title),
          `excluded <- excluded | (${conditionCode(condition as Condition, 'patients')}) %in% TRUE`,
        ]),
        'patients <- patients[!excluded, , drop = FALSE]',
      ]

/** The lines that make a data frame for each endpoint: entry, time and cause of each patient, beside the variables. */
export const endpointLines = (
  study: Pick<ConfirmedStudy, 'endpoints' | 'variables' | 'rules'>,
  names: FrameNames,
): readonly string[] =>
  Object.entries(study.endpoints).flatMap(([name, endpoint]) => [
    '',
    rComment(endpoint.title),
    `${names.times(name)} <- follow_up(`,
    ...argumentsOf(endpoint, study, names.population(endpoint.among)).map(
      (line, i, all) => `  ${line}${i < all.length - 1 ? ',' : ''}`,
    ),
    ')',
  ])

const argumentsOf = (
  endpoint: Endpoint,
  { variables, rules }: Pick<ConfirmedStudy, 'variables' | 'rules'>,
  frame: string,
): readonly string[] => {
  const isDate = variables.get(endpoint.until)?.type === 'date'
  const time = (name: string): string => (isDate ? `days(${rColumn(frame, name)})` : rColumn(frame, name))
  const causes = eventsOf(endpoint).map(
    ([cause, { when, at }]) =>
      `    ${causeName(cause)} = list(when = ${conditionCode(when as Condition, frame)}, at = ${time(at)})`,
  )
  return [
    frame,
    `until = ${time(endpoint.until)}`,
    `causes = list(\n${causes.join(',\n')}\n  )`,
    ...(endpoint.from === undefined ? [] : [`from = ${time(endpoint.from)}`]),
    ...(endpoint.enters === undefined ? [] : [`enters = ${time(endpoint.enters)}`]),
    ...(endpoint.cutoff === undefined ? [] : [`cutoff = days(${rString(endpoint.cutoff)})`]),
    ...(endpoint.in === undefined ? [] : [`divisor = ${rNumber(endpoint.in.divisor)}`]),
    ...(endpoint.landmark === undefined ? [] : [`landmark = ${rNumber(endpoint.landmark)}`]),
    ...(rules.timeZero === 'half-day' ? [`half_day = ${halfDay(endpoint, variables)}`] : []),
  ]
}

const halfDay = (endpoint: Endpoint, variables: ReadonlyMap<string, Variable>): string =>
  rNumber(halfDayOf(endpoint, variables))

/** A cause is a name of the plan (`Id`), which may have characters that R does not take in a name. */
const causeName = (cause: string): string => (isPlainName(cause) ? cause : rString(cause))
