import type { Rules } from '../../cohort/conventions.ts'
import { fencesOf } from '../../cohort/far-values.ts'
import { groupBy } from '../../cohort/group-by.ts'
import type { Plan } from '../../cohort/plan.ts'
import { encodeValue, type Subject, type Variable } from '../../cohort/value.ts'
import type { SubjectRow, WarningRow } from './artifacts.ts'
import { unusedTimes } from './unused-times.ts'

/** What is worth a second look: values far from the others, times of what did not happen, and subjects who are alike. It stops nothing. */
export const findWarnings = (
  plan: Plan,
  quartiles: Rules['quartiles'],
  subjects: readonly Subject[],
  variables: ReadonlyMap<string, Variable>,
  rows: readonly SubjectRow[],
): readonly WarningRow[] => {
  const lines = new Map(rows.map((row) => [`${row.file} ${row.subject}`, row.line]))
  const placed = (subject: string, variable: string) => {
    const file = variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    return { subject, variable, file, line: lines.get(`${file} ${subject}`) ?? null }
  }
  return [
    ...outliers(plan, quartiles, subjects).map(({ subject, variable, value, title }) => ({
      warning: 'outlier',
      title,
      ...placed(subject, variable),
      value,
    })),
    ...differentOnes(unusedTimes(plan, subjects)).map(({ subject, variable, value, title }) => ({
      warning: 'time without event',
      title,
      ...placed(subject, variable),
      value,
    })),
    ...farDates(plan, subjects, variables).map(({ subject, variable, value, title }) => ({
      warning: 'far date',
      title,
      ...placed(subject, variable),
      value,
    })),
    ...duplicates(plan, subjects, variables).map(({ subject, other, title }) => ({
      warning: 'duplicate',
      title,
      ...placed(subject, plan.subject),
      value: other,
    })),
  ]
}

/** Two endpoints may have the event in common: it is said once. */
const differentOnes = <T>(found: readonly T[]): readonly T[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
]

const outliers = (plan: Plan, quartiles: Rules['quartiles'], subjects: readonly Subject[]) => {
  const { outliers: looked = [], fence = 3 } = plan.warnings ?? {}
  return looked.flatMap((variable) => {
    const recorded = subjects.flatMap((subject) => {
      const value = subject[variable]
      return typeof value === 'number' ? [{ subject: String(subject[plan.subject]), value }] : []
    })
    const fences = fencesOf(
      recorded.map(({ value }) => value),
      fence,
      quartiles,
    )
    const title = `beyond ${fence} interquartile ranges, from ${fences?.low} to ${fences?.high}`
    return recorded
      .filter(({ value }) => fences !== null && (value < fences.low || value > fences.high))
      .map(({ subject, value }) => ({ subject, variable, value: String(value), title }))
  })
}

/** Dates that hardly anybody lives to see: often a code for one that is not known. */
const farDates = (plan: Plan, subjects: readonly Subject[], variables: ReadonlyMap<string, Variable>) =>
  [...variables.values()]
    .filter(({ type, source }) => type === 'date' && source !== null)
    .flatMap(({ name }) =>
      subjects.flatMap((subject) => {
        const value = subject[name]
        return typeof value === 'string' && value >= FAR
          ? [{ subject: String(subject[plan.subject]), variable: name, value, title: FAR_TITLE }]
          : []
      }),
    )

const FAR = '2100'
const FAR_TITLE = 'a date after 2099; if it means that no date is known, put it into missingValues'

/** Each subject after the first of those who are alike, with the first. */
const duplicates = (plan: Plan, subjects: readonly Subject[], variables: ReadonlyMap<string, Variable>) => {
  const declared = plan.warnings?.duplicates
  const recorded = [...variables.values()].filter(({ derivation }) => derivation === null)
  const names = (declared ?? recorded.map(({ name }) => name)).filter((name) => name !== plan.subject)
  if (names.length === 0) return []
  const title = declared ? `alike in ${declared.join(', ')}` : 'alike in all that is recorded'
  const alike = groupBy(subjects, (subject) =>
    // no file may hold a NUL, so that it parts any two values
    names.map((name) => encodeValue(subject[name] ?? null)).join('\0'),
  )
  return [...alike.values()].flatMap(([first, ...others]) =>
    others.map((other) => ({
      subject: String(other[plan.subject]),
      other: String(first![plan.subject]),
      title,
    })),
  )
}
