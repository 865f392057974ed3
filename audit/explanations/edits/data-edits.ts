import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import { evaluate, variablesOf } from '../../../cohort/descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import { dateText, nextDate, parseDate } from '../../../cohort/values/calendar.ts'
import { addDecimals } from '../../../cohort/values/decimal.ts'
import {
  encodeValue,
  isNumeric,
  levelsOf,
  type Subject,
  type Value,
  type Variable,
} from '../../../cohort/values/value.ts'
import type { AuditInput } from '../../recompute/audit-input.ts'
import type { DerivedSubject } from '../../recompute/derived-subject.ts'
import { companionsOf, recordedBases } from '../../recompute/recorded-bases.ts'
import { copiesOf, type Edit, type EditKind } from './edit.ts'

/**
 * All data edits that the search tries, each on one subject: excluded · counted twice · one recorded number or date
 * changed by one unit · a status changed (event to none, censored at last contact or, as a variant, at the former event
 * time; none to event at last contact) · another group. New categories are those recorded for another subject.
 */
export const dataEdits = (audited: AuditInput, cases: readonly DerivedSubject[]): readonly Edit[] => {
  const all = audited.recorded.flatMap((recorded, subject) => [
    { kind: 'excluded' as const, subject, cells: {}, what: 'one patient excluded', detail: '' },
    { kind: 'twice' as const, subject, cells: {}, what: 'one patient counted twice', detail: '' },
    ...numbersOffByOne(audited, recorded, subject),
    ...datesOffByOne(audited, recorded, subject),
    ...Object.values(audited.endpoints).flatMap((endpoint) =>
      statusChanged(audited, cases, endpoint, subject),
    ),
    ...inAnotherGroup(audited, subject),
  ])
  const key = ({ kind, subject, cells }: Edit): string =>
    `${subject} ${copiesOf({ kind })} ${JSON.stringify(Object.entries(cells).sort())}`
  return [...new Map(all.toReversed().map((edit) => [key(edit), edit])).values()].reverse()
}

const numbersOffByOne = (audited: AuditInput, recorded: Subject, subject: number): readonly Edit[] =>
  [...audited.variables.values()].flatMap((variable): readonly Edit[] => {
    const value = recorded[variable.name] ?? null
    if (variable.derivation !== null || variable.name === audited.subjectName || !isNumeric(variable))
      return []
    if (typeof value !== 'number') return []
    return [1, -1].map((step) => ({
      kind: 'number',
      subject,
      cells: { [variable.name]: addDecimals([value, step]) },
      what: `${variable.title}: one unit ${step > 0 ? 'more' : 'less'}`,
      detail: `${value} changed to ${addDecimals([value, step])}`,
    }))
  })

/** Dates one day earlier or later; if only the month or year is known, one month or year. */
const datesOffByOne = (audited: AuditInput, recorded: Subject, subject: number): readonly Edit[] =>
  [...audited.variables.values()].flatMap((variable): readonly Edit[] => {
    const value = recorded[variable.name] ?? null
    if (variable.derivation !== null || variable.type !== 'date' || typeof value !== 'string') return []
    const date = parseDate(value)
    if (date === null) return []
    const unit = date.day !== null ? 'day' : date.month !== null ? 'month' : 'year'
    return ([1, -1] as const).map((step) => {
      const to = dateText(nextDate(date, step))
      return {
        kind: 'date',
        subject,
        cells: { [variable.name]: to },
        what: `${variable.title}: one ${unit} ${step > 0 ? 'later' : 'earlier'}`,
        detail: `${value} changed to ${to}`,
      }
    })
  })

/** Event to none or none to event, with the cells of a subject with the other status. */
const statusChanged = (
  audited: AuditInput,
  cases: readonly DerivedSubject[],
  { event, until }: Endpoint,
  subject: number,
): readonly Edit[] => {
  const bases = recordedBases(variablesOf(event.when as Condition), audited.variables)
  if (bases.length === 0 || bases.some((name) => isMeasured(audited.variables.get(name)!))) return []
  const happened = (i: number): boolean => evaluate(event.when as Condition, cases[i]!.subject) === true
  const subjectRow = audited.recorded[subject]!
  const eventTime =
    event.at !== until && audited.variables.get(event.at)?.derivation === null ? event.at : null
  const had = happened(subject)
  return donors(audited, bases)
    .filter(({ donor }) => happened(donor) !== had)
    .flatMap(({ cells, words }): readonly Edit[] => {
      const edit = (times: Readonly<Record<string, Value>>, what: string): Edit => ({
        kind: 'status',
        subject,
        cells: changedOnly({ ...cells, ...times }, subjectRow),
        what,
        detail: changeWords(bases, subjectRow, words, audited),
      })
      const last = subjectRow[until] ?? null
      if (!had)
        return [edit(eventTime === null ? {} : { [eventTime]: last }, `${event.label} at last contact`)]
      if (eventTime === null) return [edit({}, `no ${event.label}, censored at last contact`)]
      return [
        edit({ [eventTime]: null }, `no ${event.label}, censored at last contact`),
        edit(
          { [eventTime]: null, [until]: subjectRow[eventTime] ?? null },
          `no ${event.label}, censored at the former event time`,
        ),
      ]
    })
}

/**
 * Another category in a variable that is summarised or defines groups; `statusChanged` handles statuses with their
 * times.
 */
const inAnotherGroup = (audited: AuditInput, subject: number): readonly Edit[] => {
  const subjectRow = audited.recorded[subject]!
  const statuses = new Set(
    Object.values(audited.endpoints).map(({ event }) =>
      recordedBases(variablesOf(event.when as Condition), audited.variables).join(),
    ),
  )
  const sets = groupingBases(audited).filter(
    (bases) =>
      bases.length > 0 &&
      !statuses.has(bases.join()) &&
      !bases.some((name) => isMeasured(audited.variables.get(name)!)),
  )
  return [...new Map(sets.map((bases) => [bases.join(), bases])).values()].flatMap((bases) =>
    donors(audited, bases).flatMap(({ cells, words }): readonly Edit[] => {
      const changed = changedOnly(cells, subjectRow)
      return Object.keys(changed).length === 0
        ? []
        : [
            {
              kind: 'group' satisfies EditKind,
              subject,
              cells: changed,
              what: changeWords(bases, subjectRow, words, audited),
              detail: '',
            },
          ]
    }),
  )
}

/** Numbers and dates are only changed by one unit: another subject's value in their place is an unlikely error. */
const isMeasured = (variable: Variable): boolean => isNumeric(variable) || variable.type === 'date'

const groupingBases = ({
  summaries,
  estimates,
  tests,
  models,
  variables,
}: AuditInput): readonly (readonly string[])[] =>
  [
    ...Object.values(summaries).flatMap(({ variable, by }) => [variable, by ?? []].flat()),
    ...Object.values(estimates).flatMap(({ by }) => by),
    ...[...Object.values(tests), ...Object.values(models)].flatMap((test) =>
      Object.values(test).flat().map(String),
    ),
  ]
    .filter((name) => variables.has(name))
    .map((name) => recordedBases([name], variables))

interface Donor {
  readonly donor: number
  readonly cells: Readonly<Record<string, Value>>
  readonly words: string
}

/** One subject for each combination of values of these variables, with the variables that a check ties to them. */
const donors = (audited: AuditInput, bases: readonly string[]): readonly Donor[] => {
  const names = [...bases, ...companionsOf(bases, audited.checks, audited.variables)]
  const donors = new Map<string, Donor>()
  audited.recorded.forEach((recorded, donor) => {
    const key = bases.map((name) => encodeValue(recorded[name] ?? null)).join('\n')
    if (donors.has(key)) return
    donors.set(key, {
      donor,
      words: contentWords(bases, recorded, audited),
      cells: Object.fromEntries(names.map((name) => [name, recorded[name] ?? null])),
    })
  })
  return [...donors.values()]
}

/** The recorded cells in words: labels, and "none" for an empty list. */
const contentWords = (bases: readonly string[], recorded: Subject, { variables }: AuditInput): string =>
  bases.map((name) => valueWords(recorded[name] ?? null, variables.get(name)!)).join(', ')

const valueWords = (value: Value, variable: Variable): string => {
  const label = (code: string): string =>
    levelsOf(variable)?.find((level) => level.value === code)?.label ?? code
  if (value === null) return 'missing'
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.map(label).join(' + ')
  return label(encodeValue(value))
}

const changeWords = (bases: readonly string[], recorded: Subject, to: string, audited: AuditInput): string =>
  `${bases.map((name) => audited.variables.get(name)!.title).join(', ')}: ${contentWords(bases, recorded, audited)} changed to ${to}`

const changedOnly = (
  cells: Readonly<Record<string, Value>>,
  recorded: Subject,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(cells).filter(
      ([name, value]) => encodeValue(value) !== encodeValue(recorded[name] ?? null),
    ),
  )
