import { fieldsOf } from '../../../cohort/checks/aggregate-declarations.ts'
import type { Value, Variable } from '../../../cohort/values/value.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/** A recorded value that is not missing. */
export interface Recorded extends Pick<Found, 'subject' | 'at'> {
  readonly value: Exclude<Value, null>
}

/** A column with its values recorded for analysed subjects. */
export interface RecordedColumn {
  readonly variable: Variable
  readonly values: readonly Recorded[]
}

/** Every recorded column of every file, including files with several rows per subject. */
export const recordedColumns = ({
  plan,
  dataPackage,
  variables,
  subjects,
  many,
}: CheckedSubjects): readonly RecordedColumn[] => {
  const ids = subjects.map((subject) => String(subject[plan.subject]))
  const single = [...variables.values()].filter(({ source, taken }) => source !== null && taken === undefined)
  const subjectColumns = single.map((variable) => ({
    variable,
    values: subjects.flatMap((subject, i) => recordedValue(subject[variable.name], { subject: ids[i]! })),
  }))
  const rowColumns = dataPackage.resources
    .filter(({ rows }) => rows === 'many')
    .flatMap((resource) => {
      const bySubject = many.get(resource.name)
      return [...fieldsOf(resource).values()]
        .filter(({ name }) => name !== plan.subject)
        .map((variable) => ({
          variable,
          values: ids.flatMap((subject) =>
            (bySubject?.get(subject) ?? []).flatMap(({ line, values }) =>
              recordedValue(values[variable.name], { subject, at: { file: resource.path, line } }),
            ),
          ),
        }))
    })
  return [...subjectColumns, ...rowColumns]
}

const recordedValue = (
  value: Value | undefined,
  location: Pick<Found, 'subject' | 'at'>,
): readonly Recorded[] => (value === null || value === undefined ? [] : [{ ...location, value }])

/** Warnings for the values of a column that satisfy a predicate. */
export const warningsFor = (
  { variable, values }: RecordedColumn,
  isSuspect: (value: Recorded['value']) => boolean,
  words: Pick<Found, 'warning' | 'title'>,
): readonly Found[] =>
  values
    .filter(({ value }) => isSuspect(value))
    .map(({ subject, value, at }) => ({
      ...{ ...words, subject, variable: variable.name, value: String(value), ...(at && { at }) },
    }))
