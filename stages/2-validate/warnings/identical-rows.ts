import { encodeValue } from '../../../cohort/values/value.ts'
import type { CheckedSubjects, Found } from './checked-subjects.ts'

/**
 * Identical rows of a subject: a row that was entered twice counts twice. Files with a key or a unique column are
 * excluded, since there such rows are a fault.
 */
export const identicalRows = ({ plan, dataPackage, subjects, many }: CheckedSubjects): readonly Found[] =>
  dataPackage.resources
    .filter(({ rows, schema }) => rows === 'many' && schema.primaryKey === undefined)
    .flatMap(({ name, path: file, schema }) =>
      subjects.flatMap((subject): readonly Found[] => {
        const id = String(subject[plan.subject])
        const firstLines = new Map<string, number>()
        return (many.get(name)?.get(id) ?? []).flatMap(({ line, values }): readonly Found[] => {
          const row = JSON.stringify(schema.fields.map((field) => encodeValue(values[field.name] ?? null)))
          const earlierLine = firstLines.get(row)
          if (earlierLine === undefined) {
            firstLines.set(row, line)
            return []
          }
          const place = { file, line }
          return [
            {
              warning: IDENTICAL,
              title: TITLE,
              subject: id,
              variable: plan.subject,
              value: `line ${earlierLine}`,
              at: place,
            },
          ]
        })
      }),
    )

const IDENTICAL = 'identical rows'
const TITLE =
  'identical to an earlier row in every column, so it is counted twice; if the rows have a key, declare it as the primaryKey of the file'
